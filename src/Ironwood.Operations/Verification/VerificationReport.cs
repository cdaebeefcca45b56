namespace Ironwood.Operations.Verification;

/// <summary>The results of all checks, in their fixed order.</summary>
/// <param name="Project">The project that was verified.</param>
/// <param name="Environment">The stack's environment.</param>
/// <param name="Results">One result for each selected check.</param>
public sealed record VerificationReport(string Project, string Environment, ImmutableArray<VerificationResult> Results)
{
    /// <summary>The worst status: one failure outweighs any number of unanswered checks.</summary>
    public CheckStatus Worst =>
        Count(CheckStatus.Fail) > 0 ? CheckStatus.Fail
        : Count(CheckStatus.NotAsked) > 0 ? CheckStatus.NotAsked
        : CheckStatus.Pass;

    /// <summary>Why checks had no answer, each reason once.</summary>
    public IReadOnlyList<Problem> Problems =>
        [.. Results.Select(result => result.Problem).OfType<Problem>().Distinct()];

    /// <summary>How many checks have this status.</summary>
    public int Count(CheckStatus status) => Results.Count(result => result.Status == status);
}
