using Ironwood.Planning.Plan;

namespace Ironwood.Planning;

/// <summary>The plan of a stack, or all the reasons why it cannot be made.</summary>
/// <param name="Plan">The plan; null while a problem stands.</param>
/// <param name="Problems">Every problem, in the order of the file; empty when there is a plan.</param>
public sealed record SettingsResult(StackPlan? Plan, IReadOnlyList<Problem> Problems)
{
    internal StackSettings? Settings => Plan?.Settings;

    /// <summary>What is accepted, but not without a word; in the order of the file. Empty while a problem
    /// stands.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}
