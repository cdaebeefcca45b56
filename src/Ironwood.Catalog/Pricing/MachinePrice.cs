namespace Ironwood.Catalog.Pricing;

/// <summary>List price of one hour of a chip or a VM.</summary>
/// <param name="Item">A generation (<c>tpu7x</c>) or, for what has no chips, a machine type (<c>e2-small</c>).</param>
/// <param name="Unit"><c>chip-hour</c> or <c>vm-hour</c>.</param>
/// <param name="Regions">The regions where it holds.</param>
/// <param name="Capacity">How the machines are obtained: id of a capacity kind.</param>
/// <param name="Usd">US dollars for the unit.</param>
/// <param name="Source">The price list.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Confidence">How it was come by.</param>
/// <param name="Term">For how long their use is committed: id of a term. The row of a commitment is for all kinds of
/// capacity that the commitment covers.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record MachinePrice(
    string Item,
    string Unit,
    IReadOnlyList<string> Regions,
    string Capacity,
    decimal Usd,
    string Source,
    DateOnly AsOf,
    PriceConfidence Confidence,
    string Term = "on-demand",
    string? Note = null) : IPrice;
