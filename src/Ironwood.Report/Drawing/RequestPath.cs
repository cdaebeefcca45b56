using Ironwood.Graph;

namespace Ironwood.Report.Drawing;

/// <summary>
/// The path of a request: from its entry, by the graph's references, to the last resource inside the components where
/// requests enter. These resources are drawn one by one; all other components are single boxes.
/// </summary>
internal sealed class RequestPath
{
    private readonly Places _places;
    private readonly ILookup<string, ResourceNode> _reads;
    private readonly HashSet<string> _opened;
    private readonly HashSet<string> _steps = new(StringComparer.Ordinal);
    private readonly ILookup<string, ResourceNode> _users;

    public RequestPath(Places places)
    {
        _places = places;
        var graph = places.Graph;
        Entries = [.. graph.Nodes.Where(IsEntry)];
        _opened = Entries.Select(entry => places.TopOf(entry).Urn).ToHashSet(StringComparer.Ordinal);
        _reads = places.Reads.ToLookup(edge => edge.From, edge => graph[edge.To], StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            Follow(entry);
        }
        // A resource that reads no others, such as an address or a policy, is a word in the box of its user.
        var attached = _steps.Where(urn => !_reads.Contains(urn) && !IsEntry(graph[urn])).ToArray();
        _steps.ExceptWith(attached);
        _users = places.Reads
            .Where(edge => _steps.Contains(edge.From) && attached.Contains(edge.To))
            .ToLookup(edge => edge.To, edge => graph[edge.From], StringComparer.Ordinal);
    }

    public IReadOnlyList<ResourceNode> Entries { get; }

    /// <summary>Whether a topmost component is drawn resource by resource.</summary>
    public bool IsOpened(ResourceNode top) => _opened.Contains(top.Urn);

    /// <summary>Whether a resource has a box of its own.</summary>
    public bool IsStep(ResourceNode node) => _steps.Contains(node.Urn);

    /// <summary>The resources that a resource of the path reads, inside and outside its component.</summary>
    public IEnumerable<ResourceNode> ReadBy(ResourceNode step) => _reads[step.Urn].Distinct();

    /// <summary>
    /// The boxes that show a resource inside an opened component: its own box, or those of all its users.
    /// </summary>
    public IEnumerable<ResourceNode> ShownAt(ResourceNode node) => IsStep(node) ? [node] : _users[node.Urn].Distinct();

    private static bool IsEntry(ResourceNode node) => node.Kind == ResourceKind.Custom
        && TypeWords.Name(node.Type) is var name
        && (name.EndsWith("ForwardingRule", StringComparison.Ordinal) || name == "Gateway");

    private void Follow(ResourceNode node)
    {
        if (IsOpened(_places.TopOf(node)) && _steps.Add(node.Urn))
        {
            foreach (var next in _reads[node.Urn])
            {
                Follow(next);
            }
        }
    }
}
