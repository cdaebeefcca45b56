using Ironwood.Analysis.Traffic;

namespace Ironwood.Analysis.Diff;

/// <summary>The report's JSON form, <c>ironwood-diff/1</c>: without times, so that equal reports give equal
/// bytes.</summary>
public static class DiffJson
{
    /// <summary>Value of the <c>format</c> property.</summary>
    public const string Format = "ironwood-diff/1";

    private static readonly JsonNamingPolicy PropertyNames = JsonNamingPolicy.CamelCase;

    /// <summary>The document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="origin">What the stack was compared with, and how that was read.</param>
    public static string Of(DiffReport report, string origin)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new JsonObject
        {
            ["format"] = Format,
            ["project"] = report.Diff.After.Project,
            ["stack"] = report.Diff.After.Stack,
            ["base"] = new JsonObject
            {
                ["project"] = report.Diff.Before.Project,
                ["stack"] = report.Diff.Before.Stack,
                ["origin"] = origin,
            },
            ["counts"] = new JsonObject(
            [
                .. Enum.GetValues<ChangeKind>().Select(kind => Entry(Name(kind), report.Diff.Count(kind))),
                Entry("refused", report.Diff.Refused.Count()),
                Entry("uncomparedSecrets", report.Diff.UncomparedSecrets),
            ]),
            ["chips"] = Pair(report.ChipsBefore, report.ChipsAfter),
            ["usdPerDay"] = Pair(Money(report.CostBefore.Sum), Money(report.CostAfter.Sum)),
            ["hasAssumedPrices"] = report.HasAssumedPrices,
            ["tiers"] = List(report.Tiers, tier => Tier(report, tier)),
            ["routes"] = List(report.Routes, route => new JsonObject
            {
                ["paths"] = List(route.Paths, path => JsonValue.Create(path)),
                ["before"] = Row(route.Before),
                ["after"] = Row(route.After),
            }),
            ["resources"] = List(report.Diff.Changes, Change),
            ["outputs"] = List(report.Diff.Outputs, Property),
            ["settings"] = List(report.Settings, setting => new JsonObject
            {
                ["path"] = setting.Path,
                ["before"] = setting.Before?.DeepClone(),
                ["after"] = setting.After?.DeepClone(),
            }),
        };
        return document.ToJsonString(JsonForm.Indented) + "\n";
    }

    private static JsonObject Tier(DiffReport report, TierChange tier) => new()
    {
        ["name"] = tier.Name,
        ["chips"] = Pair(tier.ChipsBefore, tier.ChipsAfter),
        ["vms"] = Pair(tier.VmsBefore, tier.VmsAfter),
        ["usdPerDay"] = Pair(Cost(report.CostBefore, tier.Name), Cost(report.CostAfter, tier.Name)),
        ["hasColdStart"] = tier.HasColdStart,
        ["groups"] = List(tier.Groups, group => new JsonObject
        {
            ["name"] = group.Group,
            ["fate"] = Name(group.Fate),
            ["vms"] = group.Vms,
            ["isAwayBetween"] = group.IsAwayBetween,
        }),
    };

    private static JsonObject? Row(RouteRow? row) => row is null ? null : new()
    {
        ["backendService"] = row.BackendService,
        ["tier"] = row.Tier,
        ["groups"] = List(
            row.Groups, group => new JsonObject { ["name"] = group.Name, ["zone"] = group.Zone, ["vms"] = group.Vms }),
    };

    private static JsonObject Change(ResourceChange change) => new()
    {
        ["kind"] = Name(change.Kind),
        ["type"] = change.Resource.Type,
        ["name"] = change.Resource.Name,
        ["urn"] = change.Resource.Urn,
        ["deletesFirst"] = change.DeletesFirst,
        ["isMoved"] = change.IsMoved,
        ["refusals"] = List(change.Refusals, refusal => new JsonObject
        {
            ["by"] = Name(refusal.By),
            ["reason"] = refusal.Reason,
            ["fix"] = refusal.Fix,
        }),
        ["causes"] = List(change.Causes, cause => new JsonObject
        {
            ["path"] = cause.Path,
            ["reason"] = cause.Reason,
            ["source"] = cause.Source,
            ["isCertain"] = cause.IsCertain,
        }),
        ["properties"] = List(change.Properties, Property),
    };

    private static JsonObject Property(PropertyChange property) => new()
    {
        ["path"] = property.Path,
        ["before"] = property.Before?.DeepClone(),
        ["after"] = property.After?.DeepClone(),
        ["isSecret"] = property.IsSecret,
        ["reads"] = property.Reads,
    };

    private static JsonValue? Cost(DailyCost cost, string part) =>
        cost.Unpriced > 0 ? null : Money(cost.UsdPerDay.GetValueOrDefault(part));

    private static JsonValue? Money(decimal? usd) =>
        usd is { } known ? JsonValue.Create(decimal.Round(known, 2)) : null;

    private static JsonObject Pair(JsonNode? before, JsonNode? after) =>
        new() { ["before"] = before, ["after"] = after };

    private static KeyValuePair<string, JsonNode?> Entry(string name, int number) => new(name, number);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> form) => [.. items.Select(form)];

    private static string Name<T>(T value) where T : struct, Enum => PropertyNames.ConvertName(value.ToString());
}
