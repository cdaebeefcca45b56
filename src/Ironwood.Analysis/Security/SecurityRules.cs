using Ironwood.Analysis.Rules;

namespace Ironwood.Analysis.Security;

/// <summary>Rules about access, exposure and the protection of data.</summary>
public static class SecurityRules
{
    /// <summary>The rules.</summary>
    public static IRuleFamily Family { get; } = new RuleFamily(
        ExposureRules.Checks, NetworkLogRules.Checks, HostRules.Checks, RoleRules.Checks, FederationRules.Checks,
        DataRules.Checks);
}
