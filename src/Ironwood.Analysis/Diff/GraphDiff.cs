namespace Ironwood.Analysis.Diff;

/// <summary>
/// What a deployment would do to turn the stack of one graph into that of another: which resources it adds, removes,
/// changes and replaces, and which of these changes are refused.
/// </summary>
/// <remarks>
/// Two resources are the same if their URNs are equal. Stack and project, the beginning of a URN, are left out of this
/// comparison, so that two stacks can be compared. A graph holds no aliases: a resource with a new name or parent
/// counts as one removed and one added.
/// </remarks>
public sealed class GraphDiff
{
    private readonly Dictionary<string, ResourceChange> _byUrn;

    private GraphDiff(
        ResourceGraph before, ResourceGraph after, IReadOnlyList<ResourceChange> changes,
        IReadOnlyList<PropertyChange> outputs, int secrets)
    {
        Before = before;
        After = after;
        Changes = changes;
        Outputs = outputs;
        UncomparedSecrets = secrets;
        _byUrn = changes.ToDictionary(change => change.Resource.Urn, StringComparer.Ordinal);
    }

    /// <summary>The graph that is compared with.</summary>
    public ResourceGraph Before { get; }

    /// <summary>The graph that is compared.</summary>
    public ResourceGraph After { get; }

    /// <summary>The changes, most serious first, then by URN. Unchanged resources have no entry.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; }

    /// <summary>The outputs of the stack that change.</summary>
    public IReadOnlyList<PropertyChange> Outputs { get; }

    /// <summary>Inputs that are secret in both graphs: graphs do not show whether they changed.</summary>
    public int UncomparedSecrets { get; }

    /// <summary>Whether the graphs are the same.</summary>
    public bool IsEmpty => Changes.Count == 0 && Outputs.Count == 0;

    /// <summary>The changes that are refused, those that the engine refuses first.</summary>
    public IEnumerable<ResourceChange> Refused => Changes
        .Where(change => change.Refusals.Count > 0)
        .OrderBy(change => change.Refusals[0].By);

    /// <summary>The number of resources with this kind of change.</summary>
    public int Count(ChangeKind kind) => Changes.Count(change => change.Kind == kind);

    /// <summary>What happens to a resource, by its URN; null when nothing does.</summary>
    public ResourceChange? Of(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>Compares two graphs.</summary>
    public static GraphDiff Of(ResourceGraph before, ResourceGraph after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = ByKey(before);
        var now = ByKey(after);
        var compared = now
            .Where(entry => old.ContainsKey(entry.Key))
            .ToDictionary(
                entry => entry.Value.Urn,
                entry => new ComparedResource(old[entry.Key], entry.Value),
                StringComparer.Ordinal);
        Cascade.Follow(after, compared);

        var removed = old.Where(entry => !now.ContainsKey(entry.Key)).Select(entry => entry.Value).ToArray();
        var added = now.Where(entry => !old.ContainsKey(entry.Key)).Select(entry => entry.Value).ToArray();
        var moved = removed.Select(node => node.Id).Intersect(added.Select(node => node.Id)).ToHashSet();
        var changes = compared.Values.Where(IsTouched).Select(Change)
            .Concat(removed.Select(node => new ResourceChange
            {
                Kind = ChangeKind.Removed,
                Before = node,
                IsMoved = moved.Contains(node.Id),
                Refusals = [.. Protections.AgainstRemoval(node)],
            }))
            .Concat(added.Select(node => new ResourceChange
            {
                Kind = ChangeKind.Added,
                After = node,
                IsMoved = moved.Contains(node.Id),
            }));
        return new(
            before, after,
            [.. changes.OrderBy(change => change.Kind).ThenBy(change => change.Resource.Urn, StringComparer.Ordinal)],
            [.. OutputChanges(before, after)],
            compared.Values.Sum(resource => resource.Before.Secrets.Intersect(resource.After.Secrets)
                .Count(path => path.StartsWith("inputs.", StringComparison.Ordinal))));
    }

    private static bool IsTouched(ComparedResource resource) =>
        resource.Properties.Count > 0 || resource.Causes.Count > 0 || resource.Refusals.Count > 0;

    private static ResourceChange Change(ComparedResource resource) => new()
    {
        Kind = resource.IsReplaced ? ChangeKind.Replaced : ChangeKind.Changed,
        Before = resource.Before,
        After = resource.After,
        Properties = [.. resource.Properties],
        Causes =
        [
            .. resource.Causes.OrderByDescending(cause => cause.IsCertain)
                .ThenBy(cause => cause.Path, StringComparer.Ordinal),
        ],
        DeletesFirst = resource.IsReplaced && resource.DeletesFirst,
        Refusals =
        [
            .. (resource.IsReplaced ? Protections.AgainstReplacement(resource) : [])
                .Concat(resource.Refusals)
                .OrderBy(refusal => refusal.By),
        ],
    };

    // A component creates nothing; its children are compared themselves.
    private static Dictionary<string, ResourceNode> ByKey(ResourceGraph graph) => graph.Nodes
        .Where(node => node.Kind != ResourceKind.Component)
        .ToDictionary(node => KeyOf(node.Urn), StringComparer.Ordinal);

    // urn:pulumi:STACK::PROJECT::TYPES::NAME
    private static string KeyOf(string urn)
    {
        var parts = urn.Split("::", 3);
        return parts.Length == 3 && parts[0].StartsWith("urn:pulumi:", StringComparison.Ordinal) ? parts[2] : urn;
    }

    private static IEnumerable<PropertyChange> OutputChanges(ResourceGraph before, ResourceGraph after)
    {
        var (old, now) = (StackOf(before), StackOf(after));
        return from change in PropertyDiff.Of(old?.Outputs ?? [], now?.Outputs ?? [])
               let isSecret = new[] { old, now }.Any(stack => stack?.Secrets.Any(secret =>
                   PropertyDiff.IsWithin($"outputs.{change.Path}", secret)) == true)
               select isSecret
                   ? new PropertyChange(change.Path, Hide(change.Before), Hide(change.After), true)
                   : new PropertyChange(change.Path, change.Before?.DeepClone(), change.After?.DeepClone());
    }

    private static JsonNode? Hide(JsonNode? value) => value is null ? null : PropertyChange.Hidden;

    private static ResourceNode? StackOf(ResourceGraph graph) =>
        graph.Nodes.FirstOrDefault(node => node.Parent is null);
}
