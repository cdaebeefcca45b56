using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Wiring;

/// <summary>Resources that name each other fit together, and nothing that one needs of another is lacking.</summary>
public static class WiringRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        BackendRules.Checks, ProbeRules.Checks, GroupRules.Checks, TimeoutRules.Checks, GrantRules.Checks,
        TableRules.Checks, FilterRules.Checks, ApiRules.Checks);
}
