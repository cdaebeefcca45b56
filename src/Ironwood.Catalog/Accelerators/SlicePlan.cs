namespace Ironwood.Catalog.Accelerators;

/// <summary>How a number of chips is cut into equal slices.</summary>
/// <param name="Slices">Number of slices.</param>
/// <param name="Shape">What each slice consists of.</param>
public sealed record SlicePlan(int Slices, SliceShape Shape)
{
    /// <summary>Number of chips, over all slices.</summary>
    public int Chips => Slices * Shape.Chips;

    /// <summary>Number of VMs, over all slices.</summary>
    public int Vms => Slices * Shape.Vms;
}
