using Ironwood.Catalog.Pricing;
using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Spend;

/// <summary>
/// What a stack costs an hour, calculated from its plan alone: so it can be refused before anything is registered.
/// Machines count at their largest number, because an autoscaler may take them there. A test holds it equal to what
/// the finished graph costs.
/// </summary>
public static class SpendGuard
{
    /// <summary>The estimate of a stack.</summary>
    public static SpendEstimate Estimate(StackPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var tariff = plan.Tariff;
        return new([
            .. plan.Machines.SelectMany(tier => Tier(plan, tier, tariff)),
            .. FrontDoor(plan),
            .. plan.Cache is { } cache ? Cache(plan, cache, tariff) : [],
            .. plan.Machines.GroupBy(tier => tier.Region).SelectMany(region => WayOut(plan, region)),
            .. Watching(plan),
        ]);
    }

    private static IEnumerable<SpendItem> Tier(StackPlan plan, TierPlan tier, Tariff tariff)
    {
        var setting = plan.Keys[$"tiers.{tier.Name}"];
        var (path, name) = tier.IsFailover ? ($"{setting}.failover", $"{tier.Name} failover") : (setting, tier.Name);
        var machine = tier.Shape.MachineType;
        yield return new(
            path, name, tier.Region, tariff.Machines(
                machine.Name, tier.Region, tier.Capacity.Id, tier.MaxVms, tier.Name));
        yield return new(path, $"{name} disks", tier.Region, tariff.Disks(
            machine.BootDiskType, tier.Region, (decimal)tier.MaxVms * tier.BootDiskGb));
        // Endpoints are in the stack's own region alone.
        if (tier.Vertex?.Model is { } model)
        {
            yield return new(
                $"{path}.vertex",
                $"{name} endpoint",
                tier.Region,
                tariff.ModelReplicas(model.MachineType, model.MaxReplicas, tier.Region));
        }
    }

    private static IEnumerable<SpendItem> FrontDoor(StackPlan plan)
    {
        var path = plan.Keys["frontDoor"];
        var domains = plan.FrontDoor.Domains.Count;
        return
        [
            .. Tariff.ForwardingRules(plan.FrontDoor.Listeners.Count)
                .Select(charge => new SpendItem(path, "front door", plan.Region, charge)),
            .. Tariff.SecurityPolicies(1, plan.FrontDoor.EdgeRules.Count)
                .Select(charge => new SpendItem(path, "edge protection", plan.Region, charge)),
            .. domains == 0
                ? Array.Empty<SpendItem>()
                : [new(path, "certificates", plan.Region, Tariff.Certificates(domains))],
        ];
    }

    private static IEnumerable<SpendItem> Cache(StackPlan plan, CachePlan cache, Tariff tariff)
    {
        var path = plan.Keys["cache"];
        return
        [
            new(path, "cache", plan.Region, tariff.Redis(ApiName.Of(cache.Tier), plan.Region, cache.MemoryGb)),
            new(path, "cache secrets", plan.Region, Tariff.SecretVersions(CachePlan.Secrets.Count)),
        ];
    }

    // A region's gateway, unless the network's owner keeps one.
    private static IEnumerable<SpendItem> WayOut(StackPlan plan, IGrouping<string, TierPlan> region)
    {
        if (!plan.Network.MakesNat)
        {
            return [];
        }
        var path = plan.Keys["network"];
        var vms = region.Sum(tier => tier.MaxVms);
        return
        [
            new(path, "address translation", region.Key, Tariff.NatGateway(vms)),
            new(path, "its addresses", region.Key, Tariff.NatAddresses(Tariff.AddressesOf(vms))),
        ];
    }

    private static IEnumerable<SpendItem> Watching(StackPlan plan)
    {
        var path = plan.Keys["alerts"];
        yield return new(path, "alerts", plan.Region, Tariff.AlertConditions(
            plan.AllAlerts.Sum(alert => alert.Conditions.Count)));
        if (plan.FrontDoor.Uptime is { } uptime)
        {
            yield return new(path, "uptime check", plan.Region, Tariff.UptimeExecutions(
                Tariff.UptimeExecutionsPerMonth(uptime.PeriodSeconds)));
        }
    }
}
