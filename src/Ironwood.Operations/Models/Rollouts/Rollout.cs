using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>
/// Moves an endpoint's traffic in steps and watches each step. Whatever fails, the split stays that of a step or the
/// one before it: after an ambiguous write the endpoint is read again, and a split that another person or program
/// wrote is left alone.
/// </summary>
/// <param name="endpoint">The endpoint's split.</param>
/// <param name="meter">What Monitoring measures.</param>
/// <param name="time">The clock.</param>
public sealed class Rollout(IEndpointTraffic endpoint, ITrafficMeter meter, TimeProvider time)
{
    private const int Attempts = 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Takes the steps. A write is always followed to its end; a cancellation takes effect before or after it. After
    /// the first write this method returns a result in every case and does not throw.
    /// </summary>
    /// <param name="plan">The steps and their limits.</param>
    /// <param name="report">Receives each event. An exception that it throws does not stop the rollout.</param>
    /// <param name="cancellation">Ends the rollout without undoing the last step.</param>
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
            if (settled is not { End: Settlement.Written, Now: { } now })
            {
                return NotTaken(settled, before, taken);
            }
            current = now;
            Report(report, new(RolloutMoment.Written, step, ""));
            if (await JudgeAsync(plan, step, report, cancellation).ConfigureAwait(false) is not { } judgement)
            {
                return Interrupted(current, before, taken);
            }
            if (judgement.State != LimitState.Kept)
            {
                Report(report, new(RolloutMoment.RollingBack, step, judgement.Reason));
                return await RollBackAsync(before, current, taken, judgement.Reason).ConfigureAwait(false);
            }
        }
        return new(RolloutEnd.Done, current.Split, before.Split, plan.Steps.Count, "every step kept its limits");
    }

    private static RolloutResult Interrupted(EndpointTraffic current, EndpointTraffic before, int taken) =>
        new(RolloutEnd.Interrupted, current.Split, before.Split, taken, "it was interrupted");

    private static RolloutResult NotTaken(Settled settled, EndpointTraffic before, int taken) => settled switch
    {
        { End: Settlement.Changed, Now: { } theirs } => new(
            RolloutEnd.ChangedByAnother, theirs.Split, before.Split, taken, "the split was changed by another",
            settled.Problem),
        { End: Settlement.NotWritten } => new(
            RolloutEnd.NotWritten, before.Split, before.Split, taken, "the step could not be written",
            settled.Problem),
        _ => new(
            RolloutEnd.Stuck, null, before.Split, taken,
            "the endpoint stopped answering while the step was written", settled.Problem),
    };

    // Output that cannot be written must not leave a step without anyone who watches it.
    private static void Report(Action<RolloutProgress> report, RolloutProgress progress)
    {
        try
        {
            report(progress);
        }
        catch (Exception)
        {
        }
    }

    // The step is already written: a failure here must lead to its undoing, never to an exception. Null: cancelled.
    private async Task<Judgement?> JudgeAsync(
        RolloutPlan plan, RolloutStep step, Action<RolloutProgress> report, CancellationToken cancellation)
    {
        try
        {
            return await WatchAsync(plan, step, report, cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            return new(LimitState.TooLittleData, $"the step could not be watched ({Cause(error)})");
        }
    }

    // An exceeded limit ends the step at once. Too few requests end it only after the interval: more may arrive.
    private async Task<Judgement> WatchAsync(
        RolloutPlan plan, RolloutStep step, Action<RolloutProgress> report, CancellationToken cancellation)
    {
        var start = time.GetUtcNow();
        var end = start + plan.Limits.Interval;
        while (true)
        {
            // A timer may fire a little early, and Monitoring takes time to answer. So the last look is the one whose
            // wait reaches the end of the interval, whatever the clock says afterwards.
            var left = end - time.GetUtcNow();
            var isLast = left <= BetweenLooks;
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(isLast ? left : BetweenLooks, time, cancellation).ConfigureAwait(false);
            }
            // The cancellation may have come at the moment when the wait ended.
            cancellation.ThrowIfCancellationRequested();
            var judgement = await LookAsync(plan, start, cancellation).ConfigureAwait(false);
            Report(report, new(RolloutMoment.Judged, step, judgement.Reason));
            if (judgement.State == LimitState.Exceeded || isLast)
            {
                return judgement;
            }
        }
    }

    private async Task<Judgement> LookAsync(RolloutPlan plan, DateTimeOffset start, CancellationToken cancellation)
    {
        try
        {
            var signals = await meter
                .ReadAsync(plan.DeployedModel, start, time.GetUtcNow(), cancellation).ConfigureAwait(false);
            return plan.Limits.Judge(signals);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return new(LimitState.TooLittleData, $"Monitoring could not be asked ({Cause(error)})");
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
                    var split = failure == Settlement.NotWritten ? current.Split : null;
                    return new(RolloutEnd.Stuck, split, before.Split, taken, reason, settled.Problem);
            }
            await Task.Delay(BetweenAttempts * attempt, time).ConfigureAwait(false);
            current = settled.Now ?? current;
        }
    }

    // Writes. If the answer leaves open whether the write took effect, reads the endpoint to find out.
    private async Task<Settled> SettleAsync(TrafficSplit wanted, EndpointTraffic from)
    {
        Problem? problem = null;
        Problem? conflict = null;
        for (var attempt = 1; ; attempt++)
        {
            var (sent, isOpen) = (time.GetTimestamp(), false);
            try
            {
                var written = await endpoint.WriteAsync(wanted, from.Etag, CancellationToken.None)
                    .ConfigureAwait(false);
                if (written.Split.Equals(wanted))
                {
                    return new(Settlement.Written, written);
                }
            }
            catch (EndpointChangedException error)
            {
                // Perhaps another field of the endpoint was changed, not its split.
                conflict = (error.InnerException as AccessException)?.Problem;
            }
            catch (Exception error)
            {
                problem = Failures.Of(error, "the split");
                isOpen = error is not AccessException { IsRefusal: true };
            }
            if (await ReadAgainAsync().ConfigureAwait(false) is not { } now)
            {
                return new(Settlement.Unknown, null, problem);
            }
            // Google may still apply the write until its deadline. After the deadline it no longer will.
            if (isOpen && now.Split.Equals(from.Split)
                && AccessOptions.UsualDeadline - time.GetElapsedTime(sent) is { Ticks: > 0 } left)
            {
                await Task.Delay(left, time).ConfigureAwait(false);
                if (await ReadAgainAsync().ConfigureAwait(false) is not { } then)
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

    // Null when the endpoint cannot be read.
    private async Task<EndpointTraffic?> ReadAgainAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await endpoint.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception) when (attempt == Attempts)
            {
                return null;
            }
            catch (Exception)
            {
                await Task.Delay(BetweenAttempts * attempt, time).ConfigureAwait(false);
            }
        }
    }

    private static string Cause(Exception error)
    {
        var problem = Failures.Of(error, "Cloud Monitoring");
        return $"{problem.Code}: {problem.Message}";
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
