using Ironwood.Catalog.Regions;

namespace Ironwood.Planning.Validation;

/// <summary>
/// Whether regions exist. A region that the catalogue does not know may be new; it is accepted where the zones are
/// named.
/// </summary>
internal static class RegionValidation
{
    /// <summary>The problems of the regions that tiers need zones in.</summary>
    public static IEnumerable<Problem> Validate(StackSettings settings, SettingKeys keys)
    {
        if (IsUnknown(settings))
        {
            yield return Unknown("gcp:region", settings.Region);
        }
        foreach (var (name, tier) in settings.Tiers)
        {
            if (tier.Failover is { Zones: not { Count: > 0 } } failover && IsUnknown(failover.Region))
            {
                yield return Unknown(keys[$"tiers.{name}.failover.region"], failover.Region);
            }
        }
    }

    /// <summary>Whether the stack's own region is unknown, and a tier has no zones there.</summary>
    public static bool IsUnknown(StackSettings settings) =>
        IsUnknown(settings.Region) && settings.Tiers.Values.Any(tier => tier.Zones is not { Count: > 0 });

    private static bool IsUnknown(string region) => NameRules.Region.Allows(region) && !Region.IsKnown(region);

    private static Problem Unknown(string path, string region) => new(
        Diagnostics.UnknownRegion,
        path,
        "is not a region that the catalogue knows",
        region,
        "a region of https://docs.cloud.google.com/compute/docs/regions-zones",
        Spelling.Nearest(region, Region.All.Select(known => known.Name)) is { } near
            ? $"did you mean '{near}'?"
            : "write a region such as us-central1; if this one is new, name the zones of every tier");
}
