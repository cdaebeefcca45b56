using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Sizes;

/// <summary>Rules about Google Cloud's limits, and about sizes that must match each other.</summary>
public static class LimitRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        CountRules.Checks, NameLengthRules.Checks, SliceRules.Checks);
}
