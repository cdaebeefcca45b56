using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Cli.Checking;

namespace Ironwood.Cli.Reviewing;

/// <summary>The review of one stack.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Problems">Why it is refused; empty when it is not.</param>
internal sealed record StackReview(string Stack, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether the change deletes the stack's file.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>What it would create, as a phrase.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Warnings about accepted settings.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>The rules that it breaks; null when it is refused.</summary>
    public CheckReport? Check { get; init; }

    /// <summary>What it costs; null when it is refused.</summary>
    public CostReport? Cost { get; init; }

    /// <summary>What changes; null when it is refused or cannot be compared.</summary>
    public DiffReport? Diff { get; init; }

    /// <summary>What it is compared with, as a phrase.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Why it cannot be compared; empty when it is.</summary>
    public IReadOnlyList<Problem> Uncompared { get; init; } = [];

    /// <summary>Whether the stack is refused or breaks a rule with severity error.</summary>
    public bool HasErrors => Check?.HasErrors ?? !IsDeleted;
}
