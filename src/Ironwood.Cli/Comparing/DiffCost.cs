using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Cli.Baselines;
using Ironwood.Cli.Stacks;
using Ironwood.Planning.Settings;

namespace Ironwood.Cli.Comparing;

/// <summary>
/// Compares a stack with an earlier one: graphs, costs and settings. Each side is priced by its own settings. Where the
/// earlier settings are unknown, the current ones price both.
/// </summary>
internal static class DiffCost
{
    private const int HoursPerDay = 24;

    /// <summary>Compares a stack with its base.</summary>
    /// <param name="before">The graph of the base.</param>
    /// <param name="basis">What is known of the base beside its graph.</param>
    /// <param name="stack">The stack.</param>
    public static DiffReport Compare(ResourceGraph before, BaseGraph basis, LoadedStack stack) =>
        DiffReport.Of(
            before, stack.Graph,
            PerDay(before, basis.Terms?.Cost ?? stack.CostTerms), PerDay(stack.Graph, stack.CostTerms)) with
        {
            Settings = basis.Terms is { } terms
                ? DiffReport.SettingsOf(Json(terms.Configuration.Values), Json(stack.Configuration.Values))
                : [],
            HasAssumedPrices = basis is { Terms: null, IsWithoutStack: false } && !stack.Plan.Tariff.IsList,
        };

    // The fixed cost of a day, at the largest size.
    private static DailyCost PerDay(ResourceGraph graph, CostTerms terms)
    {
        var report = CostEstimate.Of(graph, terms);
        return new(
            report.Parts.ToDictionary(
                part => part.Name, part => part.UsdPerHour.Most * HoursPerDay, StringComparer.Ordinal),
            report.Unpriced.Count);
    }

    // A setting without anything is as if it were not there.
    private static JsonObject Json(ConfigMap map) => new(
        map.Entries
            .Where(entry => entry.Value is not (ConfigNull or ConfigMap { Entries.Count: 0 }))
            .Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value))));

    private static JsonNode? Json(ConfigNode node) => node switch
    {
        ConfigScalar scalar => JsonValue.Create(scalar.Text),
        ConfigList list => new JsonArray([.. list.Items.Select(Json)]),
        ConfigMap map => Json(map),
        ConfigSecret => JsonValue.Create(PropertyChange.Hidden),
        _ => null,
    };
}
