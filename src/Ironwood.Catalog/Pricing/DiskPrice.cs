namespace Ironwood.Catalog.Pricing;

/// <summary>List price of one GiB of a disk for a month, written or not.</summary>
/// <param name="Type">Disk type, for example <c>pd-balanced</c>.</param>
/// <param name="Unit"><c>GiB-month</c>.</param>
/// <param name="Regions">The regions where it holds.</param>
/// <param name="Usd">US dollars for the unit.</param>
/// <param name="Source">The price list.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Confidence">How it was come by.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record DiskPrice(
    string Type,
    string Unit,
    IReadOnlyList<string> Regions,
    decimal Usd,
    string Source,
    DateOnly AsOf,
    PriceConfidence Confidence,
    string? Note = null) : IPrice
{
    /// <inheritdoc/>
    public string Item => Type;
}
