namespace Ironwood.Catalog.Pricing;

/// <summary>
/// List prices in US dollars, without discounts. What is not listed has no price here: a lookup returns null, and
/// null is a gap to report, never zero.
/// </summary>
public static class PriceList
{
    private static readonly Lazy<IReadOnlyList<MachinePrice>> MachineRows = new(static () =>
        EmbeddedRows.Read("Pricing/machine-prices.json", RowFormat.Default.MachinePriceArray));

    private static readonly Lazy<IReadOnlyList<RedisPrice>> RedisRows = new(static () =>
        EmbeddedRows.Read("Pricing/redis-prices.json", RowFormat.Default.RedisPriceArray));

    private static readonly Lazy<IReadOnlyList<DiskPrice>> DiskRows = new(static () =>
        EmbeddedRows.Read("Pricing/disk-prices.json", RowFormat.Default.DiskPriceArray));

    private static readonly Lazy<Dictionary<string, Rate>> RateRows = new(static () => EmbeddedRows
        .Read("Pricing/rates.json", RowFormat.Default.RateArray)
        .ToDictionary(rate => rate.Id));

    /// <summary>All prices of chips and VMs.</summary>
    public static IReadOnlyList<MachinePrice> Machines => MachineRows.Value;

    /// <summary>All prices of Redis.</summary>
    public static IReadOnlyList<RedisPrice> RedisInstances => RedisRows.Value;

    /// <summary>All prices of disks.</summary>
    public static IReadOnlyList<DiskPrice> Disks => DiskRows.Value;

    /// <summary>All other prices.</summary>
    public static IReadOnlyCollection<Rate> Rates => RateRows.Value.Values;

    /// <summary>The rate of an id.</summary>
    /// <exception cref="KeyNotFoundException">It does not exist.</exception>
    public static Rate Rate(string id) => RateRows.Value[id];

    /// <summary>The price of a generation's chips, or of a machine type without chips; null when it is not
    /// listed.</summary>
    /// <param name="item">For example <c>tpu7x</c> or <c>e2-small</c>.</param>
    /// <param name="region">For example <c>us-central1</c>.</param>
    /// <param name="capacity">How the machines are obtained: id of a capacity kind, for example
    /// <c>onDemand</c>.</param>
    /// <param name="term">For how long their use is committed; null for no commitment.</param>
    public static MachinePrice? Machine(string item, string region, string capacity, PriceTerm? term = null)
    {
        term ??= PriceTerm.OnDemand;
        return Machines.FirstOrDefault(price =>
            price.Item == item && price.Term == term.Id && price.Regions.Contains(region)
            && (price.Capacity == capacity || term.IsCommitment));
    }

    /// <summary>The price of a disk type; null when it is not listed.</summary>
    /// <param name="type">For example <c>pd-balanced</c>.</param>
    /// <param name="region">For example <c>us-central1</c>.</param>
    public static DiskPrice? Disk(string type, string region) =>
        Disks.FirstOrDefault(price => price.Type == type && price.Regions.Contains(region));

    /// <summary>The price of a Redis instance's size class; null when it is not listed.</summary>
    /// <param name="tier"><c>BASIC</c> or <c>STANDARD_HA</c>.</param>
    /// <param name="region">For example <c>us-central1</c>.</param>
    /// <param name="memoryGb">Size of the instance in GB.</param>
    public static RedisPrice? Redis(string tier, string region, int memoryGb) => RedisInstances
        .Where(price => price.Tier == tier && price.Regions.Contains(region) && price.LeastGb <= memoryGb)
        .MaxBy(price => price.LeastGb);
}
