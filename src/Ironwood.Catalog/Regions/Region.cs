namespace Ironwood.Catalog.Regions;

/// <summary>A region of Google Cloud.</summary>
/// <param name="Name">For example <c>us-central1</c>.</param>
/// <param name="Zones">Its zones for all machines, in order; zones for accelerators only are not among them.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What else has to be known; null if nothing.</param>
public sealed record Region(
    string Name, IReadOnlyList<string> Zones, string Source, DateOnly AsOf, string? Note = null) : ISourced
{
    private static readonly Lazy<Region[]> Rows = new(static () =>
        EmbeddedRows.Read("Regions/regions.json", RowFormat.Default.RegionArray));

    /// <summary>All of them, by name. Google Cloud may have opened others since.</summary>
    public static IReadOnlyList<Region> All => Rows.Value;

    /// <summary>Whether a region is known.</summary>
    public static bool IsKnown(string name) => All.Any(region => region.Name == name);
}
