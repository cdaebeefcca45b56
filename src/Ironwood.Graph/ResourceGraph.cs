namespace Ironwood.Graph;

/// <summary>
/// The resources that one run of a program declares, and their dependencies. Immutable; nodes are sorted by URN and
/// edges by source, so that equal programs give equal graphs.
/// </summary>
public sealed class ResourceGraph
{
    private readonly Dictionary<string, ResourceNode> _byUrn;
    private readonly Dictionary<ResourceId, ResourceNode> _byId;
    private readonly ILookup<string, ResourceNode> _children;
    private readonly ILookup<string, ResourceNode> _ofType;

    /// <param name="project">Pulumi project name.</param>
    /// <param name="stack">Stack name.</param>
    /// <param name="nodes">The resources, the stack itself included.</param>
    /// <param name="edges">The dependencies between them.</param>
    /// <exception cref="ArgumentException">Two nodes have the same URN, or the same type and name.</exception>
    public ResourceGraph(string project, string stack, IEnumerable<ResourceNode> nodes, IEnumerable<ResourceEdge> edges)
    {
        Project = project;
        Stack = stack;
        Nodes = [.. nodes.OrderBy(node => node.Urn, StringComparer.Ordinal)];
        Edges = [.. edges.Order(ResourceEdge.BySource)];
        _byUrn = Index(Nodes, node => node.Urn, node => $"the URN {node.Urn}");
        _byId = Index(Nodes, node => node.Id, node => $"the type {node.Type} and the name '{node.Name}'");
        _children = Nodes.Where(node => node.Parent is not null).ToLookup(node => node.Parent!, StringComparer.Ordinal);
        _ofType = Nodes.ToLookup(node => node.Type, StringComparer.Ordinal);
    }

    /// <summary>Pulumi project name.</summary>
    public string Project { get; }

    /// <summary>Stack name.</summary>
    public string Stack { get; }

    /// <summary>All resources, sorted by URN.</summary>
    public IReadOnlyList<ResourceNode> Nodes { get; }

    /// <summary>All dependencies, sorted.</summary>
    public IReadOnlyList<ResourceEdge> Edges { get; }

    /// <summary>The root: the node of the stack itself.</summary>
    public ResourceNode Root => Nodes.Single(node => node.Parent is null);

    /// <summary>The resource with this URN.</summary>
    /// <exception cref="KeyNotFoundException">It does not exist.</exception>
    public ResourceNode this[string urn] => _byUrn[urn];

    /// <summary>The resource that a reference names, or null.</summary>
    public ResourceNode? Find(ResourceId id) => _byId.GetValueOrDefault(id);

    /// <summary>The resource that a value reads, if the whole value is one reference; otherwise null.</summary>
    public ResourceNode? Target(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? reference)
            && Reference.Exactly(reference) is { } target ? Find(target.Target) : null;

    /// <summary>The direct children of a node, sorted by URN.</summary>
    public IEnumerable<ResourceNode> ChildrenOf(ResourceNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return _children[node.Urn];
    }

    /// <summary>All resources of a type, for example <c>gcp:compute/network:Network</c>, sorted by URN.</summary>
    public IEnumerable<ResourceNode> OfType(string type) => _ofType[type];

    private static Dictionary<TKey, ResourceNode> Index<TKey>(
        IEnumerable<ResourceNode> nodes, Func<ResourceNode, TKey> key, Func<ResourceNode, string> description)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, ResourceNode>();
        foreach (var node in nodes)
        {
            if (!index.TryAdd(key(node), node))
            {
                throw new ArgumentException($"Two resources have {description(node)}.", nameof(nodes));
            }
        }
        return index;
    }
}
