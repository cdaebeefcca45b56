namespace Ironwood.Catalog.Accelerators;

/// <summary>A row of <c>boot-images.json</c>.</summary>
internal sealed record BootImageRow(
    string Generation,
    string Project,
    string Family,
    string Source,
    DateOnly AsOf,
    bool SupportsSecureBoot = false,
    string? Note = null) : ISourced
{
    public BootImage ToBootImage() => new(Project, Family, SupportsSecureBoot, Source, AsOf);
}
