using Ironwood.Catalog.Accelerators;

namespace Ironwood.Catalog.Pricing;

/// <summary>
/// What things cost as long as they stand: the one place where prices are looked up and multiplied, for an estimate
/// from settings and for one from a graph alike.
/// </summary>
/// <param name="OwnPrices">
/// Prices of one's own contract in US dollars, which go before the list's. Keys: <see cref="Keys"/>, and machine types
/// of Vertex AI that the catalogue does not know; with <c>@</c> and a region for a price of that region alone, which
/// goes before the one for all.
/// </param>
public sealed record Tariff(IReadOnlyDictionary<string, decimal> OwnPrices)
{
    /// <summary>Key of a GB-hour of Redis.</summary>
    public const string RedisKey = "redis";

    /// <summary>Key of an hour of a replica whose machine Model Garden chooses.</summary>
    public const string ModelGardenKey = "modelGarden";

    /// <summary>For how long the use of machines is committed. Default: no commitment.</summary>
    public PriceTerm Term { get; init; } = PriceTerm.OnDemand;

    /// <summary>Tiers that the commitment leaves out. Default: none.</summary>
    public IReadOnlyCollection<string> UncommittedTiers { get; init; } = [];

    /// <summary>The list prices alone.</summary>
    public static Tariff List { get; } = new(new Dictionary<string, decimal>());

    /// <summary>Whether there are no prices but the list's.</summary>
    public bool IsList => OwnPrices.Count == 0 && !Term.IsCommitment;

    /// <summary>
    /// Every key of a price of one's own: generations and machine types without chips with their kinds of capacity
    /// (<c>tpu7x</c>, <c>tpu7x/spot</c>) and commitments (<c>tpu7x/1y</c>), disk types, <see cref="RedisKey"/>, machine
    /// types of Vertex AI, <see cref="ModelGardenKey"/>.
    /// </summary>
    public static IReadOnlyList<string> Keys =>
    [
        .. AcceleratorCatalog.Generations.SelectMany(generation => generation.IsAccelerator
            ? CapacityKind.All.Select(kind => MachineKey(generation.Id, kind.Id))
                .Concat(PriceTerm.Commitments.Select(term => CommittedKey(generation.Id, term)))
            : from type in generation.MachineTypes
              from kind in CapacityKind.All
              where !kind.IsForAcceleratorsOnly
              select MachineKey(type.Name, kind.Id)),
        .. PriceList.Disks.Select(price => price.Type).Distinct(),
        RedisKey,
        .. VertexMachineType.All.Select(type => type.Name).Distinct(),
        ModelGardenKey,
    ];

    /// <summary>
    /// Key of a price of one's own for machines. What is had on demand has the plain one: a contract's price for it is
    /// no price for spot machines, nor theirs for it.
    /// </summary>
    /// <param name="item">A generation, or a machine type without chips.</param>
    /// <param name="capacity">How they are obtained: id of a capacity kind.</param>
    public static string MachineKey(string item, string capacity) =>
        capacity == CapacityKind.OnDemand.Id ? item : $"{item}/{capacity}";

    /// <summary>Key of a price of one's own for committed machines: <c>tpu7x/1y</c>.</summary>
    public static string CommittedKey(string item, PriceTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return $"{item}/{term.Id}";
    }

    /// <summary>Key of a price of one's own that holds in one region only: <c>tpu7x/spot@europe-west4</c>.</summary>
    public static string RegionalKey(string key, string region) => $"{key}@{region}";

    /// <summary>Machines, by the chip where they have chips.</summary>
    /// <param name="machineType">For example <c>tpu7x-standard-4t</c>.</param>
    /// <param name="region">Where; null when it is not known.</param>
    /// <param name="capacity">How they are obtained: id of a capacity kind.</param>
    /// <param name="vms">How many.</param>
    /// <param name="tier">The tier that they belong to; null when it is not known.</param>
    public Charge Machines(string machineType, string? region, string capacity, int vms, string? tier = null)
    {
        var generation = AcceleratorCatalog.Generations.FirstOrDefault(g =>
            g.IsAccelerator && g.MachineTypes.Any(type => type.Name == machineType));
        var (item, unit, units) = generation is null
            ? (machineType, "vm-hour", 1)
            : (generation.Id, "chip-hour", generation.MachineTypes.First(type => type.Name == machineType).ChipsPerVm);
        // What a commitment does not cover has its list price: machines without chips, and the other kinds of capacity.
        var commitment = generation is not null && Term.IsCommitment && Term.Capacities.Contains(capacity)
            && (tier is null || !UncommittedTiers.Contains(tier)) ? Term : null;
        return Of(
            item,
            unit,
            vms * units,
            region is null ? null : PriceList.Machine(item, region, capacity, commitment),
            region,
            commitment is null ? MachineKey(item, capacity) : CommittedKey(item, commitment)) with
        {
            Commitment = commitment,
        };
    }

    /// <summary>Disks, by their size.</summary>
    public Charge Disks(string type, string? region, decimal gib) =>
        Of(type, "GiB-month", gib, region is null ? null : PriceList.Disk(type, region), region);

    /// <summary>A Redis instance without read replicas.</summary>
    public Charge Redis(string tier, string? region, int memoryGb) =>
        Of(RedisKey, "GB-hour", memoryGb, region is null ? null : PriceList.Redis(tier, region, memoryGb), region);

    /// <summary>Machines of a model that Model Garden deploys; Vertex AI's own prices; no price is listed.</summary>
    /// <param name="machineType">Their type; null for Model Garden's choice.</param>
    /// <param name="replicas">How many.</param>
    /// <param name="region">Where; null when it is not known.</param>
    public Charge ModelReplicas(string? machineType, int replicas, string? region) =>
        Of(machineType ?? ModelGardenKey, "replica-hour", replicas, null, region);

    /// <summary>Global forwarding rules of one project: some at one rate, further ones each.</summary>
    public static IEnumerable<Charge> ForwardingRules(int rules)
    {
        if (rules > 0)
        {
            yield return Of("load-balancing.forwarding-rules.first-five", 1);
        }
        if (rules > BillingTerm.ForwardingRulesAtOneRate)
        {
            yield return Of("load-balancing.forwarding-rules.further", rules - BillingTerm.ForwardingRulesAtOneRate);
        }
    }

    /// <summary>A NAT gateway that so many VMs use.</summary>
    public static Charge NatGateway(int vms) => vms > BillingTerm.LargestPricedNatVms
        ? Of("nat.gateway.largest", 1)
        : Of("nat.gateway.per-vm", vms);

    /// <summary>External addresses that a NAT gateway uses.</summary>
    public static Charge NatAddresses(int addresses) => Of("nat.address", addresses);

    /// <summary>Addresses that a gateway allocates for this number of VMs; without VMs it keeps one.</summary>
    /// <param name="vms">VMs that use it.</param>
    /// <param name="portsPerVm">Ports reserved for each; null for Google's default.</param>
    public static int AddressesOf(int vms, int? portsPerVm = null)
    {
        var ports = (long)vms * (portsPerVm ?? BillingTerm.DefaultNatPortsPerVm);
        return (int)Math.Max(1, (ports + BillingTerm.NatPortsPerAddress - 1) / BillingTerm.NatPortsPerAddress);
    }

    /// <summary>Cloud Armor policies with all their rules.</summary>
    public static IEnumerable<Charge> SecurityPolicies(int policies, int rules) =>
        [Of("armor.policy", policies), Of("armor.rule", rules)];

    /// <summary>Conditions of alerting policies.</summary>
    public static Charge AlertConditions(int conditions) => Of("monitoring.alert-condition", conditions);

    /// <summary>Active versions of secrets, each in so many locations.</summary>
    public static Charge SecretVersions(int versions) => Of("secret-manager.version", versions);

    /// <summary>An external address that nothing uses.</summary>
    public static Charge IdleAddress() => Of("network.address.idle", 1);

    /// <summary>Certificates of one project, beyond those that are free.</summary>
    public static Charge Certificates(int certificates) => Of("certificate-manager.certificate", certificates);

    /// <summary>Executions of all uptime checks of one project in a month, beyond those that are free.</summary>
    public static Charge UptimeExecutions(decimal executions) => Of("monitoring.uptime-execution", executions);

    /// <summary>Executions of a check in a month.</summary>
    /// <param name="periodSeconds">Seconds from one to the next in one place.</param>
    /// <param name="locations">Places; null for all of them.</param>
    public static decimal UptimeExecutionsPerMonth(int periodSeconds, int? locations = null) =>
        (decimal)(locations ?? BillingTerm.UptimeLocations) * BillingTerm.HoursPerMonth * 3_600 / periodSeconds;

    // What each project has free of charge is no one's to pay for.
    private static Charge Of(string rate, decimal quantity)
    {
        var price = PriceList.Rate(rate);
        return new(price.Id, price.Unit, Math.Max(0, quantity - price.Included), price);
    }

    private Charge Of(string item, string unit, decimal quantity, IPrice? price, string? region, string? ownKey = null)
    {
        var key = ownKey ?? item;
        var regional = region is null ? key : RegionalKey(key, region);
        var used = OwnPrices.ContainsKey(regional) ? regional : key;
        return new(item, unit, quantity, price, OwnPrices.TryGetValue(used, out var usd) ? usd : null)
        {
            OwnKey = used,
            PriceKey = regional,
        };
    }
}
