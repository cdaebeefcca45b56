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

    /// <summary>
    /// Cuts chips into the fewest equal slices whose VMs fit one managed group; among topologies of that size, takes
    /// the most cube-like.
    /// </summary>
    /// <param name="generation">Generation of the slices.</param>
    /// <param name="chips">Chips in total.</param>
    /// <param name="maxVmsPerGroup">VMs that the group of one slice may hold.</param>
    /// <returns><c>null</c> when the chips cannot be cut so, and always for a generation without chips.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A group must hold at least one VM.</exception>
    public static SlicePlan? Plan(Generation generation, int chips, int maxVmsPerGroup)
    {
        ArgumentNullException.ThrowIfNull(generation);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxVmsPerGroup, 1);

        return generation.Topologies
            .Where(t => chips > 0 && chips % t.Chips == 0)
            .Select(generation.Shape)
            .Where(s => s.Vms <= maxVmsPerGroup)
            .OrderByDescending(s => s.Chips)
            .ThenBy(s => s.Topology!.Surface)
            .Select(s => new SlicePlan(chips / s.Chips, s))
            .FirstOrDefault();
    }

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
