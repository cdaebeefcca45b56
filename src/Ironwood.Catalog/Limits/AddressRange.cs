namespace Ironwood.Catalog.Limits;

/// <summary>An address range that Google Cloud sends from.</summary>
/// <param name="Cidr">The range, for example <c>35.191.0.0/16</c>.</param>
/// <param name="Purpose">What comes from it.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record AddressRange(string Cidr, string Purpose, string Source, DateOnly AsOf) : ISourced;
