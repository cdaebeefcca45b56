using Ironwood.Catalog.Accelerators;

namespace Ironwood.Planning.Engines;

/// <summary>The machines that one replica consists of, as a model server sees them.</summary>
/// <param name="Shape">The machines.</param>
/// <param name="Figures">What each of their chips gives.</param>
public sealed record EngineHost(SliceShape Shape, DeviceFigures Figures)
{
    private const decimal Gib = 1L << 30;

    /// <summary>Devices of all machines.</summary>
    public int Devices => Shape.Devices;

    /// <summary>Machines.</summary>
    public int Hosts => Shape.Vms;

    /// <summary>Devices of one machine.</summary>
    public int DevicesPerHost => Devices / Hosts;

    /// <summary>The machines of a topology; null where the catalogue has no figures of the generation.</summary>
    public static EngineHost? Of(SliceShape shape) =>
        DeviceFigures.Of(shape.Generation.Id) is { } figures ? new(shape, figures) : null;

    /// <summary>The smallest replicas of a generation: one machine, then two, and so on.</summary>
    public static IEnumerable<EngineHost> Smallest(Generation generation, int mostHosts) =>
        from topology in generation.Topologies
        let shape = generation.Shape(topology)
        where shape.Vms <= mostHosts && shape.Chips >= generation.MachineTypes[0].ChipsPerVm
        group shape by shape.Chips into same
        let first = Of(same.First())
        where first is not null
        select first;

    /// <summary>Bytes of memory that a model server may use on all devices.</summary>
    /// <param name="utilization">Its share.</param>
    public decimal MemoryBytes(decimal utilization) => Devices * Figures.UsableGibPerDevice * Gib * utilization;

    /// <summary>Bytes per second that all devices read from their memory.</summary>
    public decimal BytesPerSecond => Shape.Chips * Figures.MemoryGbPerSecond * 1e9m;

    /// <summary>Operations per second of all devices.</summary>
    /// <param name="isFp8">Whether in 8-bit floating point, where the chips have it.</param>
    public decimal OperationsPerSecond(bool isFp8) =>
        Shape.Chips * (isFp8 && Figures.Fp8Tflops is { } fp8 ? fp8 : Figures.Bf16Tflops) * 1e12m;
}
