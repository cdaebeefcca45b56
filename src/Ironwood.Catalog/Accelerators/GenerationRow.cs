namespace Ironwood.Catalog.Accelerators;

/// <summary>A row of <c>generations.json</c>.</summary>
internal sealed record GenerationRow(
    string Id,
    string ProductName,
    bool IsOfferedByComputeEngine,
    int TensorCoresPerChip,
    int DevicesPerChip,
    int HbmGibPerChip,
    int LargestSliceChips,
    SuffixCounting SuffixCounting,
    string Source,
    DateOnly AsOf,
    string? Note = null,
    bool IsDefault = false) : ISourced;
