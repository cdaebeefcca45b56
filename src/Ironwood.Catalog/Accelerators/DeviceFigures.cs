using Ironwood.Catalog.Models;

namespace Ironwood.Catalog.Accelerators;

/// <summary>What one chip of a generation gives to a model server.</summary>
/// <param name="Generation">Id of the generation.</param>
/// <param name="UsableGibPerDevice">GiB of high-bandwidth memory that a model server sees on one device.</param>
/// <param name="MemoryGbPerSecond">GB per second that one chip reads from its memory.</param>
/// <param name="Bf16Tflops">10¹² operations per second of one chip in bfloat16.</param>
/// <param name="NativePrecisions">Precisions in which the chip calculates.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Fp8Tflops">10¹² operations per second of one chip in 8-bit floating point; null where it has
/// none.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record DeviceFigures(
    string Generation,
    decimal UsableGibPerDevice,
    int MemoryGbPerSecond,
    int Bf16Tflops,
    IReadOnlyList<WeightPrecision> NativePrecisions,
    string Source,
    DateOnly AsOf,
    int? Fp8Tflops = null,
    string? Note = null) : ISourced
{
    private static readonly Lazy<DeviceFigures[]> Rows = new(static () =>
        EmbeddedRows.Read("Accelerators/device-figures.json", RowFormat.Default.DeviceFiguresArray));

    /// <summary>The figures of a generation; null where the catalogue has none.</summary>
    public static DeviceFigures? Of(string generation) =>
        Rows.Value.FirstOrDefault(row => row.Generation == generation);
}
