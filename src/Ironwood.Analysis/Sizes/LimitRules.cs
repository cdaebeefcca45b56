using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Sizes;

/// <summary>Nothing is larger than Google Cloud lets it be, and sizes that follow from each other agree.</summary>
public static class LimitRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        CountRules.Checks, NameLengthRules.Checks, SliceRules.Checks);
}
