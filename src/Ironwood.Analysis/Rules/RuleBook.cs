using Ironwood.Analysis.Resilience;
using Ironwood.Analysis.Security;
using Ironwood.Analysis.Sizes;
using Ironwood.Analysis.Wiring;
using Ironwood.Graph;

namespace Ironwood.Analysis.Rules;

/// <summary>Every rule there is. A new family is one line in <see cref="Families"/>.</summary>
public static class RuleBook
{
    private static readonly Lazy<Dictionary<string, Rule>> ById = new(() =>
        Families!.SelectMany(family => family.Rules).ToDictionary(rule => rule.Id, StringComparer.Ordinal));

    /// <summary>The families, in the order of <c>docs/rules.md</c>.</summary>
    public static IReadOnlyList<IRuleFamily> Families { get; } =
    [
        WiringRules.Family,
        LimitRules.Family,
        SecurityRules.Family,
        ResilienceRules.Family,
    ];

    /// <summary>All rules, family by family.</summary>
    public static IReadOnlyCollection<Rule> Rules => ById.Value.Values;

    /// <summary>The rule with this id, or null.</summary>
    public static Rule? Find(string id) => ById.Value.GetValueOrDefault(id);

    /// <summary>Everything wrong with a graph: the worst first, then by rule, resource and property.</summary>
    public static IReadOnlyList<Finding> Check(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return
        [
            .. Families.SelectMany(family => family.Check(graph))
                .OrderByDescending(finding => finding.Rule.Severity)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Resource.Urn, StringComparer.Ordinal)
                .ThenBy(finding => finding.Property, StringComparer.Ordinal)
                .ThenBy(finding => finding.Message, StringComparer.Ordinal),
        ];
    }
}
