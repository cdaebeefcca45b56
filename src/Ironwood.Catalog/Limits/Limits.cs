using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Limits;

/// <summary>Limits of Google Cloud that the platform has to stay within, each with its source.</summary>
public static class Limits
{
    private static readonly Lazy<Dictionary<string, Limit>> Rows = new(static () =>
        EmbeddedRows.Read("Limits/limits.json", RowFormat.Default.LimitArray).ToDictionary(l => l.Id));

    /// <summary>All limits.</summary>
    public static IReadOnlyCollection<Limit> All => Rows.Value.Values;

    /// <summary>Instances that a zonal managed group may hold when it is a load balancer's backend.</summary>
    public static Limit InstancesPerBalancedGroup => Rows.Value["compute.managed-group.balanced-instances"];
}
