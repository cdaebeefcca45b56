namespace Ironwood.Analysis.Rules;

/// <summary>A rule and the function that finds where it is broken.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Find">The places; empty for a graph without the resources that the rule checks.</param>
internal sealed record RuleCheck(Rule Rule, Func<ResourceGraph, IEnumerable<Breach>> Find);

/// <summary>A place where a rule is broken; together with the rule it is a <see cref="Finding"/>.</summary>
internal sealed record Breach(ResourceNode Resource, string Property, string Message, string Fix);

/// <summary>A family of independent rules: each has its own function.</summary>
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
