using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>What a typical request looks like, and what its caller expects.</summary>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
/// <param name="TtftMs">Most milliseconds until the first token; null for no objective.</param>
/// <param name="TpotMs">Most milliseconds per further token; null for no objective.</param>
/// <param name="LongestTokens">Tokens of the longest request with its answer; null for a typical one's.</param>
public sealed record Workload(
    int InputTokens, int OutputTokens, int? TtftMs = null, int? TpotMs = null, int? LongestTokens = null)
{
    /// <summary>The shape of the published measurements: used unless the settings say something else.</summary>
    public static Workload Default { get; } = new(1_024, 1_024);

    /// <summary>The same, with room for the longest requests of the published runs where the model has it.</summary>
    public static Workload For(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Default with { LongestTokens = Math.Min(EngineFigures.DefaultContextTokens, model.MaxContextTokens) };
    }

    /// <summary>Tokens of a typical request when its answer is complete.</summary>
    public int TypicalTokens => InputTokens + OutputTokens;

    /// <summary>Tokens that the model server accepts for one request with its answer.</summary>
    public int ContextTokens => Math.Max(TypicalTokens, LongestTokens ?? 0);
}
