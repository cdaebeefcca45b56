namespace Ironwood.Catalog.Accelerators;

/// <summary>A machine type that Vertex AI runs replicas of a deployed model on: a single host, with TPUs or
/// without.</summary>
/// <param name="Name">For example <c>tpu7x-standard-4t</c>.</param>
/// <param name="Generation">Generation of its chips, <c>cpu</c> without.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Topology">TPU topology of one replica; null without chips.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
public sealed record VertexMachineType(
    string Name, string Generation, string Source, DateOnly AsOf, string? Topology = null, string? Note = null)
        : ISourced
{
    private static readonly Lazy<IReadOnlyList<VertexMachineType>> Rows = new(static () =>
        EmbeddedRows.Read("Accelerators/vertex-machine-types.json", RowFormat.Default.VertexMachineTypeArray));

    /// <summary>Those that the catalogue knows: all with TPUs, and some without. Vertex AI has more, those with GPUs
    /// among them.</summary>
    public static IReadOnlyList<VertexMachineType> All => Rows.Value;

    /// <summary>The machine type with this name, or null.</summary>
    public static VertexMachineType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>What a tier's model is deployed on unless said otherwise: the tier's own machine type, or its
    /// generation's.</summary>
    /// <returns>Null when Vertex AI offers the generation nowhere.</returns>
    public static VertexMachineType? For(string generation, string machineType) =>
        Find(machineType) ?? All.FirstOrDefault(type => type.Generation == generation);
}
