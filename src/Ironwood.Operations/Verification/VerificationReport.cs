using System.Collections.Immutable;
using Ironwood.Problems;

namespace Ironwood.Operations.Verification;

/// <summary>All checks of a platform, in their fixed order.</summary>
/// <param name="Project">The project that was looked at.</param>
/// <param name="Environment">The stack's environment.</param>
/// <param name="Results">One for each check that was asked for.</param>
public sealed record VerificationReport(string Project, string Environment, ImmutableArray<VerificationResult> Results)
{
    /// <summary>The worst that was found: one failure outweighs any number of questions without an answer.</summary>
    public CheckStatus Worst =>
        Count(CheckStatus.Fail) > 0 ? CheckStatus.Fail
        : Count(CheckStatus.NotAsked) > 0 ? CheckStatus.NotAsked
        : CheckStatus.Pass;

    /// <summary>Why questions had no answer, each reason once.</summary>
    public IReadOnlyList<Problem> Problems =>
        [.. Results.Select(result => result.Problem).OfType<Problem>().Distinct()];

    /// <summary>How many checks ended so.</summary>
    public int Count(CheckStatus status) => Results.Count(result => result.Status == status);
}
