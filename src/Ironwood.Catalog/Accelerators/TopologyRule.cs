namespace Ironwood.Catalog.Accelerators;

/// <summary>Which topologies a generation has: those listed and, where there is a cube, boxes built of whole cubes.</summary>
/// <param name="Listed">Topologies that follow no rule.</param>
/// <param name="CubeEdge">Edge in chips of the cube that larger slices are built of; absent if all are listed.</param>
/// <param name="LargestDimension">Greatest length of a box's edge in chips.</param>
internal sealed record TopologyRule(IReadOnlyList<string> Listed, int? CubeEdge = null, int? LargestDimension = null)
{
    /// <summary>All topologies of at most so many chips, sorted by size.</summary>
    public IReadOnlyList<Topology> Topologies(int largestSliceChips)
    {
        var topologies = Listed.Select(Topology.Parse).ToList();
        if (CubeEdge is { } edge)
        {
            topologies.AddRange(Boxes(edge, LargestDimension ?? largestSliceChips, largestSliceChips));
        }

        topologies.Sort(Topology.BySize);
        return topologies;
    }

    /// <summary>Boxes with ascending edges, each a multiple of the cube's.</summary>
    private static IEnumerable<Topology> Boxes(int edge, int largestDimension, int largestSliceChips)
    {
        for (var x = edge; x <= largestDimension && x * x * x <= largestSliceChips; x += edge)
        {
            for (var y = x; y <= largestDimension && x * y * y <= largestSliceChips; y += edge)
            {
                for (var z = y; z <= largestDimension && x * y * z <= largestSliceChips; z += edge)
                {
                    yield return Topology.Of(x, y, z);
                }
            }
        }
    }
}
