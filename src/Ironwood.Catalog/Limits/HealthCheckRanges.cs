namespace Ironwood.Catalog.Limits;

/// <summary>Addresses that a firewall must let in, so that the load balancer reaches its backends.</summary>
public static class HealthCheckRanges
{
    private static readonly Lazy<IReadOnlyList<AddressRange>> Rows = new(static () =>
        EmbeddedRows.Read("Limits/health-check-ranges.json", RowFormat.Default.AddressRangeArray));

    /// <summary>All of them; every one is needed.</summary>
    public static IReadOnlyList<AddressRange> All => Rows.Value;
}
