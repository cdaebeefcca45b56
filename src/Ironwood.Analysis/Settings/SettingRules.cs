using Ironwood.Analysis.Rules;
using Ironwood.Problems;

namespace Ironwood.Analysis.Settings;

/// <summary>Warnings about a stack's settings, as findings: a check counts, shows and waives them like the
/// rest.</summary>
/// <param name="warnings">Settings that are accepted and deserve a warning.</param>
public sealed class SettingRules(IReadOnlyList<Problem> warnings) : IRuleFamily
{
    private const string PodType = "ironwood:serving:TpuPod";

    /// <summary>A setting is accepted, but is probably not what its author wants.</summary>
    public static Rule Doubtful { get; } = new(
        "settings/doubtful", Severity.Warning,
        "A setting is accepted, but it is probably not what you want.",
        "The message begins with the warning's code. docs/diagnostics.md says what happens if you ignore it.");

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules { get; } = [Doubtful];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return warnings.Select(warning => new Finding(
            Doubtful,
            Owner(graph, warning.Path),
            warning.Path,
            $"{warning.Code}: {warning.Message}",
            warning.Fix ?? $"write one of: {warning.Allowed}"));
    }

    // A setting of a tier belongs to the tier's pod, so that a waiver can name one tier.
    private static ResourceNode Owner(ResourceGraph graph, string path) =>
        path.Split('.') is [var key, var tier, _, ..] && key.EndsWith(":tiers", StringComparison.Ordinal)
            && graph.OfType(PodType).FirstOrDefault(
                pod => pod.Name.EndsWith($"-pod-{tier}", StringComparison.Ordinal)) is { } pod
            ? pod
            : graph.Root;
}
