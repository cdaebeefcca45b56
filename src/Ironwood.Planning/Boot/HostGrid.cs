using Ironwood.Catalog.Accelerators;

namespace Ironwood.Planning.Boot;

/// <summary>
/// A multi-host slice in the words of the TPU runtime's environment variables. Every multi-host slice consists of
/// hosts with four chips, two by two.
/// </summary>
/// <remarks>The variables are those of public recipes for TPU7x slices in managed groups; see
/// <c>docs/decisions/0007-the-leader-of-a-slice.md</c>.</remarks>
internal static class HostGrid
{
    /// <summary><c>TPU_CHIPS_PER_HOST_BOUNDS</c>.</summary>
    public const string ChipsPerHostBounds = "2,2,1";

    /// <summary><c>TPU_HOST_BOUNDS</c>: hosts along each dimension; 4x8x8 is <c>2,4,8</c>.</summary>
    public static string HostBounds(Topology topology)
    {
        var chips = topology.Dimensions;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{chips[0] / 2},{chips[1] / 2},{chips.ElementAtOrDefault(2) switch { 0 => 1, var z => z }}");
    }

    /// <summary><c>TPU_ACCELERATOR_TYPE</c>, in which each generation counts what it counts: <c>tpu7x-16</c>,
    /// <c>v6e-16</c>.</summary>
    public static string AcceleratorType(SliceShape shape) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shape.Generation.Id}-"
            + $"{(shape.Generation.SuffixCounting == SuffixCounting.TensorCores ? shape.TensorCores : shape.Chips)}");
}
