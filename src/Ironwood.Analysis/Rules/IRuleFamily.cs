using Ironwood.Graph;

namespace Ironwood.Analysis.Rules;

/// <summary>Rules that look at the same things. Pure: equal graphs give equal findings in equal order.</summary>
public interface IRuleFamily
{
    /// <summary>Every rule that <see cref="Check"/> may name.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>Everything wrong with a graph. A graph that lacks what a rule looks at breaks no rule, and throws
    /// nothing.</summary>
    IEnumerable<Finding> Check(ResourceGraph graph);
}
