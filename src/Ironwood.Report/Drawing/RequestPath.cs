using Ironwood.Graph;

namespace Ironwood.Report.Drawing;

/// <summary>
/// The way of a request, from where it comes in, by the graph's own references, to the last resource inside the
/// components where it came in. These are drawn one by one; all other components are closed boxes.
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
        // What reads nothing more, such as an address or a policy, is a word in the box of what uses it.
        var attached = _steps.Where(urn => !_reads.Contains(urn) && !IsEntry(graph[urn])).ToArray();
        _steps.ExceptWith(attached);
        _users = places.Reads
            .Where(edge => _steps.Contains(edge.From) && attached.Contains(edge.To))
            .ToLookup(edge => edge.To, edge => graph[edge.From], StringComparer.Ordinal);
    }

    /// <summary>Where requests come in.</summary>
    public IReadOnlyList<ResourceNode> Entries { get; }

    /// <summary>Whether a topmost component is drawn resource by resource.</summary>
    public bool IsOpened(ResourceNode top) => _opened.Contains(top.Urn);

    /// <summary>Whether a resource has a box of its own.</summary>
    public bool IsStep(ResourceNode node) => _steps.Contains(node.Urn);

    /// <summary>What a resource of the path reads, inside and outside of its component.</summary>
    public IEnumerable<ResourceNode> ReadBy(ResourceNode step) => _reads[step.Urn].Distinct();

    /// <summary>Where a resource inside an opened component is drawn: at itself, or at all that use it.</summary>
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
