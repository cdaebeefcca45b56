using Ironwood.Problems;

namespace Ironwood.Infra.Settings;

/// <summary>Settings, or all the reasons why there are none.</summary>
/// <param name="Settings">The settings; null while a problem stands.</param>
/// <param name="Problems">Every problem, in the order of the file; empty when the settings are usable.</param>
public sealed record SettingsResult(StackSettings? Settings, IReadOnlyList<Problem> Problems)
{
    /// <summary>What is accepted, but not without a word; in the order of the file. Empty while a problem stands.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}
