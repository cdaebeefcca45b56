namespace Ironwood.Analysis.Cost;

/// <summary>
/// Finds the part of the stack that a resource belongs to: its topmost component. If the machines in that component are
/// labelled with a tier, the part has the tier's name.
/// </summary>
internal sealed class StackParts
{
    private readonly Dictionary<string, ResourceNode> _byUrn;
    private readonly Dictionary<string, string> _tiers = new(StringComparer.Ordinal);

    public StackParts(ResourceGraph graph, IEnumerable<ManagedGroup> groups)
    {
        _byUrn = graph.Nodes.ToDictionary(node => node.Urn, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (group.Tier is { } tier)
            {
                _tiers.TryAdd(Topmost(group.Node).Urn, tier);
            }
        }
    }

    public string Of(ResourceNode node)
    {
        var top = Topmost(node);
        return _tiers.GetValueOrDefault(top.Urn, top.Name);
    }

    /// <summary>Whether a part is a tier.</summary>
    public bool IsTier(string part) => _tiers.ContainsValue(part);

    // Above the topmost component is only the stack, which has no parent.
    private ResourceNode Topmost(ResourceNode node)
    {
        while (node.Parent is { } parent && _byUrn.GetValueOrDefault(parent) is { Parent: not null } above)
        {
            node = above;
        }
        return node;
    }
}
