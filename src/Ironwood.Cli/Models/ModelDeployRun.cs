using Google.Protobuf;
using Ironwood.Cli.Deployed;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;
using Ironwood.Problems;

namespace Ironwood.Cli.Models;

/// <summary><c>./ironwood model deploy</c>: plans, sends and follows.</summary>
internal static class ModelDeployRun
{
    private const string UploadMethod = "google.cloud.aiplatform.v1.ModelService/UploadModel";
    private const string DeployMethod = "google.cloud.aiplatform.v1.EndpointService/DeployModel";

    /// <param name="Resume">Operation to take up; null to begin.</param>
    /// <param name="IsDryRun">Whether nothing is sent.</param>
    /// <param name="Format"><c>text</c> or <c>json</c>.</param>
    internal sealed record DeployChoice(string? Resume, bool IsDryRun, string Format);

    public static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, PlatformChoice platform, DeploymentRequest request, DeployChoice choice, CancellationToken cancellation)
    {
        if (Contradictions(request, choice) is { Count: > 0 } contradictions)
        {
            return ModelOutcome.Refuse(terminal, contradictions);
        }
        var opened = await OpenPlatform.OfAsync(root, platform, cancellation).ConfigureAwait(false);
        if (opened.Platform is not { } open)
        {
            return ModelOutcome.Refuse(terminal, opened.Problems, opened.ExitCode);
        }
        await using (open.ConfigureAwait(false))
        {
            try
            {
                return choice.Resume is { } operation
                    ? await ResumeAsync(terminal, time, open, request, choice, operation, platform.Words, cancellation).ConfigureAwait(false)
                    : await PlanAndSendAsync(terminal, time, open, request, choice, platform.Words, cancellation).ConfigureAwait(false);
            }
            catch (AccessException error)
            {
                return ModelOutcome.CouldNotAsk(terminal, error.Problem);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                Terminal.WriteLine(terminal.Error, "Interrupted before anything was sent; nothing was changed.");
                return ExitCodes.Interrupted;
            }
        }
    }

    private static List<Problem> Contradictions(DeploymentRequest request, DeployChoice choice)
    {
        var problems = new List<Problem>();
        if (choice.Resume is { } operation)
        {
            if (!VertexName.TryOperation(operation, out _))
            {
                problems.Add(new(
                    ModelDiagnostics.MalformedName, "--resume", "is not the name of an operation", operation, VertexName.OperationForm,
                    "copy the name that the deployment printed"));
            }
            if (request.Model is not null || choice.IsDryRun)
            {
                problems.Add(new(
                    ModelDiagnostics.ContradictoryOptions, request.Model is not null ? "--model" : "--dry-run",
                    "means nothing with --resume, which takes up what was sent before", request.Model, Fix: "leave one of the two out"));
            }
        }
        else if (request.Tier.Length == 0)
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryOptions, "ironwood model deploy", "names no tier", Fix: "say whose endpoint is to serve the model: --tier TIER"));
        }
        return problems;
    }

    private static async Task<int> PlanAndSendAsync(
        Terminal terminal, TimeProvider time, OpenPlatform open, DeploymentRequest request, DeployChoice choice, string words, CancellationToken cancellation)
    {
        var planned = await new DeploymentPlanner(open.Vertex).PlanAsync(request, open.Contract, cancellation).ConfigureAwait(false);
        if (planned.Plan is not { } plan)
        {
            return ModelOutcome.Refuse(terminal, planned.Problems);
        }
        if (choice.IsDryRun)
        {
            WriteRequests(terminal, plan, choice.Format);
            return ExitCodes.Success;
        }
        var deployment = new ModelDeployment(open.Vertex, time);
        var result = await deployment.RunAsync(plan, ModelOutcome.Begun(terminal), ModelOutcome.Progress(terminal), cancellation).ConfigureAwait(false);
        return ModelOutcome.Write(terminal, result, choice.Format, ResumeCommand(result, request.Tier, words));
    }

    private static async Task<int> ResumeAsync(
        Terminal terminal, TimeProvider time, OpenPlatform open, DeploymentRequest request, DeployChoice choice, string operation, string words,
        CancellationToken cancellation)
    {
        var deployment = new ModelDeployment(open.Vertex, time);
        var result = await deployment.ResumeAsync(operation, ModelOutcome.Progress(terminal), cancellation).ConfigureAwait(false);
        if (result is { End: DeploymentEnd.Done, Phase: DeploymentPhase.Upload, Model: { } model } && request.Tier.Length > 0)
        {
            Terminal.WriteLine(terminal.Error, $"Uploaded {model}.");
            return await PlanAndSendAsync(
                terminal, time, open, request with { Model = model, Artifact = null, Image = null, Name = null, Precision = Precisions.Auto, Arguments = [] },
                choice, words, cancellation).ConfigureAwait(false);
        }
        return ModelOutcome.Write(terminal, result, choice.Format, ResumeCommand(result, request.Tier, words));
    }

    // What is still to be done after an upload needs the tier.
    private static string ResumeCommand(DeploymentResult result, string tier, string words) =>
        $"./ironwood model deploy{words}{(tier.Length > 0 ? $" --tier {tier}" : "")} --resume {result.Operation}";

    private static void WriteRequests(Terminal terminal, DeploymentPlan plan, string format)
    {
        var requests = new List<(string Method, IMessage Body)>();
        if (plan.Upload is { } upload)
        {
            requests.Add((UploadMethod, upload));
        }
        requests.Add((DeployMethod, plan.Deploy));
        ModelOutcome.WriteRequests(
            terminal, plan.Region, requests, format,
            plan.Upload is null ? null : "The second request names the model that the first one's operation returns.");
    }
}
