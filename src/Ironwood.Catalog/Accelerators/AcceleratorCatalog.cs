using Ironwood.Catalog.Regions;

namespace Ironwood.Catalog.Accelerators;

/// <summary>The generations of machines that a tier can consist of.</summary>
public static class AcceleratorCatalog
{
    private static readonly Lazy<IReadOnlyList<Generation>> AllGenerations = new(Load);

    /// <summary>All generations, the default one first.</summary>
    public static IReadOnlyList<Generation> Generations => AllGenerations.Value;

    /// <summary>Id of the generation that a tier has unless its settings name another: <c>tpu7x</c>.</summary>
    public static string DefaultGenerationId => Generations[0].Id;

    /// <summary>The generation of that id, or <c>null</c>. Ids are lower-case.</summary>
    public static Generation? Find(string id) => Generations.FirstOrDefault(g => g.Id == id);

    /// <summary>The machine that serves alone: the whole of a generation's default machine type.</summary>
    /// <exception cref="InvalidOperationException">The generation has no chips.</exception>
    public static SliceShape Replica(Generation generation)
    {
        ArgumentNullException.ThrowIfNull(generation);
        return SingleHosts(generation).First(shape => shape.MachineType == generation.MachineTypes[0]);
    }

    /// <summary>
    /// Divides chips into machines that serve alone: of the default machine type where their number allows it, else
    /// of the largest type that does.
    /// </summary>
    /// <param name="generation">Generation of the machines.</param>
    /// <param name="chips">Chips in total.</param>
    /// <returns><c>null</c> when the chips cannot be divided so, and always for a generation without chips.</returns>
    public static SlicePlan? Replicas(Generation generation, int chips)
    {
        ArgumentNullException.ThrowIfNull(generation);
        return SingleHosts(generation)
            .Where(shape => chips > 0 && chips % shape.Chips == 0)
            .OrderByDescending(shape => shape.MachineType == generation.MachineTypes[0])
            .ThenByDescending(shape => shape.Chips)
            .Select(shape => new SlicePlan(chips / shape.Chips, shape))
            .FirstOrDefault();
    }

    private static IEnumerable<SliceShape> SingleHosts(Generation generation) =>
        generation.Topologies.Select(generation.Shape).Where(shape => !shape.IsMultiHost);

    /// <summary>Numbers of chips nearest to the one given that can be cut into slices.</summary>
    /// <returns>
    /// The number itself if it can; else the next lower one, if any, and the next higher one. Empty for a generation
    /// without chips.
    /// </returns>
    public static IReadOnlyList<int> NearestPlannableChips(Generation generation, int chips)
    {
        ArgumentNullException.ThrowIfNull(generation);
        if (!generation.IsAccelerator)
        {
            return [];
        }

        // Every slice is a multiple of the smallest one's chips, so any multiple of these, and nothing else, will do.
        var smallest = generation.Topologies[0].Chips;
        var below = Math.Max(chips, 0) / smallest * smallest;
        return below == chips && below > 0 ? [chips]
            : below > 0 ? [below, below + smallest]
            : [smallest];
    }

    private static Generation[] Load()
    {
        var rules = EmbeddedRows.Read("Accelerators/topologies.json", RowFormat.Default.TopologyRuleArray)
            .ToDictionary(r => r.Generation);
        var machineTypes = EmbeddedRows.Read("Accelerators/machine-types.json", RowFormat.Default.MachineTypeRowArray)
            .ToLookup(m => m.Generation);
        var zones = EmbeddedRows.Read("Accelerators/zones.json", RowFormat.Default.ZonesRowArray)
            .ToDictionary(z => z.Generation, z => z.Zones);
        var everywhere = Region.All.SelectMany(region => region.Zones).ToArray();
        var images = EmbeddedRows.Read("Accelerators/boot-images.json", RowFormat.Default.BootImageRowArray)
            .ToDictionary(i => i.Generation, i => i.ToBootImage());

        return EmbeddedRows.Read("Accelerators/generations.json", RowFormat.Default.GenerationRowArray)
            .OrderByDescending(g => g.IsDefault)
            .Select(g => new Generation(
                g,
                rules.GetValueOrDefault(g.Id),
                [.. machineTypes[g.Id]],
                [.. zones.GetValueOrDefault(g.Id, everywhere).Select(Zone.Parse)],
                images[g.Id]))
            .ToArray();
    }
}
