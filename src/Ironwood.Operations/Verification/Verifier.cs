namespace Ironwood.Operations.Verification;

/// <summary>Runs checks side by side.</summary>
/// <param name="checks">The checks, in the order of the report.</param>
/// <param name="timeout">Longest time for all of them together.</param>
/// <param name="time">The clock for the timeout.</param>
public sealed class Verifier(IReadOnlyList<ICheck> checks, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The timeout ended before a check did.</summary>
    public const string TimedOut = "IW8108";

    /// <summary>A check was interrupted.</summary>
    public const string Interrupted = "IW8109";

    /// <summary>The problem after an interrupt.</summary>
    public static Problem Interruption { get; } = new(
        Interrupted, "ironwood verify", "was interrupted before every check had ended",
        Fix: "run it again; verify only reads, so nothing is left half-done");

    /// <summary>
    /// Runs all checks. Does not throw, whatever Google Cloud answers: a check without an answer says so in its result.
    /// </summary>
    /// <param name="platform">The stack's outputs.</param>
    /// <param name="ended">Receives each result, in the order in which the checks end.</param>
    /// <param name="cancellation">Ends the checks that still run.</param>
    public async Task<VerificationReport> RunAsync(
        PlatformContract platform, Action<VerificationResult>? ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(platform);
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        var results = await Task.WhenAll(checks.Select(async check =>
        {
            var result = await RunAsync(check, platform, either.Token, cancellation).ConfigureAwait(false);
            ended?.Invoke(result);
            return result;
        })).ConfigureAwait(false);
        return new(platform.Project, platform.Environment, [.. results]);
    }

    private async Task<VerificationResult> RunAsync(
        ICheck check, PlatformContract platform, CancellationToken cancellation, CancellationToken interruption)
    {
        var result = new VerificationResult
        {
            Id = check.Id,
            Title = check.Title,
            Status = CheckStatus.NotAsked,
            Summary = "",
            Evidence = [],
            Commands = [],
        };
        try
        {
            result = result with { Commands = check.Commands(platform) };
            var outcome = await check.RunAsync(platform, cancellation).ConfigureAwait(false);
            return result with { Status = outcome.Status, Summary = outcome.Summary, Evidence = outcome.Evidence };
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            return Unanswered(result, Interruption);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Unanswered(result, new(
                TimedOut, "--timeout", "was over before every check had ended", $"{timeout.TotalSeconds:0}",
                Fix: "give it more seconds, or fewer checks with --only"));
        }
        // An unexpected failure must not lose the findings of the other checks.
        catch (Exception error)
        {
            return Unanswered(result, Failures.Of(error, check.Title));
        }
    }

    private static VerificationResult Unanswered(VerificationResult result, Problem problem) =>
        result with { Summary = $"{problem.Code} {problem.Path}: {problem.Message}", Problem = problem };
}
