namespace Ironwood.Catalog.Accelerators;

/// <summary>Says why a generation does not have a topology, and what it has instead.</summary>
internal static class IllegalTopology
{
    public static string Explain(Topology topology, Generation generation, TopologyRule? rule)
    {
        if (rule is null)
        {
            return $"{generation.Id} has no chips, so it takes no topology.";
        }

        var reason = Reason(topology, generation, rule);
        return $"{topology} is not a {generation.Id} topology: {reason}; {Nearest(topology, generation)}.";
    }

    private static string Reason(Topology topology, Generation generation, TopologyRule rule)
    {
        var rank = generation.Topologies[0].Dimensions.Count;
        if (topology.Dimensions.Count != rank)
        {
            return $"{generation.Id} topologies have {rank} dimensions";
        }

        if (topology.Chips > generation.LargestSliceChips)
        {
            return $"it has {topology.Chips} chips and a slice at most {generation.LargestSliceChips}";
        }

        if (generation.Topologies.Contains(Ascending(topology, generation)))
        {
            return "dimensions are written in another order";
        }

        if (rule.LargestDimension is { } longest && topology.Dimensions.Any(d => d > longest))
        {
            return $"no dimension exceeds {longest}";
        }

        if (rule.CubeEdge is not { } edge)
        {
            return $"{generation.Id} has {string.Join(", ", rule.Listed)}";
        }

        var cube = Topology.Of(edge, edge, edge);
        return topology.Chips > cube.Chips
            ? $"a slice of more than {cube.Chips} chips is built of cubes, so each dimension is a multiple of {edge}"
            : $"a slice of at most {cube.Chips} chips is one of {string.Join(", ", rule.Listed)}, {cube}";
    }

    /// <summary>The legal topology with the same dimensions in another order, or null.</summary>
    private static Topology? Ascending(Topology topology, Generation generation)
    {
        var dimensions = topology.Dimensions.Order().ToArray();
        return generation.Topologies.FirstOrDefault(t => t.Dimensions.Order().SequenceEqual(dimensions));
    }

    private static string Nearest(Topology topology, Generation generation)
    {
        var reordered = Ascending(topology, generation);
        if (reordered is not null)
        {
            return $"write {reordered}";
        }

        var below = generation.Topologies.LastOrDefault(t => t.Chips <= topology.Chips);
        var above = generation.Topologies.FirstOrDefault(t => t.Chips >= topology.Chips);
        var nearest = new[] { below, above }
            .OfType<Topology>()
            .Select(t => generation.WithChips(t.Chips).First())
            .Distinct();

        return "nearest: " + string.Join(", ", nearest.Select(t => $"{t} ({t.Chips} chips)"));
    }
}
