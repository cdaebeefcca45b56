using Ironwood.Graph;

namespace Ironwood.Analysis.Rules;

/// <summary>A rule and the one function that finds where it is broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Find">The places; empty where a graph lacks what the rule looks at.</param>
internal sealed record RuleCheck(Rule Rule, Func<ResourceGraph, IEnumerable<Breach>> Find);

/// <summary>A place where a rule is broken; with the rule it is a <see cref="Finding"/>.</summary>
internal sealed record Breach(ResourceNode Resource, string Property, string Message, string Fix);

/// <summary>A family of rules that stand apart: each has its own function.</summary>
internal sealed class RuleFamily(params IEnumerable<IReadOnlyList<RuleCheck>> parts) : IRuleFamily
{
    private readonly RuleCheck[] _checks = [.. parts.SelectMany(part => part)];

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules => [.. _checks.Select(check => check.Rule)];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResourceGraph graph) =>
        from check in _checks
        from breach in check.Find(graph)
        select new Finding(check.Rule, breach.Resource, breach.Property, breach.Message, breach.Fix);
}
