using Ironwood.Graph;

namespace Ironwood.Report.Drawing;

/// <summary>The places of a graph's resources, and the references that become arrows.</summary>
internal sealed class Places
{
    /// <summary>Packages whose resources are only values and are not drawn.</summary>
    private static readonly string[] Values = ["random"];

    private readonly Dictionary<string, ResourceNode> _tops = new(StringComparer.Ordinal);

    public Places(ResourceGraph graph)
    {
        Graph = graph;
        foreach (var top in graph.Nodes.Where(node => node.Parent is null).SelectMany(graph.ChildrenOf))
        {
            Note(top, top);
        }
        Tops = [.. _tops.Values.Distinct().Where(top => !IsValue(top))];
        Reads = [.. graph.Edges.Where(edge => !edge.IsExplicit && edge.From != edge.To
            && IsPlace(graph[edge.From]) && IsPlace(graph[edge.To]))];
    }

    public ResourceGraph Graph { get; }

    /// <summary>The children of the stack, in the graph's order.</summary>
    public IReadOnlyList<ResourceNode> Tops { get; }

    /// <summary>
    /// References between created resources, without those of grants, because a grant sends no data itself.
    /// </summary>
    public IReadOnlyList<ResourceEdge> Reads { get; }

    /// <summary>The child of the stack that contains a resource.</summary>
    public ResourceNode TopOf(ResourceNode node) => _tops[node.Urn];

    /// <summary>
    /// The created resources in a component, without grants and values; for a resource, the resource itself.
    /// </summary>
    public IEnumerable<ResourceNode> Inside(ResourceNode top) => IsPlace(top)
        ? [top]
        : Graph.ChildrenOf(top).SelectMany(Inside);

    private bool IsPlace(ResourceNode node) =>
        node.Kind != ResourceKind.Component && !IsValue(node) && !IsGrant(node) && _tops.ContainsKey(node.Urn);

    private static bool IsValue(ResourceNode node) => Values.Contains(TypeWords.Package(node.Type));

    private static bool IsGrant(ResourceNode node) => TypeWords.Name(node.Type) is var name
        && (name.EndsWith("IamMember", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("IamBinding", StringComparison.OrdinalIgnoreCase));

    private void Note(ResourceNode node, ResourceNode top)
    {
        _tops.Add(node.Urn, top);
        foreach (var child in Graph.ChildrenOf(node))
        {
            Note(child, top);
        }
    }
}
