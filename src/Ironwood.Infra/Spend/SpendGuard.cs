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
        var tiers = TierPlan.SmallestFirst(plans).ToArray();
        return new([
            .. tiers.SelectMany(plan => Tier(plan, settings, tariff)),
            .. FrontDoor(settings),
            .. settings.Cache.Enabled ? Cache(settings, tariff) : [],
            .. Network(tiers.Sum(plan => plan.MaxVms)),
            new("ironwood:alerts", "alerts", Tariff.AlertConditions(InferenceAlerts.Conditions + FrontDoorUptime.Conditions)),
            new("ironwood:alerts", "uptime check", Tariff.UptimeExecutions(
                Tariff.UptimeExecutionsPerMonth(FrontDoorUptime.PeriodSeconds))),
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
        var path = $"ironwood:tiers.{plan.Name}";
        var machine = plan.Shape.MachineType;
        yield return new(path, plan.Name, tariff.Machines(machine.Name, settings.Region, plan.Capacity.Id, plan.MaxVms));
        yield return new(path, $"{plan.Name} disks", tariff.Disks(
            machine.BootDiskType, settings.Region, (decimal)plan.MaxVms * PodTemplate.BootDiskGb(plan)));
        var vertex = settings.Tiers[plan.Name].Vertex;
        if (vertex is { Enabled: true, Model: not null })
        {
            yield return new($"{path}.vertex", $"{plan.Name} endpoint", tariff.ModelReplicas(vertex.MachineType, vertex.MostReplicas));
        }
    }

    private static IEnumerable<SpendItem> FrontDoor(StackSettings settings)
    {
        const string Path = "ironwood:frontDoor";
        var domains = settings.FrontDoor.Domains.Count;
        var listeners = domains == 0 ? 1 : 2;
        return
        [
            .. Tariff.ForwardingRules(listeners).Select(charge => new SpendItem(Path, "front door", charge)),
            .. Tariff.SecurityPolicies(1, EdgeProtection.RuleCount).Select(charge => new SpendItem(Path, "edge protection", charge)),
            .. domains == 0 ? Array.Empty<SpendItem>() : [new(Path, "certificates", Tariff.Certificates(domains))],
        ];
    }

    private static IEnumerable<SpendItem> Cache(StackSettings settings, Tariff tariff)
    {
        const string Path = "ironwood:cache";
        var tier = settings.Cache.HighAvailability ? "STANDARD_HA" : "BASIC";
        return
        [
            new(Path, "cache", tariff.Redis(tier, settings.Region, settings.Cache.MemoryGb)),
            new(Path, "cache secrets", Tariff.SecretVersions(ResponseCache.Secrets)),
        ];
    }

    private static IEnumerable<SpendItem> Network(int vms) =>
    [
        new("ironwood:network", "address translation", Tariff.NatGateway(vms)),
        new("ironwood:network", "its addresses", Tariff.NatAddresses(Tariff.AddressesOf(vms))),
    ];
}
