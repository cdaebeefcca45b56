namespace Ironwood.Catalog.Accelerators;

/// <summary>A Compute Engine machine type that a tier's VMs may have.</summary>
/// <param name="Name">Name, for example <c>tpu7x-standard-4t</c>.</param>
/// <param name="ChipsPerVm">TPU chips in one VM; 0 for a general-purpose machine.</param>
/// <param name="VCpus">Virtual CPUs of one VM.</param>
/// <param name="MemoryGib">Memory of one VM in GiB.</param>
/// <param name="DiskTypes">Disk types that it can attach; the first is the boot disk's default.</param>
/// <param name="RequiresGvnic">Whether the network interface must be gVNIC (<c>nicType: GVNIC</c>).</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record MachineType(
    string Name,
    int ChipsPerVm,
    int VCpus,
    int MemoryGib,
    IReadOnlyList<string> DiskTypes,
    bool RequiresGvnic,
    string Source,
    DateOnly AsOf) : ISourced
{
    /// <summary>Type of the boot disk unless settings say otherwise: the first of <see cref="DiskTypes"/>.</summary>
    public string BootDiskType => DiskTypes[0];
}
