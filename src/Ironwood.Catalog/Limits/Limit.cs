namespace Ironwood.Catalog.Limits;

/// <summary>A number that Google Cloud does not let one exceed, or a default that one has to know.</summary>
/// <param name="Id">Stable id, for example <c>compute.managed-group.balanced-instances</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts, for example <c>instances</c> or <c>seconds</c>.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">Under which conditions it holds; <c>null</c> if always.</param>
public sealed record Limit(
    string Id,
    double Value,
    string Unit,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced
{
    /// <summary>The number of a limit that counts.</summary>
    public long Count => (long)Value;
}
