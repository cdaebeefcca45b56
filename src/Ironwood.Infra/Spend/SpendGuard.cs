using Ironwood.Catalog.Pricing;
using Ironwood.Infra.Settings;

namespace Ironwood.Infra.Spend;

/// <summary>
/// What a stack costs an hour, calculated from its settings alone: so it can be refused before anything is
/// registered. Machines count at their largest number, because an autoscaler may take them there.
/// </summary>
public static class SpendGuard
{
    /// <summary>The estimate of a stack.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="plans">The plans of its tiers.</param>
    public static SpendEstimate Estimate(StackSettings settings, IEnumerable<TierPlan> plans)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new([
            .. TierPlan.SmallestFirst(plans).SelectMany(plan => plan.OfAllRegions).Select(plan => Machines(plan, settings)),
            new(
                "ironwood:frontDoor", "front door", settings.Region, "forwarding rules", 1, "hour",
                PriceList.FirstForwardingRules.Usd),
            .. settings.Cache.Enabled ? [Cache(settings)] : Array.Empty<SpendItem>(),
        ]);
    }

    private static SpendItem Cache(StackSettings settings)
    {
        const string Key = "redis";
        var tier = settings.Cache.HighAvailability ? "STANDARD_HA" : "BASIC";
        return new(
            "ironwood:cache", "cache", settings.Region, Key, settings.Cache.MemoryGb, "GB-hour",
            Own(settings, Key) ?? PriceList.Redis(tier, settings.Region, settings.Cache.MemoryGb)?.UsdPerGbHour);
    }

    private static SpendItem Machines(TierPlan plan, StackSettings settings)
    {
        var generation = plan.Shape.Generation;
        var (key, unit, quantity) = generation.IsAccelerator
            ? (generation.Id, "chip-hour", plan.MaxChips)
            : (plan.Shape.MachineType.Name, "vm-hour", plan.MaxVms);
        return new(
            plan.IsFailover ? $"ironwood:tiers.{plan.Name}.failover" : $"ironwood:tiers.{plan.Name}",
            plan.IsFailover ? $"{plan.Name} failover" : plan.Name,
            plan.Region, key, quantity, unit,
            Own(settings, key) ?? PriceList.Machine(key, plan.Region, plan.Capacity.Id)?.Usd);
    }

    // A contract's price goes before the list's.
    private static decimal? Own(StackSettings settings, string key) =>
        settings.Spend.Prices.TryGetValue(key, out var usd) ? (decimal)usd : null;
}
