using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Pricing;

/// <summary>A list price that depends on neither region nor size.</summary>
/// <param name="Id">Stable id, for example <c>load-balancing.forwarding-rules.further</c>.</param>
/// <param name="Unit">What it is for, for example <c>rule-hour</c> or <c>GiB</c>.</param>
/// <param name="Usd">US dollars for the unit.</param>
/// <param name="Source">The price list.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record Rate(string Id, string Unit, decimal Usd, string Source, DateOnly AsOf, string? Note = null) : ISourced;
