namespace Ironwood.Catalog.Accelerators;

/// <summary>A row of <c>machine-types.json</c>.</summary>
/// <remarks>Topologies are those made of this type; absent where the generation has only one type.</remarks>
internal sealed record MachineTypeRow(
    string Name,
    string Generation,
    int ChipsPerVm,
    int VCpus,
    int MemoryGib,
    IReadOnlyList<string> DiskTypes,
    bool RequiresGvnic,
    string Source,
    DateOnly AsOf,
    IReadOnlyList<string>? Topologies = null,
    string? Note = null) : ISourced
{
    public MachineType ToMachineType() =>
        new(Name, ChipsPerVm, VCpus, MemoryGib, DiskTypes, RequiresGvnic, Source, AsOf);
}
