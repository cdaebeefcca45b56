using Ironwood.Catalog.Regions;

namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// A generation of machines that a tier can consist of: a TPU generation, or <c>cpu</c>, which stands in for one.
/// </summary>
public sealed class Generation : ISourced
{
    private readonly GenerationRow _row;
    private readonly TopologyRule? _rule;
    private readonly Lazy<Topology[]> _topologies;
    private readonly IReadOnlyDictionary<Topology, MachineType> _machineTypeOf;

    internal Generation(
        GenerationRow row,
        TopologyRule? rule,
        IReadOnlyList<MachineTypeRow> machineTypes,
        IReadOnlyList<Zone> zones,
        BootImage image)
    {
        _row = row;
        _rule = rule;
        _topologies = new(() => rule?.Topologies(row.LargestSliceChips) ?? []);
        Zones = zones;
        Image = image;
        MachineTypes = [.. machineTypes.Select(m => m.ToMachineType())];
        _machineTypeOf = machineTypes
            .Zip(MachineTypes)
            .SelectMany(m => (m.First.Topologies ?? []).Select(t => (Topology: Topology.Parse(t), Type: m.Second)))
            .ToDictionary(m => m.Topology, m => m.Type);
    }

    /// <summary>Id that settings use: <c>tpu7x</c>, <c>v6e</c>, <c>v5p</c>, <c>v5e</c> or <c>cpu</c>.</summary>
    public string Id => _row.Id;

    /// <summary>Name of the product, for example <c>TPU7x (Ironwood)</c>.</summary>
    public string ProductName => _row.ProductName;

    /// <summary>Whether it has TPU chips; <c>false</c> for <c>cpu</c>.</summary>
    public bool IsAccelerator => LargestSliceChips > 0;

    /// <summary>
    /// Whether Compute Engine makes these VMs in managed instance groups. Otherwise only the Cloud TPU API or GKE does,
    /// and a tier cannot be made of them.
    /// </summary>
    public bool IsOfferedByComputeEngine => _row.IsOfferedByComputeEngine;

    /// <summary>TensorCores per chip; 0 without chips.</summary>
    public int TensorCoresPerChip => _row.TensorCoresPerChip;

    /// <summary>
    /// Devices that JAX, and so a model server, sees per chip: TPU7x shows each TensorCore, v5p both as one; 0
    /// without chips.
    /// </summary>
    public int DevicesPerChip => _row.DevicesPerChip;

    /// <summary>High-bandwidth memory per chip in GiB; 0 without chips.</summary>
    public int HbmGibPerChip => _row.HbmGibPerChip;

    /// <summary>Chips of the largest slice that can be made; 0 without chips.</summary>
    public int LargestSliceChips => _row.LargestSliceChips;

    /// <summary>What the number counts in this generation's accelerator names.</summary>
    public SuffixCounting SuffixCounting => _row.SuffixCounting;

    /// <summary>Machine types; the first is the default.</summary>
    public IReadOnlyList<MachineType> MachineTypes { get; }

    /// <summary>Zones that are known to offer it. Others may: a project's quota and reservations decide.</summary>
    public IReadOnlyList<Zone> Zones { get; }

    /// <summary>Image that its VMs boot from.</summary>
    public BootImage Image { get; }

    /// <summary>All legal topologies, sorted by chips, then by dimensions; empty without chips.</summary>
    public IReadOnlyList<Topology> Topologies => _topologies.Value;

    /// <summary>What a reader should know beside the numbers; <c>null</c> if nothing.</summary>
    public string? Note => _row.Note;

    /// <inheritdoc/>
    public string Source => _row.Source;

    /// <inheritdoc/>
    public DateOnly AsOf => _row.AsOf;

    /// <summary>Whether this generation has the topology.</summary>
    /// <param name="topology">The topology asked for.</param>
    /// <param name="why">If not, the reason, with the nearest topologies that exist; else empty.</param>
    public bool IsLegal(Topology topology, out string why)
    {
        var isLegal = Array.BinarySearch(_topologies.Value, topology, Topology.BySize) >= 0;
        why = isLegal ? "" : IllegalTopology.Explain(topology, this, _rule);
        return isLegal;
    }

    /// <summary>Topologies with exactly so many chips, the most cube-like first.</summary>
    /// <returns>Nothing when one slice cannot have so many chips.</returns>
    public IEnumerable<Topology> WithChips(int chips) =>
        Topologies.Where(t => t.Chips == chips).OrderBy(t => t.Surface);

    /// <summary>What a slice of the topology consists of.</summary>
    /// <exception cref="ArgumentException">The topology is not legal; the message says why.</exception>
    public SliceShape Shape(Topology topology)
    {
        if (!IsLegal(topology, out var why))
        {
            throw new ArgumentException(why, nameof(topology));
        }

        var machineType = _machineTypeOf.GetValueOrDefault(topology, MachineTypes[0]);
        var vms = topology.Chips / machineType.ChipsPerVm;
        return new SliceShape(this, topology, machineType, vms, topology.Chips, IsMultiHost: vms > 1);
    }

    /// <summary>What a slice of a generation without chips consists of: one VM.</summary>
    /// <exception cref="InvalidOperationException">The generation has chips, so a topology is needed.</exception>
    public SliceShape Shape() => IsAccelerator
        ? throw new InvalidOperationException($"A {Id} slice has a topology; name one, such as {Topologies[0]}.")
        : new SliceShape(this, Topology: null, MachineTypes[0], Vms: 1, Chips: 0, IsMultiHost: false);

    /// <summary>The generation's id.</summary>
    public override string ToString() => Id;
}
