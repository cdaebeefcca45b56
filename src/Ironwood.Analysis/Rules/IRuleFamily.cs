namespace Ironwood.Analysis.Rules;

/// <summary>Rules about the same concern. Pure: equal graphs give equal findings in equal order.</summary>
public interface IRuleFamily
{
    /// <summary>Every rule that <see cref="Check"/> may name.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>
    /// All findings about a graph. A graph without the resources that a rule checks breaks no rule and causes no
    /// exception.
    /// </summary>
    IEnumerable<Finding> Check(ResourceGraph graph);
}
