using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Rules;
using Ironwood.Analysis.Schema;
using Ironwood.Analysis.Security;
using Ironwood.Analysis.Settings;
using Ironwood.Analysis.Sizes;
using Ironwood.Analysis.Supply;
using Ironwood.Analysis.Traffic;
using Ironwood.Analysis.Wiring;
using Ironwood.Problems;

namespace Ironwood.Analysis;

/// <summary>Every rule there is. A new family is one line in <see cref="FamiliesOf"/>.</summary>
public static class RuleBook
{
    private static readonly Lazy<Dictionary<string, Rule>> ById = new(() =>
        Families!.SelectMany(family => family.Rules).ToDictionary(rule => rule.Id, StringComparer.Ordinal));

    /// <summary>The families, in the order of <c>docs/rules.md</c>.</summary>
    public static IReadOnlyList<IRuleFamily> Families { get; } = FamiliesOf(CostTerms.List, default, []);

    /// <summary>All rules, family by family.</summary>
    public static IReadOnlyCollection<Rule> Rules => ById.Value.Values;

    /// <summary>The rule with this id, or null.</summary>
    public static Rule? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>All findings about a graph: most severe first, then by rule, resource and property.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="terms">The user's own prices and the ceiling.</param>
    /// <param name="today">The day on which prices are judged.</param>
    /// <param name="warnings">Warnings about the settings that the graph comes from.</param>
    public static IReadOnlyList<Finding> Check(
        ResourceGraph graph, CostTerms terms, DateOnly today, IReadOnlyList<Problem>? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        // Families only read the graph and are independent of each other, so they run in parallel.
        Task<Finding[]>[] families =
        [.. FamiliesOf(terms, today, warnings ?? []).Select(family => Task.Run(() => family.Check(graph).ToArray()))];
        return
        [
            .. families.SelectMany(family => family.GetAwaiter().GetResult())
                .OrderByDescending(finding => finding.Rule.Severity)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Resource.Urn, StringComparer.Ordinal)
                .ThenBy(finding => finding.Property, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<IRuleFamily> FamiliesOf(
        CostTerms terms, DateOnly today, IReadOnlyList<Problem> warnings) =>
    [
        new SchemaCheck(),
        WiringRules.Family,
        new RouteFamily(),
        LimitRules.Family,
        SecurityRules.Family,
        SupplyRules.Family,
        ResilienceRules.Family,
        new SpendRules(terms, today),
        new SettingRules(warnings),
    ];
}
