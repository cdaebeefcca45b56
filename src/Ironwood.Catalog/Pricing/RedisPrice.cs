namespace Ironwood.Catalog.Pricing;

/// <summary>List price of one GB of Redis for an hour; the whole instance is billed at the price of its size
/// class.</summary>
/// <param name="Tier"><c>BASIC</c> or <c>STANDARD_HA</c>.</param>
/// <param name="SizeClass">Google's name of the class, for example <c>M4</c>.</param>
/// <param name="LeastGb">Smallest instance of the class, in GB.</param>
/// <param name="Regions">The regions where it holds.</param>
/// <param name="UsdPerGbHour">US dollars.</param>
/// <param name="Source">The price list.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Confidence">How it was come by.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record RedisPrice(
    string Tier,
    string SizeClass,
    int LeastGb,
    IReadOnlyList<string> Regions,
    decimal UsdPerGbHour,
    string Source,
    DateOnly AsOf,
    PriceConfidence Confidence,
    string? Note = null) : IPrice
{
    /// <summary>For example <c>redis STANDARD_HA M4</c>.</summary>
    public string Item => $"redis {Tier} {SizeClass}";

    /// <inheritdoc/>
    public string Unit => "GB-hour";

    /// <inheritdoc/>
    public decimal Usd => UsdPerGbHour;
}
