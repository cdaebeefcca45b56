using Ironwood.Cli.Deployed;
using Ironwood.Operations.Google;
using Ironwood.Operations.Models;
using Ironwood.Operations.Models.Rollouts;
using static System.FormattableString;

namespace Ironwood.Cli.Models;

/// <summary>Options of a rollout.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="To">Id of the deployed model.</param>
/// <param name="Steps">Percentages.</param>
/// <param name="Interval">How long each step is watched.</param>
/// <param name="MaxErrorRatio">Largest share of failed requests.</param>
/// <param name="MaxP99Milliseconds">Largest p99 latency; null for no limit.</param>
/// <param name="MinRequests">Fewest requests that a step can be judged by.</param>
/// <param name="IsDryRun">Whether nothing is sent.</param>
/// <param name="Format"><c>text</c> or <c>json</c>.</param>
internal sealed record TrafficChoice(
    string Tier,
    string To,
    string Steps,
    string Interval,
    double MaxErrorRatio,
    double? MaxP99Milliseconds,
    long MinRequests,
    bool IsDryRun,
    string Format);

/// <summary><c>./ironwood model traffic</c>: moves traffic in steps, and undoes a step that exceeds a limit.</summary>
internal sealed class ModelTrafficRun(
    Terminal terminal, TimeProvider time, PlatformChoice platform, TrafficChoice choice)
{
    private string TierPath => $"tier {choice.Tier}";

    public Task<int> RunAsync(string root, CancellationToken cancellation) =>
        TimeText.Read(choice.Interval) is { } interval
            ? ModelOutcome.OnPlatformAsync(
                terminal, root, platform, (open, token) => PlanAndRunAsync(open, interval, token), cancellation)
            : Task.FromResult(ProblemView.Refuse(terminal, new Problem(
                ModelDiagnostics.LimitOutOfRange, "--interval", "is not a time", choice.Interval,
                "a number with s, m or h after it", "write for example 5m")));

    private async Task<int> PlanAndRunAsync(OpenPlatform open, TimeSpan interval, CancellationToken cancellation)
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
        var planned = await new RolloutPlanner(open.Vertex)
            .PlanAsync(request, open.Contract, cancellation)
            .ConfigureAwait(false);
        if (planned is not { Plan: { } plan, Endpoint: { } endpoint })
        {
            return ProblemView.Refuse(terminal, planned.Problems);
        }
        if (choice.IsDryRun || plan.Steps.Count == 0)
        {
            WritePlan(plan);
            return ExitCodes.Success;
        }
        Terminal.WriteLine(terminal.Error, $"Now:  {plan.Start.Split}");
        var rollout = new Rollout(
            new VertexTraffic(open.Vertex, endpoint.Resource),
            new MonitoringTraffic(open.Monitoring, open.Contract.Project, endpoint.Id),
            time);
        var result = await rollout
            .RunAsync(plan, progress => Tell(plan.Limits, progress), cancellation)
            .ConfigureAwait(false);
        if (choice.Format == "json")
        {
            await terminal.WriteAsync(ModelJson.Of(plan, result)).ConfigureAwait(false);
        }
        return WriteEnd(plan, result, endpoint);
    }

    private void Tell(TrafficLimits limits, RolloutProgress progress) => Terminal.WriteLine(
        terminal.Error,
        progress.Moment switch
        {
            RolloutMoment.Written => $"{Line(progress.Step)}, watched for {TimeText.Of(limits.Interval)}",
            RolloutMoment.RollingBack => $"      undone: {progress.Note}",
            _ => $"      {progress.Note}",
        });

    private void WritePlan(RolloutPlan plan)
    {
        if (choice.Format == "json")
        {
            terminal.Out.Profile.Out.Writer.Write(ModelJson.Of(plan));
            return;
        }
        Terminal.WriteLine(terminal.Out, $"Now:  {plan.Start.Split}");
        foreach (var step in plan.Steps)
        {
            Terminal.WriteLine(terminal.Out, Line(step));
        }
        Terminal.WriteLine(terminal.Out, plan.Steps.Count == 0
            ? "No step is needed; nothing was changed."
            : $"Each step would be watched for {TimeText.Of(plan.Limits.Interval)}. Nothing was changed.");
    }

    private int WriteEnd(RolloutPlan plan, RolloutResult result, VertexName endpoint)
    {
        if (result.End != RolloutEnd.Done)
        {
            ProblemView.WriteFailure(terminal.Error, ProblemOf(plan, result, endpoint));
            return result.End == RolloutEnd.Interrupted ? ExitCodes.Interrupted : ExitCodes.Failure;
        }
        if (choice.Format == "text")
        {
            Terminal.WriteLine(terminal.Out, $"Done: {result.Split}");
        }
        return ExitCodes.Success;
    }

    private Problem ProblemOf(RolloutPlan plan, RolloutResult result, VertexName endpoint)
    {
        var goOn = $"continue: {Again(plan, result)}";
        var goBack = $"{result.Before}: {ByHand(endpoint, result.Before)}";
        var cause = result.Problem is { } problem ? $" ({problem.Code}: {problem.Message})" : "";
        return result.End switch
        {
            RolloutEnd.RolledBack => new(
                ModelDiagnostics.RolledBack, TierPath,
                $"a step was undone: {result.Reason}; the split is the same as before the "
                + $"step", result.Split!.ToString(),
                Fix: $"find the cause, then {goOn}"),
            RolloutEnd.NotWritten => new(
                ModelDiagnostics.StepNotWritten, TierPath,
                $"{result.Reason}{cause}; the split is the same as before the "
                + $"step", result.Split!.ToString(), Fix: goOn),
            RolloutEnd.ChangedByAnother => new(
                ModelDiagnostics.ChangedByAnother, TierPath,
                "another person or program changed the split, and that split was kept", result.Split!.ToString(),
                Fix: "ask who changed it, then start again"),
            RolloutEnd.Interrupted => new(
                ModelDiagnostics.RolloutInterrupted, TierPath,
                "was interrupted; nothing more was changed, and the split is no longer watched",
                result.Split!.ToString(),
                Fix: result.Split.Equals(result.Before) ? goOn : $"{goOn}; or go back to {goBack}"),
            _ => new(
                ModelDiagnostics.StepNotUndone, TierPath, $"{result.Reason}{cause}; the step could not be undone",
                result.Split?.ToString() ?? "not known",
                Fix: $"check it (./ironwood model list), then set it by hand: {goBack}"),
        };
    }

    private string Again(RolloutPlan plan, RolloutResult result)
    {
        var steps = plan.Steps.Skip(result.StepsTaken)
            .Select(step => step.Percent.ToString(CultureInfo.InvariantCulture));
        return $"./ironwood model traffic{platform.Words} --tier {ShellWord.Of(choice.Tier)} "
            + $"--to {ShellWord.Of(choice.To)} --steps {string.Join(',', steps)}{LimitWords()}";
    }

    // The remaining steps keep the same limits: other limits would be a different rollout.
    private string LimitWords()
    {
        var usual = new TrafficLimits();
        return string.Concat(
            TimeText.Read(choice.Interval) == usual.Interval ? "" : $" --interval {choice.Interval}",
            choice.MaxErrorRatio.Equals(usual.MaxErrorRatio)
                ? ""
                : Invariant($" --max-error-ratio {choice.MaxErrorRatio}"),
            choice.MaxP99Milliseconds is { } p99 ? Invariant($" --max-p99-ms {p99}") : "",
            choice.MinRequests == usual.MinRequests ? "" : Invariant($" --min-requests {choice.MinRequests}"));
    }

    private static string Line(RolloutStep step) => Invariant($"{step.Percent,3} %  {step.Split}");

    private static string ByHand(VertexName endpoint, TrafficSplit split)
    {
        var shares = split.Shares.Select(share => Invariant($"{share.Key}={share.Value}"));
        return $"gcloud ai endpoints update {endpoint.Resource} --traffic-split={string.Join(',', shares)}";
    }
}
