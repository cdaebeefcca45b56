namespace Ironwood.Analysis.Reading;

/// <summary>The managed groups of a graph.</summary>
public sealed class ManagedGroups
{
    private readonly Dictionary<string, ManagedGroup> _byUrn;

    private ManagedGroups(IReadOnlyList<ManagedGroup> all)
    {
        All = all;
        _byUrn = all.ToDictionary(group => group.Node.Urn, StringComparer.Ordinal);
    }

    /// <summary>All groups, sorted by URN.</summary>
    public IReadOnlyList<ManagedGroup> All { get; }

    /// <summary>The group of a node; null when the node is not a managed group of the graph.</summary>
    public ManagedGroup? Find(ResourceNode? node) => node is null ? null : _byUrn.GetValueOrDefault(node.Urn);

    /// <summary>The groups of a graph.</summary>
    public static ManagedGroups Of(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var autoscalers = graph.OfType(ResourceTypes.Autoscaler)
            .Select(scaler => (Scaler: scaler, Group: graph.Target(scaler, "target")))
            .Where(pair => pair.Group is not null)
            .ToLookup(pair => pair.Group!.Urn, pair => pair.Scaler, StringComparer.Ordinal);
        return new(
        [
            .. graph.OfType(ResourceTypes.InstanceGroupManager)
                .Select(node => new ManagedGroup(graph, node, autoscalers[node.Urn].FirstOrDefault())),
        ]);
    }

    /// <summary>The tier of some groups; null when their machines have no tier label or different ones.</summary>
    public static string? TierOf(IEnumerable<ManagedGroup> groups)
    {
        var tiers = groups.Select(group => group.Tier).Distinct().ToArray();
        return tiers.Length == 1 ? tiers[0] : null;
    }
}
