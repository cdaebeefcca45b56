namespace Ironwood.Catalog.Pricing;

/// <summary>A number by which Google Cloud counts what it charges for.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record BillingTerm(
    string Id, int Value, string Unit, string Source, DateOnly AsOf, string? Note = null) : ISourced
{
    private static readonly Lazy<Dictionary<string, BillingTerm>> Rows = new(static () => EmbeddedRows
        .Read("Pricing/billing-terms.json", RowFormat.Default.BillingTermArray)
        .ToDictionary(term => term.Id));

    /// <summary>All terms.</summary>
    public static IReadOnlyCollection<BillingTerm> All => Rows.Value.Values;

    /// <summary>Hours that a month is counted as.</summary>
    public static int HoursPerMonth => Rows.Value["hours-per-month"].Value;

    /// <summary>The number of global forwarding rules that one hourly rate covers.</summary>
    public static int ForwardingRulesAtOneRate => Rows.Value["load-balancing.forwarding-rules-at-one-rate"].Value;

    /// <summary>VMs beyond which a NAT gateway costs the same for all.</summary>
    public static int LargestPricedNatVms => Rows.Value["nat.largest-priced-vms"].Value;

    /// <summary>Ports that one external address of a NAT gateway has.</summary>
    public static int NatPortsPerAddress => Rows.Value["nat.ports-per-address"].Value;

    /// <summary>Ports that a NAT gateway reserves for a VM unless told otherwise.</summary>
    public static int DefaultNatPortsPerVm => Rows.Value["nat.default-ports-per-vm"].Value;

    /// <summary>Places that an uptime check runs in unless told otherwise.</summary>
    public static int UptimeLocations => Rows.Value["monitoring.uptime-locations"].Value;

    /// <summary>Those of them in the USA, which one may select together.</summary>
    public static int UptimeLocationsInUsa => Rows.Value["monitoring.uptime-locations-in-usa"].Value;
}
