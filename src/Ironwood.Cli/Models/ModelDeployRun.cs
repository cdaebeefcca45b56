using Google.Protobuf;
using Ironwood.Cli.Deployed;
using Ironwood.Operations.Google;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Deployments;

namespace Ironwood.Cli.Models;

/// <summary>Other options of a deployment.</summary>
/// <param name="Resume">Operation to continue; null to begin.</param>
/// <param name="IsDryRun">Whether nothing is sent.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
internal sealed record DeployChoice(string? Resume, bool IsDryRun, string Format);

/// <summary><c>./ironwood model deploy</c>: plans, sends and follows.</summary>
internal sealed class ModelDeployRun(
    Terminal terminal, TimeProvider time, PlatformChoice platform, DeploymentRequest request, DeployChoice choice)
{
    private const string UploadMethod = "google.cloud.aiplatform.v1.ModelService/UploadModel";
    private const string DeployMethod = "google.cloud.aiplatform.v1.EndpointService/DeployModel";

    public Task<int> RunAsync(string root, CancellationToken cancellation) =>
        Contradictions() is { Count: > 0 } contradictions
            ? Task.FromResult(ProblemView.Refuse(terminal, contradictions))
            : ModelOutcome.OnPlatformAsync(
                terminal,
                root,
                platform,
                (open, token) => choice.Resume is { } operation
                    ? ResumeAsync(open, operation, token)
                    : PlanAndSendAsync(open, request, token),
                cancellation);

    private List<Problem> Contradictions()
    {
        var problems = new List<Problem>();
        if (choice.Resume is { } operation)
        {
            if (!VertexName.TryOperation(operation, out _))
            {
                problems.Add(new(
                    ModelDiagnostics.MalformedName, "--resume", "is not the name of an operation", operation,
                    VertexName.OperationForm, "copy the name that the deployment printed"));
            }
            if (request.Model is not null || choice.IsDryRun)
            {
                problems.Add(new(
                    ModelDiagnostics.ContradictoryOptions, request.Model is not null ? "--model" : "--dry-run",
                    "cannot be used with --resume, which continues an earlier request", request.Model,
                    Fix: "remove one of the two"));
            }
        }
        else if (request.Tier.Length == 0)
        {
            problems.Add(new(
                ModelDiagnostics.ContradictoryOptions, "ironwood model deploy", "names no tier",
                Fix: "name the tier whose endpoint will serve the model: --tier TIER"));
        }
        return problems;
    }

    private async Task<int> PlanAndSendAsync(
        OpenPlatform open, DeploymentRequest wanted, CancellationToken cancellation)
    {
        var planned = await new DeploymentPlanner(open.Vertex)
            .PlanAsync(wanted, open.Contract, cancellation)
            .ConfigureAwait(false);
        if (planned.Plan is not { } plan)
        {
            return ProblemView.Refuse(terminal, planned.Problems);
        }
        if (choice.IsDryRun)
        {
            WriteRequests(plan);
            return ExitCodes.Success;
        }
        var result = await new ModelDeployment(open.Vertex, time)
            .RunAsync(plan, ModelOutcome.Begun(terminal), ModelOutcome.Progress(terminal), cancellation)
            .ConfigureAwait(false);
        var look = result.Phase == DeploymentPhase.Upload && plan.Upload is { } upload
            ? LookForModel(open.Contract.Project, plan.Region, upload.Model.DisplayName)
            : LookAtEndpoints;
        return ModelOutcome.Write(terminal, result, choice.Format, ResumeCommand(result), look);
    }

    private async Task<int> ResumeAsync(OpenPlatform open, string operation, CancellationToken cancellation)
    {
        var result = await new ModelDeployment(open.Vertex, time)
            .ResumeAsync(operation, ModelOutcome.Progress(terminal), cancellation)
            .ConfigureAwait(false);
        if (result is not { End: DeploymentEnd.Done, Phase: DeploymentPhase.Upload, Model: { } model }
            || request.Tier.Length == 0)
        {
            return ModelOutcome.Write(terminal, result, choice.Format, ResumeCommand(result), LookAtEndpoints);
        }
        Terminal.WriteLine(terminal.Error, $"Uploaded {model}.");
        var rest = request with
        {
            Model = model,
            Artifact = null,
            Image = null,
            Name = null,
            Precision = Precisions.Auto,
            Arguments = [],
        };
        return await PlanAndSendAsync(open, rest, cancellation).ConfigureAwait(false);
    }

    private string LookAtEndpoints => $"./ironwood model list{platform.Words}";

    // A model that was uploaded, and is not deployed, is at no endpoint.
    private string LookForModel(string project, string region, string name)
    {
        var tier = request.Tier.Length > 0 ? request.Tier : "TIER";
        return $"gcloud ai models list --project={ShellWord.Of(project)} --region={ShellWord.Of(region)} "
            + $"--filter={ShellWord.Of($"displayName=\"{name}\"")}; if the model is there, deploy it: "
            + $"./ironwood model deploy{platform.Words} --tier {ShellWord.Of(tier)} --model MODEL_ID";
    }

    // The deployment that follows an upload needs the tier.
    private string ResumeCommand(DeploymentResult result)
    {
        var tier = request.Tier.Length > 0 ? $" --tier {ShellWord.Of(request.Tier)}" : "";
        return $"./ironwood model deploy{platform.Words}{tier} --resume {ShellWord.Of(result.Operation)}";
    }

    private void WriteRequests(DeploymentPlan plan)
    {
        var requests = new List<(string Method, IMessage Body)>();
        if (plan.Upload is { } upload)
        {
            requests.Add((UploadMethod, upload));
        }
        requests.Add((DeployMethod, plan.Deploy));
        ModelOutcome.WriteRequests(
            terminal, plan.Region, requests, choice.Format,
            plan.Upload is null ? null : "The second request uses the model that the first operation returns.");
    }
}
