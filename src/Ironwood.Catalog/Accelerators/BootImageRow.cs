using Ironwood.Catalog.Sourcing;

namespace Ironwood.Catalog.Accelerators;

/// <summary>A row of <c>boot-images.json</c>.</summary>
internal sealed record BootImageRow(
    string Generation,
    string Project,
    string Family,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
