using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Nobody reaches what is not theirs, and nothing that is kept can be lost by a slip.</summary>
public static class SecurityRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        ExposureRules.Checks, RoleRules.Checks, FederationRules.Checks, DataRules.Checks);
}
