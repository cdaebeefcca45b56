using Ironwood.Graph;

namespace Ironwood.Analysis.Diff;

/// <summary>
/// Follows what is replaced to what reads it: a new resource has a new id, address and generated name, and an input
/// that reads one of those has another value. Where that input replaces its resource, it goes on from there.
/// </summary>
/// <remarks>
/// What a program gives as an input, a fixed name for example, is the same for the new resource. But where the old one
/// is deleted first, the engine deletes before it all that such an input would replace, whatever its value.
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
