using Ironwood.Catalog.Pricing;

namespace Ironwood.Analysis.Cost;

/// <summary>A fixed charge found in a graph, or the reason why it cannot be calculated.</summary>
/// <param name="Resources">The resources that are charged.</param>
/// <param name="Least">At the smallest size; null when unknown.</param>
/// <param name="Typical">Halfway.</param>
/// <param name="Most">At the largest size.</param>
/// <param name="Unknown">What is not known; null when all is.</param>
internal sealed record StandingCharge(
    IReadOnlyList<ResourceNode> Resources, Charge? Least, Charge? Typical, Charge? Most, string? Unknown = null)
{
    public static StandingCharge Fixed(ResourceNode resource, Charge charge) => new([resource], charge, charge, charge);

    public static StandingCharge Missing(ResourceNode resource, string unknown) =>
        new([resource], null, null, null, unknown);

    public static StandingCharge Sized(
        IReadOnlyList<ResourceNode> resources, MachineCount size, Func<int, Charge> charge) =>
        new(resources, charge(size.Least), charge(size.Typical), charge(size.Most));
}

/// <summary>
/// Calculates the fixed cost of a graph's resources: quantities come from inputs, prices from a tariff.
/// </summary>
internal sealed class StandingCharges(ResourceGraph graph, IReadOnlyList<ManagedGroup> groups, Tariff tariff)
{
    private const string UnitedStates = "USA";

    private readonly ResourceGraph _graph = graph;
    private readonly Tariff _tariff = tariff;
    private readonly IReadOnlyList<ManagedGroup> _groups = groups;

    public IEnumerable<StandingCharge> All() =>
    [
        .. _groups.SelectMany(Machines),
        .. Pool(ResourceTypes.ForwardingRule, rules => Tariff.ForwardingRules(rules.Count)),
        .. Pool(ResourceTypes.Certificate, certificates => [Tariff.Certificates(certificates.Count)]),
        .. UptimeChecks(),
        .. _graph.OfType(ResourceTypes.Nat).SelectMany(Gateway),
        .. Each(ResourceTypes.SecurityPolicy, policy => Tariff.SecurityPolicies(1, policy.Items("rules").Count())),
        .. Each(ResourceTypes.AlertPolicy, policy => [Tariff.AlertConditions(policy.Items("conditions").Count())]),
        .. Each(ResourceTypes.SecretVersion, version => [Tariff.SecretVersions(Locations(version))]),
        .. _graph.OfType(ResourceTypes.Redis).Select(Cache),
        .. _graph.OfType(ResourceTypes.ModelGardenEndpoint).Select(Model),
        .. _graph.OfType(ResourceTypes.GlobalAddress)
            .Where(IsIdle)
            .Select(address => StandingCharge.Fixed(address, Tariff.IdleAddress())),
    ];

    private IEnumerable<StandingCharge> Machines(ManagedGroup group)
    {
        if (group.Size is not { } size)
        {
            return [StandingCharge.Missing(group.Node, "has neither a size nor an autoscaler with one")];
        }
        if (group.Template is not { } template || group.MachineType is not { } machineType)
        {
            return [StandingCharge.Missing(group.Node, "has no instance template with a machine type")];
        }
        Charge Charge(int vms) => _tariff.Machines(machineType, group.Zone?.Region, group.Capacity, vms, group.Tier);
        // A commitment is billed whether the machines run or not.
        var machines = Charge(size.Most) is { Commitment: not null } committed
            ? StandingCharge.Fixed(group.Node, committed)
            : StandingCharge.Sized([group.Node], size, Charge);
        return template.Items("disks").Select(disk => Disk(group.Node, disk.Item, group.Zone?.Region, size))
            .Prepend(machines);
    }

    private StandingCharge Disk(ResourceNode manager, JsonNode disk, string? region, MachineCount size) =>
        disk.Get("diskType").AsKnownText() is not { } type || disk.Get("diskSizeGb").AsCount() is not { } gib
            ? StandingCharge.Missing(manager, "has machines with a disk of unknown type or size")
        : disk.Get("provisionedIops") is not null
            || disk.Get("provisionedThroughput") is not null
            ? StandingCharge.Missing(manager,
                "has disks with provisioned performance, which the catalogue has no price for")
        : StandingCharge.Sized([manager], size, vms => _tariff.Disks(type, region, (decimal)vms * gib));

    // A gateway counts the machines without an address of their own in the subnets that it serves.
    private IEnumerable<StandingCharge> Gateway(ResourceNode nat)
    {
        var users = _groups.Where(group => Uses(group, nat)).ToArray();
        if (users.Any(group => group.Size is null))
        {
            return [StandingCharge.Missing(nat, "serves a group of unknown size")];
        }
        var size = new MachineCount(users.Sum(group => group.Size!.Least), users.Sum(group => group.Size!.Most));
        var own = nat.Items("natIps").Count();
        var ports = nat.Count("minPortsPerVm");
        return
        [
            StandingCharge.Sized([nat], size, Tariff.NatGateway),
            StandingCharge.Sized(
                [nat], size, vms => Tariff.NatAddresses(own > 0 ? own : Tariff.AddressesOf(vms, ports))),
        ];
    }

    private bool Uses(ManagedGroup group, ResourceNode nat)
    {
        if (group.Zone?.Region != nat.KnownText("region"))
        {
            return false;
        }
        var served = nat.Items("subnetworks").Select(subnet => _graph.Target(subnet.Item.Get("name"))?.Urn).ToArray();
        return group.Template?.Items("networkInterfaces").Any(card =>
            card.Item.Get("accessConfigs") is not JsonArray { Count: > 0 }
            && (served.Length == 0 || served.Contains(_graph.Target(card.Item.Get("subnetwork"))?.Urn))) == true;
    }

    private StandingCharge Cache(ResourceNode redis) =>
        redis.Count("memorySizeGb") is not { } memory
            ? StandingCharge.Missing(redis, "has no known size")
        : redis.KnownText("readReplicasMode") is "READ_REPLICAS_ENABLED" || redis.Count("replicaCount") > 1
            ? StandingCharge.Missing(redis, "has read replicas, which the catalogue has no price for")
        : StandingCharge.Fixed(
            redis, _tariff.Redis(redis.KnownText("tier") ?? "BASIC", redis.KnownText("region"), memory));

    private StandingCharge Model(ResourceNode endpoint)
    {
        const string Resources = "deployConfig.dedicatedResources";
        var least = endpoint.Count($"{Resources}.minReplicaCount") ?? 1;
        var most = Math.Max(least, endpoint.Count($"{Resources}.maxReplicaCount") ?? least);
        var machineType = endpoint.KnownText($"{Resources}.machineSpec.machineType");
        return StandingCharge.Sized(
            [endpoint], new(least, most),
            replicas => _tariff.ModelReplicas(machineType, replicas, endpoint.KnownText("location")));
    }

    // The free amount is for all checks of the project together.
    private IEnumerable<StandingCharge> UptimeChecks()
    {
        var checks = _graph.OfType(ResourceTypes.UptimeCheck).ToArray();
        var unknown = checks.Where(check => Period(check) is null).ToArray();
        foreach (var check in unknown)
        {
            yield return StandingCharge.Missing(check, "has no known period");
        }
        var known = checks.Except(unknown).ToArray();
        if (known.Length > 0)
        {
            var charge = Tariff.UptimeExecutions(
                known.Sum(check => Tariff.UptimeExecutionsPerMonth(Period(check)!.Value, Places(check))));
            yield return new(known, charge, charge, charge);
        }
    }

    private static int? Period(ResourceNode check) =>
        check.KnownText("period") is [.. var digits, 's']
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                ? seconds
                : null;

    private static int? Places(ResourceNode check) =>
        check.Items("selectedRegions").ToArray() is { Length: > 0 } regions
            ? regions.Sum(region => region.Item.AsText() == UnitedStates ? BillingTerm.UptimeLocationsInUsa : 1)
            : null;

    // With user-managed replication, a version is charged in each of its locations.
    private int Locations(ResourceNode version) =>
        Math.Max(1, _graph.Target(version, "secret")?.Items("replication.userManaged.replicas").Count() ?? 1);

    private bool IsIdle(ResourceNode address) =>
        (address.KnownText("addressType") ?? "EXTERNAL") == "EXTERNAL"
        && !_graph.OfType(ResourceTypes.ForwardingRule)
            .Any(rule => _graph.Target(rule.Inputs["ipAddress"])?.Urn == address.Urn);

    private IEnumerable<StandingCharge> Pool(
        string type, Func<IReadOnlyList<ResourceNode>, IEnumerable<Charge>> charges) =>
        _graph.OfType(type).ToArray() is { Length: > 0 } all
            ? charges(all).Select(charge => new StandingCharge(all, charge, charge, charge))
            : [];

    private IEnumerable<StandingCharge> Each(string type, Func<ResourceNode, IEnumerable<Charge>> charges) =>
        _graph.OfType(type).SelectMany(node => charges(node).Select(charge => StandingCharge.Fixed(node, charge)));
}
