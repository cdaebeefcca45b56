namespace Ironwood.Operations.Verification;

/// <summary>The result of one check.</summary>
public sealed record VerificationResult
{
    /// <summary>Stable id, as <c>--only</c> takes it.</summary>
    public required string Id { get; init; }

    /// <summary>What it checks, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>One line: the finding.</summary>
    public required string Summary { get; init; }

    /// <summary>The observations behind it, in the order of the stack.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>Commands that show the same to a person.</summary>
    public required ImmutableArray<string> Commands { get; init; }

    /// <summary>Why the state is unknown; null if it is known.</summary>
    public Problem? Problem { get; init; }
}
