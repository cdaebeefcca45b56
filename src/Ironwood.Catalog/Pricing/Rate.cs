namespace Ironwood.Catalog.Pricing;

/// <summary>A list price that depends on neither region nor size, or whose note says where it holds.</summary>
/// <param name="Id">Stable id, for example <c>load-balancing.forwarding-rules.further</c>.</param>
/// <param name="Unit">
/// What it is for. What ends in <c>-hour</c> or <c>-month</c>, and <c>hour</c>, is charged as long as a thing stands;
/// anything else by use.
/// </param>
/// <param name="Usd">US dollars for the unit.</param>
/// <param name="Source">The price list.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Confidence">How it was come by.</param>
/// <param name="Included">Units a month that each project has free of charge. Default: none.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record Rate(
    string Id,
    string Unit,
    decimal Usd,
    string Source,
    DateOnly AsOf,
    PriceConfidence Confidence,
    decimal Included = 0,
    string? Note = null) : IPrice
{
    /// <inheritdoc/>
    public string Item => Id;
}
