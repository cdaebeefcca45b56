using Ironwood.Catalog.Pricing;
using Ironwood.Infra.Caching;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Settings;
using Ironwood.Infra.Traffic;

namespace Ironwood.Infra.Spend;

/// <summary>
/// What a stack costs an hour, calculated from its settings alone: so it can be refused before anything is
/// registered. Machines count at their largest number, because an autoscaler may take them there. A test holds it
/// equal to what the finished graph costs.
/// </summary>
public static class SpendGuard
{
    /// <summary>The estimate of a stack.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="plans">The plans of its tiers.</param>
    public static SpendEstimate Estimate(StackSettings settings, IEnumerable<TierPlan> plans)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var tariff = TariffOf(settings);
        var machines = TierPlan.SmallestFirst(plans).SelectMany(plan => plan.OfAllRegions).ToArray();
        return new([
            .. machines.SelectMany(plan => Tier(plan, settings, tariff)),
            .. FrontDoor(settings),
            .. settings.Cache.Enabled ? Cache(settings, tariff) : [],
            .. machines.GroupBy(plan => plan.Region).SelectMany(region => WayOut(settings, region)),
            .. Watching(settings),
        ]);
    }

    /// <summary>The prices of a stack: its own before the list's.</summary>
    public static Tariff TariffOf(StackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(settings.Spend.Prices.ToDictionary(price => price.Key, price => (decimal)price.Value));
    }

    private static IEnumerable<SpendItem> Tier(TierPlan plan, StackSettings settings, Tariff tariff)
    {
        var tier = $"ironwood:tiers.{plan.Name}";
        var (path, name) = plan.IsFailover ? ($"{tier}.failover", $"{plan.Name} failover") : (tier, plan.Name);
        var machine = plan.Shape.MachineType;
        yield return new(path, name, plan.Region, tariff.Machines(machine.Name, plan.Region, plan.Capacity.Id, plan.MaxVms));
        yield return new(path, $"{name} disks", plan.Region, tariff.Disks(
            machine.BootDiskType, plan.Region, (decimal)plan.MaxVms * PodTemplate.BootDiskGb(plan)));
        // Endpoints stand in the stack's own region alone.
        var vertex = settings.Tiers[plan.Name].Vertex;
        if (!plan.IsFailover && vertex is { Enabled: true, Model: not null })
        {
            yield return new(
                $"{path}.vertex", $"{name} endpoint", plan.Region, tariff.ModelReplicas(vertex.MachineType, vertex.MostReplicas));
        }
    }

    private static IEnumerable<SpendItem> FrontDoor(StackSettings settings)
    {
        const string Path = "ironwood:frontDoor";
        var domains = settings.FrontDoor.Domains.Count;
        var listeners = domains == 0 ? 1 : 2;
        return
        [
            .. Tariff.ForwardingRules(listeners).Select(charge => new SpendItem(Path, "front door", settings.Region, charge)),
            .. Tariff.SecurityPolicies(1, EdgeProtection.RuleCount).Select(charge => new SpendItem(Path, "edge protection", settings.Region, charge)),
            .. domains == 0 ? Array.Empty<SpendItem>() : [new(Path, "certificates", settings.Region, Tariff.Certificates(domains))],
        ];
    }

    private static IEnumerable<SpendItem> Cache(StackSettings settings, Tariff tariff)
    {
        const string Path = "ironwood:cache";
        var tier = settings.Cache.HighAvailability ? "STANDARD_HA" : "BASIC";
        return
        [
            new(Path, "cache", settings.Region, tariff.Redis(tier, settings.Region, settings.Cache.MemoryGb)),
            new(Path, "cache secrets", settings.Region, Tariff.SecretVersions(ResponseCache.Secrets)),
        ];
    }

    // A region's gateway, unless the network's owner keeps one.
    private static IEnumerable<SpendItem> WayOut(StackSettings settings, IGrouping<string, TierPlan> region)
    {
        const string Path = "ironwood:network";
        if (settings.Network.Existing is { CreateNat: false })
        {
            return [];
        }
        var vms = region.Sum(plan => plan.MaxVms);
        return
        [
            new(Path, "address translation", region.Key, Tariff.NatGateway(vms)),
            new(Path, "its addresses", region.Key, Tariff.NatAddresses(Tariff.AddressesOf(vms))),
        ];
    }

    // Nothing asks from outside where only who has signed in is answered.
    private static IEnumerable<SpendItem> Watching(StackSettings settings)
    {
        const string Path = "ironwood:alerts";
        var isAsked = settings.FrontDoor.Iap is null;
        yield return new(Path, "alerts", settings.Region, Tariff.AlertConditions(
            InferenceAlerts.Conditions(settings.Cache.Enabled) + (isAsked ? FrontDoorUptime.Conditions : 0)));
        if (isAsked)
        {
            yield return new(Path, "uptime check", settings.Region, Tariff.UptimeExecutions(
                Tariff.UptimeExecutionsPerMonth(FrontDoorUptime.PeriodSeconds)));
        }
    }
}
