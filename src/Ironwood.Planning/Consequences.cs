namespace Ironwood.Planning;

/// <summary>
/// Tells problems from their echoes. A setting that could not be read stands at its default while the rest is judged;
/// what is then found may be true of the default only.
/// </summary>
internal static class Consequences
{
    // A tier's size is calculated from these, and each is judged by those before it.
    private static readonly string[] Size =
    [
        "generation", "topology", "chips", "slices", "vms", "scaling", "zones", "failover",
    ];

    /// <summary>Whether a problem of the whole stack may only follow from a setting that could not be read.</summary>
    public static bool Follows(Problem problem, string unread)
    {
        if (ConfigPath.Holds(unread, problem.Path))
        {
            return true;
        }
        var setting = SettingOfTier(unread);
        return problem.Code switch
        {
            Diagnostics.NoTiers => ConfigPath.Holds(problem.Path, unread),
            Diagnostics.DefaultTier =>
                setting is "default" || (setting is null && ConfigPath.Holds(problem.Path, unread)),
            Diagnostics.UnreachableTier => ConfigPath.Holds(problem.Path, unread) && setting is "default" or "routes",
            // What a route selects by may be what could not be read.
            Diagnostics.MalformedRoute => ConfigPath.Holds(problem.Path, unread),
            Diagnostics.MissingSize or Diagnostics.TooManyGroups or Diagnostics.GroupTooLarge =>
                ConfigPath.Holds(problem.Path, unread) && Size.Contains(setting),
            // Which regions need a subnet the tiers say, and whether the stack makes it, the network.
            Diagnostics.SubnetOfRegion => setting is "failover" || unread.EndsWith(":tiers", StringComparison.Ordinal)
                || unread.EndsWith(":network.existing", StringComparison.Ordinal),
            // Where data is follows from the regions and from the datasets' location.
            Diagnostics.KeyOfLocation => setting is "failover" || unread.EndsWith(":tiers", StringComparison.Ordinal)
                || unread.EndsWith(":telemetry.location", StringComparison.Ordinal) || unread is "gcp:region",
            // The default generation has accelerators; what is meant may have none.
            Diagnostics.MissingCeiling => setting is "generation",
            // A price that could not be read is not missing.
            Diagnostics.Unpriced => ConfigPath.Holds(problem.Path, unread),
            // Without a domain there is no HTTPS; where the domains could not be read there may well be.
            Diagnostics.ContradictoryAccess => unread.Contains(":frontDoor.domains", StringComparison.Ordinal),
            // Whether a zone belongs to the region does not depend on the machines in it.
            Diagnostics.ZoneOutsideRegion => false,
            _ => TierOf(problem.Path) == TierOf(unread)
                && Array.IndexOf(Size, setting) is >= 0 and var cause
                && Array.IndexOf(Size, SettingOfTier(problem.Path)) >= cause,
        };
    }

    private static string? TierOf(string path) => ConfigPath.Split(path).Steps is [var tier, ..] ? tier.Name : null;

    private static string? SettingOfTier(string path) =>
        ConfigPath.Split(path).Steps is [_, var setting, ..] ? setting.Name : null;
}
