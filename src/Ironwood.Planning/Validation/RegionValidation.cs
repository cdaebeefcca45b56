using Ironwood.Catalog.Regions;

namespace Ironwood.Planning.Validation;

/// <summary>
/// Whether regions exist. A region that the catalogue does not know may be new; for machines it is accepted where the
/// zones are named.
/// </summary>
internal static class RegionValidation
{
    private const string WhenNew = "if this one is new, name the zones of every tier";

    /// <summary>The problems of the regions that tiers need zones in, and of the API gateway's.</summary>
    public static IEnumerable<Problem> Validate(StackSettings settings, SettingKeys keys)
    {
        if (IsUnknown(settings))
        {
            yield return Unknown("gcp:region", settings.Region, WhenNew);
        }
        foreach (var (name, tier) in settings.Tiers)
        {
            if (tier.Failover is { Zones: not { Count: > 0 } } failover && IsUnknown(failover.Region))
            {
                yield return Unknown(keys[$"tiers.{name}.failover.region"], failover.Region, WhenNew);
            }
        }
        if (settings.ApiGateway is { Enabled: true, Region: { } gateway } && IsUnknown(gateway))
        {
            yield return Unknown(keys["apiGateway.region"], gateway);
        }
    }

    /// <summary>Whether the stack's own region is unknown, and a tier has no zones there.</summary>
    public static bool IsUnknown(StackSettings settings) =>
        IsUnknown(settings.Region) && settings.Tiers.Values.Any(tier => tier.Zones is not { Count: > 0 });

    private static bool IsUnknown(string region) => NameRules.Region.Allows(region) && !Region.IsKnown(region);

    private static Problem Unknown(string path, string region, string? whenNew = null) => new(
        Diagnostics.UnknownRegion,
        path,
        "is not a region that the catalogue knows",
        region,
        "a region of https://docs.cloud.google.com/compute/docs/regions-zones",
        Spelling.Nearest(region, Region.All.Select(known => known.Name)) is { } near
            ? $"did you mean '{near}'?{(whenNew is null ? "" : $" Or, {whenNew}")}"
            : $"write a region such as us-central1{(whenNew is null ? "" : $"; {whenNew}")}");
}
