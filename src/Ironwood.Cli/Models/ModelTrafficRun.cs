using System.Globalization;
using Ironwood.Cli.Deployed;
using Ironwood.Cli.Writing;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Cli.Models;

/// <summary><c>./ironwood model traffic</c>: moves traffic in steps, and undoes what does badly.</summary>
internal static class ModelTrafficRun
{
    /// <param name="Tier">The tier.</param>
    /// <param name="To">Id of the deployed model.</param>
    /// <param name="Steps">Percentages.</param>
    /// <param name="Interval">How long each is watched.</param>
    /// <param name="MaxErrorRatio">Largest share of failed requests.</param>
    /// <param name="MaxP99Milliseconds">Largest p99 latency; null for none.</param>
    /// <param name="MinRequests">Fewest requests to judge by.</param>
    /// <param name="IsDryRun">Whether nothing is sent.</param>
    /// <param name="Format"><c>text</c> or <c>json</c>.</param>
    internal sealed record TrafficChoice(
        string Tier, string To, string Steps, string Interval, double MaxErrorRatio, double? MaxP99Milliseconds, long MinRequests,
        bool IsDryRun, string Format);

    public static async Task<int> RunAsync(
        Terminal terminal, string root, TimeProvider time, PlatformChoice platform, TrafficChoice choice, CancellationToken cancellation)
    {
        if (TimeText.Read(choice.Interval) is not { } interval)
        {
            return ModelOutcome.Refuse(terminal, [new(
                ModelDiagnostics.LimitOutOfRange, "--interval", "is not a time", choice.Interval, "a number with s, m or h after it", "write for example 5m")]);
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
                return await PlanAndRunAsync(terminal, time, open, platform, choice, interval, cancellation).ConfigureAwait(false);
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

    private static async Task<int> PlanAndRunAsync(
        Terminal terminal, TimeProvider time, OpenPlatform open, PlatformChoice platform, TrafficChoice choice, TimeSpan interval, CancellationToken cancellation)
    {
        var request = new RolloutRequest
        {
            Tier = choice.Tier,
            DeployedModel = choice.To,
            Steps = choice.Steps,
            Limits = new()
            {
                Interval = interval,
                MaxErrorRatio = choice.MaxErrorRatio,
                MaxP99Milliseconds = choice.MaxP99Milliseconds,
                MinRequests = choice.MinRequests,
            },
        };
        var planned = await new RolloutPlanner(open.Vertex).PlanAsync(request, open.Contract, cancellation).ConfigureAwait(false);
        if (planned is not { Plan: { } plan, Endpoint: { } endpoint })
        {
            return ModelOutcome.Refuse(terminal, planned.Problems);
        }
        if (choice.IsDryRun || plan.Steps.Count == 0)
        {
            WritePlan(terminal, plan, choice.Format);
            return ExitCodes.Success;
        }
        Terminal.WriteLine(terminal.Error, $"Now:  {plan.Start.Split}");
        var rollout = new Rollout(
            new VertexTraffic(open.Vertex, endpoint.Resource),
            new MonitoringTraffic(open.Monitoring, open.Contract.Project, endpoint.Id), time);
        var result = await rollout.RunAsync(plan, progress => Tell(terminal, plan.Limits, progress), cancellation).ConfigureAwait(false);
        if (choice.Format == "json")
        {
            await terminal.Out.Profile.Out.Writer.WriteAsync(ModelJson.Of(plan, result)).ConfigureAwait(false);
        }
        return WriteEnd(terminal, plan, result, endpoint, choice, platform.Words);
    }

    private static void Tell(Terminal terminal, TrafficLimits limits, RolloutProgress progress) => Terminal.WriteLine(terminal.Error, progress.Moment switch
    {
        RolloutMoment.Written => string.Create(
            CultureInfo.InvariantCulture, $"{progress.Step.Percent,3} %  {progress.Step.Split}, watched for {TimeText.Of(limits.Interval)}"),
        RolloutMoment.RollingBack => $"      undone: {progress.Note}",
        _ => $"      {progress.Note}",
    });

    private static void WritePlan(Terminal terminal, RolloutPlan plan, string format)
    {
        if (format == "json")
        {
            terminal.Out.Profile.Out.Writer.Write(ModelJson.Of(plan));
            return;
        }
        Terminal.WriteLine(terminal.Out, $"Now:  {plan.Start.Split}");
        foreach (var step in plan.Steps)
        {
            Terminal.WriteLine(terminal.Out, string.Create(CultureInfo.InvariantCulture, $"{step.Percent,3} %  {step.Split}"));
        }
        Terminal.WriteLine(terminal.Out, plan.Steps.Count == 0
            ? "There is no step to take; nothing was changed."
            : $"Each step would be watched for {TimeText.Of(plan.Limits.Interval)}. Nothing was changed.");
    }

    private static int WriteEnd(Terminal terminal, RolloutPlan plan, RolloutResult result, VertexName endpoint, TrafficChoice choice, string words)
    {
        if (result.End == RolloutEnd.Done)
        {
            if (choice.Format == "text")
            {
                Terminal.WriteLine(terminal.Out, $"Done: {result.Split}");
            }
            return ExitCodes.Success;
        }
        var path = $"tier {choice.Tier}";
        var again = $"./ironwood model traffic{words} --tier {choice.Tier} --to {choice.To} --steps "
            + string.Join(',', plan.Steps.Skip(result.StepsTaken).Select(step => step.Percent.ToString(CultureInfo.InvariantCulture)))
            + LimitWords(choice);
        var cause = result.Problem is { } said ? $" ({said.Code}: {said.Message})" : "";
        ProblemView.WriteFailure(terminal.Error, result.End switch
        {
            RolloutEnd.RolledBack => new(
                ModelDiagnostics.RolledBack, path, $"a step was undone: {result.Reason}; the split is as it was before the step", result.Split!.ToString(),
                Fix: $"find out why, then go on: {again}"),
            RolloutEnd.NotWritten => new(
                ModelDiagnostics.StepNotWritten, path, $"{result.Reason}{cause}; the split is as it was before the step", result.Split!.ToString(),
                Fix: $"go on: {again}"),
            RolloutEnd.ChangedByAnother => new(
                ModelDiagnostics.ChangedByAnother, path, "somebody else changed the split, and it was left as they made it", result.Split!.ToString(),
                Fix: "agree with them, then begin anew"),
            RolloutEnd.Interrupted => new(
                ModelDiagnostics.RolloutInterrupted, path, "was interrupted; nothing more was changed, and nobody watches the split", result.Split!.ToString(),
                Fix: result.Split.Equals(result.Before) ? $"go on: {again}" : $"go on: {again}; or go back to {result.Before}: {ByHand(endpoint, result.Before)}"),
            _ => new(
                ModelDiagnostics.StepNotUndone, path,
                $"{result.Reason}{cause}; the step could not be undone", result.Split?.ToString() ?? "not known",
                Fix: $"look (./ironwood model list), then set it by hand to {result.Before}: {ByHand(endpoint, result.Before)}"),
        });
        return result.End == RolloutEnd.Interrupted ? ExitCodes.Interrupted : ExitCodes.Failure;
    }

    // What was asked for goes on to hold: a step that is taken up with other limits would be another rollout.
    private static string LimitWords(TrafficChoice choice)
    {
        var usual = new TrafficLimits();
        return string.Concat(
            TimeText.Read(choice.Interval) == usual.Interval ? "" : $" --interval {choice.Interval}",
            choice.MaxErrorRatio.Equals(usual.MaxErrorRatio) ? "" : string.Create(CultureInfo.InvariantCulture, $" --max-error-ratio {choice.MaxErrorRatio}"),
            choice.MaxP99Milliseconds is { } p99 ? string.Create(CultureInfo.InvariantCulture, $" --max-p99-ms {p99}") : "",
            choice.MinRequests == usual.MinRequests ? "" : string.Create(CultureInfo.InvariantCulture, $" --min-requests {choice.MinRequests}"));
    }

    private static string ByHand(VertexName endpoint, TrafficSplit split) =>
        $"gcloud ai endpoints update {endpoint.Resource} --traffic-split="
        + string.Join(',', split.Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Key}={share.Value}")));
}
