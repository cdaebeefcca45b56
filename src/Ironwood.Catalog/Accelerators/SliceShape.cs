namespace Ironwood.Catalog.Accelerators;

/// <summary>What one slice consists of.</summary>
/// <param name="Generation">Its generation.</param>
/// <param name="Topology">Arrangement of its chips; <c>null</c> for a generation without chips.</param>
/// <param name="MachineType">Machine type of each of its VMs.</param>
/// <param name="Vms">Number of VMs.</param>
/// <param name="Chips">Number of chips, over all VMs; 0 for a generation without chips.</param>
/// <param name="IsMultiHost">Whether it spans several VMs, which then start, stop and fail as one.</param>
public sealed record SliceShape(
    Generation Generation,
    Topology? Topology,
    MachineType MachineType,
    int Vms,
    int Chips,
    bool IsMultiHost)
{
    /// <summary>Number of TensorCores, over all chips.</summary>
    public int TensorCores => Chips * Generation.TensorCoresPerChip;

    /// <summary>Number of devices that a model server sees, over all chips.</summary>
    public int Devices => Chips * Generation.DevicesPerChip;
}
