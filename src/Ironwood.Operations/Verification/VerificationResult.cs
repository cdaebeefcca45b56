using System.Collections.Immutable;
using Ironwood.Problems;

namespace Ironwood.Operations.Verification;

/// <summary>A check that has ended.</summary>
public sealed record VerificationResult
{
    /// <summary>Stable id, as <c>--only</c> takes it.</summary>
    public required string Id { get; init; }

    /// <summary>What it looks at, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>One line: what was found.</summary>
    public required string Summary { get; init; }

    /// <summary>What it was found by, in the order of the stack.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>What a person would run to see the same.</summary>
    public required ImmutableArray<string> Commands { get; init; }

    /// <summary>Why nothing is known; null unless the status says so.</summary>
    public Problem? Problem { get; init; }
}
