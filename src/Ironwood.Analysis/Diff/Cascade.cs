namespace Ironwood.Analysis.Diff;

/// <summary>
/// Follows a replacement to the resources that read the replaced one. A new resource has a new id, address and
/// generated name, so an input that reads one of them changes. If that change replaces its resource too, the cascade
/// continues from there.
/// </summary>
/// <remarks>
/// An input that the program sets itself, such as a fixed name, is the same for the new resource. But if the old
/// resource is deleted first, the engine first deletes each resource that such an input would replace, whatever its
/// value.
/// </remarks>
internal static class Cascade
{
    public static void Follow(ResourceGraph graph, IReadOnlyDictionary<string, ComparedResource> compared)
    {
        var readers = graph.Edges
            .Where(edge => !edge.IsExplicit && compared.ContainsKey(edge.From) && compared.ContainsKey(edge.To))
            .ToLookup(edge => edge.To, StringComparer.Ordinal);
        var queue = new Queue<string>(compared
            .Where(entry => entry.Value.Properties.Count > 0 || entry.Value.Causes.Count > 0)
            .Select(entry => entry.Key)
            .Order(StringComparer.Ordinal));
        while (queue.TryDequeue(out var urn))
        {
            var target = compared[urn];
            foreach (var edge in readers[urn])
            {
                var moves = target.Moves(PropertyPath.Steps(edge.Property) is [var output, ..] ? output : "");
                var isAway = target.IsReplaced && target.DeletesFirst;
                if ((moves || isAway) && compared[edge.From].Read(
                    edge.Path, $"{target.After.Name}.{edge.Property}", moves, isAway))
                {
                    queue.Enqueue(edge.From);
                }
            }
        }
    }
}
