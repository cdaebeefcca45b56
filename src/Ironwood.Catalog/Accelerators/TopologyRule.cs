namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// A row of <c>topologies.json</c>: which topologies a generation has. Those listed and, where there is a cube, boxes
/// built of whole cubes, with ascending edges.
/// </summary>
internal sealed record TopologyRule(
    string Generation,
    IReadOnlyList<string> Listed,
    string Source,
    DateOnly AsOf,
    int? CubeEdge = null,
    int? LargestDimension = null,
    string? Note = null) : ISourced
{
    /// <summary>All topologies of at most so many chips, sorted by size.</summary>
    public Topology[] Topologies(int largestSliceChips)
    {
        var topologies = Listed.Select(Topology.Parse);
        if (CubeEdge is { } edge)
        {
            topologies = topologies.Concat(Boxes(edge, LargestDimension ?? largestSliceChips, largestSliceChips));
        }

        return [.. topologies.Order(Topology.BySize)];
    }

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
