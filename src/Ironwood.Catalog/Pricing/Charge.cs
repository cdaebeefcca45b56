namespace Ironwood.Catalog.Pricing;

/// <summary>What so many units of something cost as long as they stand.</summary>
/// <param name="Item">What is charged: <c>tpu7x</c>, <c>redis</c>.</param>
/// <param name="Unit">For example <c>chip-hour</c> or <c>policy-month</c>.</param>
/// <param name="Quantity">How many, each hour or month.</param>
/// <param name="Price">The price of the list; null when it is not known.</param>
/// <param name="OwnUsd">The contract's price for the unit, which goes before the list's; null without
/// one.</param>
public sealed record Charge(string Item, string Unit, decimal Quantity, IPrice? Price, decimal? OwnUsd = null)
{
    private const string Month = "-month";

    /// <summary>Key of a price of one's own: the item, for machines that are not had on demand the kind of capacity,
    /// and the region where a price of one's own holds in this region only.</summary>
    public string OwnKey { get; init; } = Item;

    /// <summary>The commitment that the price follows from; null without one.</summary>
    public PriceTerm? Commitment { get; init; }

    /// <summary>Key of a price of one's own that would hold for exactly this: that of its region, where the region is
    /// known.</summary>
    public string PriceKey { get; init; } = Item;

    /// <summary>US dollars for the unit; null when it is not known.</summary>
    public decimal? UsdPerUnit => OwnUsd ?? Price?.Usd;

    /// <summary>Hours that one unit lasts.</summary>
    public int HoursPerUnit => Unit.EndsWith(Month, StringComparison.Ordinal) ? BillingTerm.HoursPerMonth : 1;

    /// <summary>US dollars an hour; null when the price is not known, which is never nothing.</summary>
    public decimal? UsdPerHour => UsdPerUnit * Quantity / HoursPerUnit;
}
