using Ironwood.Operations.Access;
using Ironwood.Operations.Google;
using Ironwood.Problems;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>
/// Moves an endpoint's traffic in steps and watches each. Whatever fails, the split is a step's or the one before that
/// step: a write of which nobody knows whether it took place is followed by a look, and one that nobody asked for is
/// left alone.
/// </summary>
/// <param name="endpoint">The endpoint's split.</param>
/// <param name="meter">What Monitoring says of it.</param>
/// <param name="time">The clock.</param>
public sealed class Rollout(IEndpointTraffic endpoint, ITrafficMeter meter, TimeProvider time)
{
    private const int Attempts = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Takes the steps. Once a write is sent it is followed to its end; a cancellation is heeded before and after.
    /// </summary>
    /// <param name="plan">The steps and their limits.</param>
    /// <param name="report">Told what happens, as it happens.</param>
    /// <param name="cancellation">Ends the rollout where it stands, and undoes nothing.</param>
    public async Task<RolloutResult> RunAsync(
        RolloutPlan plan, Action<RolloutProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(report);
        var (current, before) = (plan.Start, plan.Start);
        for (var taken = 0; taken < plan.Steps.Count; taken++)
        {
            var step = plan.Steps[taken];
            if (cancellation.IsCancellationRequested)
            {
                return Interrupted(current, before, taken);
            }
            before = current;
            var settled = await SettleAsync(step.Split, before).ConfigureAwait(false);
            switch (settled)
            {
                case { End: Settlement.Written, Now: { } now }:
                    current = now;
                    report(new(RolloutMoment.Written, step, ""));
                    break;
                case { End: Settlement.Changed, Now: { } theirs }:
                    return new(
                        RolloutEnd.ChangedByAnother, theirs.Split, before.Split, taken, "the split was changed by another", settled.Problem);
                case { End: Settlement.NotWritten }:
                    return new(
                        RolloutEnd.NotWritten, before.Split, before.Split, taken, "the step could not be written", settled.Problem);
                default:
                    return new(
                        RolloutEnd.Stuck, null, before.Split, taken, "the endpoint stopped answering while the step was written", settled.Problem);
            }
            if (await WatchAsync(plan, step, report, cancellation).ConfigureAwait(false) is not { } judgement)
            {
                return Interrupted(current, before, taken);
            }
            if (judgement.State != LimitState.Kept)
            {
                report(new(RolloutMoment.RollingBack, step, judgement.Reason));
                return await RollBackAsync(before, current, taken, judgement.Reason).ConfigureAwait(false);
            }
        }
        return new(RolloutEnd.Done, current.Split, before.Split, plan.Steps.Count, "every step kept its limits");
    }

    private static RolloutResult Interrupted(EndpointTraffic current, EndpointTraffic before, int taken) =>
        new(RolloutEnd.Interrupted, current.Split, before.Split, taken, "it was interrupted");

    // A limit that is passed ends the step at once; too few requests only at its end, for more may come.
    private async Task<Judgement?> WatchAsync(
        RolloutPlan plan, RolloutStep step, Action<RolloutProgress> report, CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        var end = start + plan.Limits.Interval;
        while (true)
        {
            Judgement judgement;
            DateTimeOffset now;
            try
            {
                var left = end - time.GetUtcNow();
                await Task.Delay(left < BetweenLooks ? left : BetweenLooks, time, cancellation).ConfigureAwait(false);
                // Also when it came in the moment in which the pause was over.
                cancellation.ThrowIfCancellationRequested();
                now = time.GetUtcNow();
                judgement = plan.Limits.Judge(
                    await meter.ReadAsync(plan.DeployedModel, start, now, cancellation).ConfigureAwait(false));
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                return null;
            }
            catch (AccessException error)
            {
                now = time.GetUtcNow();
                judgement = new(
                    LimitState.TooLittleData, $"Monitoring could not be asked ({error.Problem.Code}: {error.Problem.Message})");
            }
            report(new(RolloutMoment.Judged, step, judgement.Reason));
            if (judgement.State == LimitState.Exceeded || now >= end)
            {
                return judgement;
            }
        }
    }

    private async Task<RolloutResult> RollBackAsync(
        EndpointTraffic before, EndpointTraffic current, int taken, string reason)
    {
        for (var attempt = 1; ; attempt++)
        {
            var settled = await SettleAsync(before.Split, current).ConfigureAwait(false);
            switch (settled.End)
            {
                case Settlement.Written:
                    return new(RolloutEnd.RolledBack, before.Split, before.Split, taken, reason);
                case Settlement.Changed:
                    return new(
                        RolloutEnd.ChangedByAnother, settled.Now!.Split, before.Split, taken, reason, settled.Problem);
                case var failure when attempt == Attempts:
                    return new(
                        RolloutEnd.Stuck, failure == Settlement.NotWritten
                            ? current.Split
                            : null, before.Split, taken, reason, settled.Problem);
            }
            await Task.Delay(BetweenAttempts * attempt, time).ConfigureAwait(false);
            current = settled.Now ?? current;
        }
    }

    // Writes, and looks when the answer leaves it open whether anything was written.
    private async Task<Settled> SettleAsync(TrafficSplit wanted, EndpointTraffic from)
    {
        Problem? problem = null;
        Problem? conflict = null;
        for (var attempt = 1; ; attempt++)
        {
            var (sent, isOpen) = (time.GetTimestamp(), false);
            try
            {
                return new(
                    Settlement.Written, await endpoint.WriteAsync(wanted, from.Etag, CancellationToken.None)
                    .ConfigureAwait(false));
            }
            catch (EndpointChangedException error)
            {
                // Perhaps not the split but something else of the endpoint.
                conflict = (error.InnerException as AccessException)?.Problem;
            }
            catch (AccessException error)
            {
                (problem, isOpen) = (error.Problem, !error.IsRefusal);
            }
            if (await LookAsync().ConfigureAwait(false) is not { } now)
            {
                return new(Settlement.Unknown, null, problem);
            }
            // Google may still be at work on it, until its deadline is over. What it has not done by then it will not do.
            if (isOpen && now.Split.Equals(from.Split)
                && AccessOptions.UsualDeadline - time.GetElapsedTime(sent) is { Ticks: > 0 } left)
            {
                await Task.Delay(left, time).ConfigureAwait(false);
                if (await LookAsync().ConfigureAwait(false) is not { } then)
                {
                    return new(Settlement.Unknown, null, problem);
                }
                now = then;
            }
            if (now.Split.Equals(wanted))
            {
                return new(Settlement.Written, now);
            }
            if (!now.Split.Equals(from.Split))
            {
                return new(Settlement.Changed, now, problem);
            }
            if (problem is not null || attempt == Attempts)
            {
                return new(Settlement.NotWritten, now, problem ?? conflict);
            }
            from = now;
        }
    }

    private async Task<EndpointTraffic?> LookAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await endpoint.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (AccessException) when (attempt < Attempts)
            {
                await Task.Delay(BetweenAttempts * attempt, time).ConfigureAwait(false);
            }
            catch (AccessException)
            {
                return null;
            }
        }
    }

    private enum Settlement
    {
        Written,
        NotWritten,
        Changed,
        Unknown,
    }

    private sealed record Settled(Settlement End, EndpointTraffic? Now, Problem? Problem = null);
}
