namespace Ironwood.Catalog.Pricing;

/// <summary>How a type of resource is charged for.</summary>
/// <param name="Type">Pulumi type token.</param>
/// <param name="Kind">Whether it costs as it stands, by use, or nothing.</param>
/// <param name="Reason">What is charged, or why nothing is.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Confidence">How that is known.</param>
/// <param name="Usage">What use of it costs, beside what it costs as it stands. Default: nothing.</param>
public sealed record ResourceCost(
    string Type,
    CostKind Kind,
    string Reason,
    string Source,
    DateOnly AsOf,
    PriceConfidence Confidence,
    IReadOnlyList<UsageRate>? Usage = null) : ISourced
{
    private static readonly Lazy<Dictionary<string, ResourceCost>> Rows = new(static () => EmbeddedRows
        .Read("Pricing/resource-costs.json", RowFormat.Default.ResourceCostArray)
        .ToDictionary(cost => cost.Type));

    /// <summary>All types.</summary>
    public static IReadOnlyCollection<ResourceCost> All => Rows.Value.Values;

    /// <summary>How a type is charged for; null when that is not known, which is never the same as free.</summary>
    public static ResourceCost? Find(string type) => Rows.Value.GetValueOrDefault(type);
}

/// <summary>Whether and how a resource costs money.</summary>
public enum CostKind
{
    /// <summary>As long as it stands, used or not.</summary>
    Standing,

    /// <summary>Only by use.</summary>
    Usage,

    /// <summary>Nothing.</summary>
    Free,
}

/// <summary>A price of use.</summary>
/// <param name="Rate">Id of a <see cref="Pricing.Rate"/>.</param>
/// <param name="When">
/// Which resources it holds for: path of an input that must be there, <c>path=value</c>, or <c>!path</c> for one that
/// must not. Default: all of the type.
/// </param>
public sealed record UsageRate(string Rate, string? When = null);
