using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about resources that refer to each other: they must fit together and be complete.</summary>
public static class WiringRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        BackendRules.Checks, ProbeRules.Checks, GroupRules.Checks, TimeoutRules.Checks, GrantRules.Checks,
        TableRules.Checks, FilterRules.Checks, ApiRules.Checks);
}
