namespace Ironwood.Catalog.Accelerators;

/// <summary>A row of <c>legacy-names.json</c>: what the part before the number means.</summary>
/// <remarks>The generation is absent when the catalogue does not hold it.</remarks>
internal sealed record LegacyNameRow(
    string Prefix,
    SuffixCounting Counts,
    int TensorCoresPerChip,
    string Note,
    string Source,
    DateOnly AsOf,
    string? Generation = null) : ISourced;
