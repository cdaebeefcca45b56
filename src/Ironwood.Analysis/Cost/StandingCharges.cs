using System.Globalization;
using System.Text.Json.Nodes;
using Ironwood.Catalog.Pricing;
using Ironwood.Graph;

namespace Ironwood.Analysis.Cost;

/// <summary>A charge that has been found in a graph, or what stands in its way.</summary>
/// <param name="Resources">The resources that are charged.</param>
/// <param name="Least">At the smallest size; null when unknown.</param>
/// <param name="Typical">Halfway.</param>
/// <param name="Most">At the largest size.</param>
/// <param name="Unknown">What is not known; null when all is.</param>
internal sealed record StandingCharge(
    IReadOnlyList<ResourceNode> Resources, Charge? Least, Charge? Typical, Charge? Most, string? Unknown = null)
{
    public static StandingCharge Fixed(ResourceNode resource, Charge charge) => new([resource], charge, charge, charge);

    public static StandingCharge Missing(ResourceNode resource, string unknown) => new([resource], null, null, null, unknown);

    public static StandingCharge Sized(IReadOnlyList<ResourceNode> resources, Sizes size, Func<int, Charge> charge) =>
        new(resources, charge(size.Least), charge(size.Typical), charge(size.Most));
}

/// <summary>What the resources of a graph cost as long as they stand: quantities from inputs, prices from a tariff.</summary>
internal sealed class StandingCharges(ResourceGraph graph, IReadOnlyList<ManagedGroup> groups, Tariff tariff)
{
    private const string Address = "gcp:compute/globalAddress:GlobalAddress";
    private const string AlertPolicy = "gcp:monitoring/alertPolicy:AlertPolicy";
    private const string Certificate = "gcp:certificatemanager/certificate:Certificate";
    private const string ForwardingRule = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string ModelGarden = "gcp:vertex/aiEndpointWithModelGardenDeployment:AiEndpointWithModelGardenDeployment";
    private const string Nat = "gcp:compute/routerNat:RouterNat";
    private const string Redis = "gcp:redis/instance:Instance";
    private const string SecretVersion = "gcp:secretmanager/secretVersion:SecretVersion";
    private const string SecurityPolicy = "gcp:compute/securityPolicy:SecurityPolicy";
    private const string UptimeCheck = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
    private const string UnitedStates = "USA";

    private readonly ResourceGraph _graph = graph;
    private readonly Tariff _tariff = tariff;
    private readonly IReadOnlyList<ManagedGroup> _groups = groups;

    public IEnumerable<StandingCharge> All() =>
    [
        .. _groups.SelectMany(Machines),
        .. Pool(ForwardingRule, rules => Tariff.ForwardingRules(rules.Count)),
        .. Pool(Certificate, certificates => [Tariff.Certificates(certificates.Count)]),
        .. UptimeChecks(),
        .. _graph.OfType(Nat).SelectMany(Gateway),
        .. Each(SecurityPolicy, policy => Tariff.SecurityPolicies(1, policy.Items("rules").Count)),
        .. Each(AlertPolicy, policy => [Tariff.AlertConditions(policy.Items("conditions").Count)]),
        .. Each(SecretVersion, version => [Tariff.SecretVersions(Locations(version))]),
        .. _graph.OfType(Redis).Select(Cache),
        .. _graph.OfType(ModelGarden).Select(Model),
        .. _graph.OfType(Address).Where(IsIdle).Select(address => StandingCharge.Fixed(address, Tariff.IdleAddress())),
    ];

    private IEnumerable<StandingCharge> Machines(ManagedGroup group)
    {
        if (group.Size is not { } size)
        {
            return [StandingCharge.Missing(group.Manager, "has neither a size nor an autoscaler with one")];
        }
        if (group.Template is not { } template || group.MachineType is not { } machineType)
        {
            return [StandingCharge.Missing(group.Manager, "has no instance template with a machine type")];
        }
        return template.Items("disks").Select(disk => Disk(group.Manager, disk, group.Region, size)).Prepend(
            StandingCharge.Sized([group.Manager], size, vms => _tariff.Machines(machineType, group.Region, group.Capacity, vms)));
    }

    private StandingCharge Disk(ResourceNode manager, JsonNode disk, string? region, Sizes size) =>
        InputValues.Text(PropertyPath.Step(disk, "diskType")) is not { } type || InputValues.Count(PropertyPath.Step(disk, "diskSizeGb")) is not { } gib
            ? StandingCharge.Missing(manager, "has machines with a disk of unknown type or size")
        : PropertyPath.Step(disk, "provisionedIops") is not null
            || PropertyPath.Step(disk, "provisionedThroughput") is not null
            ? StandingCharge.Missing(manager, "has disks with provisioned performance, which no row prices")
        : StandingCharge.Sized([manager], size, vms => _tariff.Disks(type, region, (decimal)vms * gib));

    // A gateway counts the machines without an address of their own in the subnets that it serves.
    private IEnumerable<StandingCharge> Gateway(ResourceNode nat)
    {
        var users = _groups.Where(group => Uses(group, nat)).ToArray();
        if (users.Any(group => group.Size is null))
        {
            return [StandingCharge.Missing(nat, "serves a group of unknown size")];
        }
        var size = new Sizes(users.Sum(group => group.Size!.Value.Least), users.Sum(group => group.Size!.Value.Most));
        var own = nat.Items("natIps").Count;
        var ports = nat.Count("minPortsPerVm");
        return
        [
            StandingCharge.Sized([nat], size, Tariff.NatGateway),
            StandingCharge.Sized([nat], size, vms => Tariff.NatAddresses(own > 0 ? own : Tariff.AddressesOf(vms, ports))),
        ];
    }

    private bool Uses(ManagedGroup group, ResourceNode nat)
    {
        if (group.Region != nat.Text("region"))
        {
            return false;
        }
        var served = nat.Items("subnetworks").Select(subnet => _graph.Target(PropertyPath.Step(subnet, "name"))?.Urn).ToArray();
        return group.Template?.Items("networkInterfaces").Any(card =>
            PropertyPath.Step(card, "accessConfigs") is not JsonArray { Count: > 0 }
            && (served.Length == 0 || served.Contains(_graph.Target(PropertyPath.Step(card, "subnetwork"))?.Urn))) == true;
    }

    private StandingCharge Cache(ResourceNode redis) =>
        redis.Count("memorySizeGb") is not { } memory
            ? StandingCharge.Missing(redis, "has no known size")
        : redis.Text("readReplicasMode") is "READ_REPLICAS_ENABLED" || redis.Count("replicaCount") > 1
            ? StandingCharge.Missing(redis, "has read replicas, which no row prices")
        : StandingCharge.Fixed(redis, _tariff.Redis(redis.Text("tier") ?? "BASIC", redis.Text("region"), memory));

    private StandingCharge Model(ResourceNode endpoint)
    {
        const string Resources = "deployConfig.dedicatedResources";
        var least = endpoint.Count($"{Resources}.minReplicaCount") ?? 1;
        var most = Math.Max(least, endpoint.Count($"{Resources}.maxReplicaCount") ?? least);
        var machineType = endpoint.Text($"{Resources}.machineSpec.machineType");
        return StandingCharge.Sized([endpoint], new(least, most), replicas => _tariff.ModelReplicas(machineType, replicas));
    }

    // What is free of charge is so for all checks of the project together.
    private IEnumerable<StandingCharge> UptimeChecks()
    {
        var checks = _graph.OfType(UptimeCheck).ToArray();
        var unknown = checks.Where(check => Period(check) is null).ToArray();
        foreach (var check in unknown)
        {
            yield return StandingCharge.Missing(check, "has no known period");
        }
        var known = checks.Except(unknown).ToArray();
        if (known.Length > 0)
        {
            var charge = Tariff.UptimeExecutions(known.Sum(check => Tariff.UptimeExecutionsPerMonth(Period(check)!.Value, Places(check))));
            yield return new(known, charge, charge, charge);
        }
    }

    private static int? Period(ResourceNode check) =>
        check.Text("period") is [.. var digits, 's']
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;

    private static int? Places(ResourceNode check) => check.Items("selectedRegions") is { Count: > 0 } regions
        ? regions.Sum(region => InputValues.Text(region) == UnitedStates ? BillingTerm.UptimeLocationsInUsa : 1)
        : null;

    // Replicated by hand, a version is charged in each of its places.
    private int Locations(ResourceNode version) =>
        Math.Max(1, _graph.Target(version.Inputs["secret"])?.Items("replication.userManaged.replicas").Count ?? 1);

    private bool IsIdle(ResourceNode address) =>
        (address.Text("addressType") ?? "EXTERNAL") == "EXTERNAL"
        && !_graph.OfType(ForwardingRule).Any(rule => _graph.Target(rule.Inputs["ipAddress"])?.Urn == address.Urn);

    private IEnumerable<StandingCharge> Pool(string type, Func<IReadOnlyList<ResourceNode>, IEnumerable<Charge>> charges) =>
        _graph.OfType(type).ToArray() is { Length: > 0 } all
            ? charges(all).Select(charge => new StandingCharge(all, charge, charge, charge))
            : [];

    private IEnumerable<StandingCharge> Each(string type, Func<ResourceNode, IEnumerable<Charge>> charges) =>
        _graph.OfType(type).SelectMany(node => charges(node).Select(charge => StandingCharge.Fixed(node, charge)));
}
