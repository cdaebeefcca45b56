using Ironwood.Operations.Access;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Operations.Verification;

/// <summary>Runs checks side by side.</summary>
/// <param name="checks">The checks, in the order of the report.</param>
/// <param name="timeout">What all of them together may take.</param>
/// <param name="time">The clock that says when that is over.</param>
public sealed class Verifier(IReadOnlyList<ICheck> checks, TimeSpan timeout, TimeProvider time)
{
    /// <summary>The time was up before a check had ended.</summary>
    public const string TimedOut = "IW8108";

    /// <summary>Somebody interrupted a check.</summary>
    public const string Interrupted = "IW8109";

    /// <summary>What is said when somebody interrupts.</summary>
    public static Problem Interruption { get; } = new(
        Interrupted, "ironwood verify", "was interrupted before every check had ended",
        Fix: "run it again; verify only reads, so nothing is left half-done");

    /// <summary>
    /// Runs all checks. Never throws for what Google Cloud answers, and a check that was cut short says so.
    /// </summary>
    /// <param name="platform">What the stack says about itself.</param>
    /// <param name="ended">Told of each check that has ended, in the order in which they end.</param>
    /// <param name="cancellation">Cuts short what has not ended.</param>
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
            Commands = check.Commands(platform),
        };
        try
        {
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
        // Whatever else it is, it is no reason to lose what the other checks found.
        catch (Exception error)
        {
            return Unanswered(result, Failures.Of(error, check.Title));
        }
    }

    private static VerificationResult Unanswered(VerificationResult result, Problem problem) =>
        result with { Summary = $"{problem.Code} {problem.Path}: {problem.Message}", Problem = problem };
}
