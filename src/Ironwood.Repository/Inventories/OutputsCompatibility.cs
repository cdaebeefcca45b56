using System.Text.Json.Nodes;

namespace Ironwood.Repository.Inventories;

/// <summary>
/// Whether outputs may be called what they are called: between two versions of one major version nothing that a reader
/// relies on changes, and within one version nothing at all. Stack and reader are updated apart, in either order.
/// </summary>
internal static class OutputsCompatibility
{
    /// <summary>What differs between two schemas of outputs that their versions do not allow; none means that all is
    /// well.</summary>
    /// <param name="published">A schema that was published.</param>
    /// <param name="current">The schema of today, of the same or a later version.</param>
    public static IReadOnlyList<string> Violations(JsonNode published, JsonNode current)
    {
        var (old, now) = (OutputsSchema.VersionOf(published), OutputsSchema.VersionOf(current));
        if (now < old)
        {
            return [$"version {now} is older than {old}, which is published"];
        }
        var (major, minor) = (new Version(old.Major + 1, 0), new Version(old.Major, old.Minor + 1));
        return now >= major ? [] :
        [
            .. Changes(published, current, "")
                .Where(change => change.IsBreaking || now == old)
                .Select(
                    change =>
                        $"{change.Path}: {change.What}, which needs version {(change.IsBreaking ? major : minor)}"),
        ];
    }

    private static IEnumerable<Change> Changes(JsonNode before, JsonNode after, string path)
    {
        var (was, now) = (Types(before), Types(after));
        if (was != now)
        {
            return [new(path, $"was {was} and is {now}", true)];
        }
        return OfProperties(before, after, path)
            .Concat(OfPart(before, after, "items", $"{path}[]"))
            .Concat(OfPart(before, after, "additionalProperties", $"{path}.*"));
    }

    private static IEnumerable<Change> OfProperties(JsonNode before, JsonNode after, string path)
    {
        var (old, now) = (before["properties"]?.AsObject() ?? [], after["properties"]?.AsObject() ?? []);
        var (needed, needs) = (Required(before), Required(after));
        foreach (var (name, value) in old)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (now[name] is not { } property)
            {
                yield return new(at, "is gone", true);
                continue;
            }
            if (needed.Contains(name) != needs.Contains(name))
            {
                yield return new(at, needs.Contains(name) ? "may no longer be absent" : "may now be absent", true);
            }
            foreach (var change in Changes(value!, property, at))
            {
                yield return change;
            }
        }
        foreach (var (name, _) in now.Where(property => !old.ContainsKey(property.Key)))
        {
            // What an older stack does not write, a newer reader must not demand; of the outputs it demands the
            // contract only.
            yield return path.Length == 0 ? new(name, "is new", false)
                : new(
                    $"{path}.{name}",
                    needs.Contains(name) ? "is new and never absent" : "is new",
                    needs.Contains(name));
        }
    }

    private static IEnumerable<Change> OfPart(JsonNode before, JsonNode after, string part, string path) =>
        before[part] is JsonObject old && after[part] is JsonObject now ? Changes(old, now, path) : [];

    // "string" or ["string", "null"]; what says nothing takes everything.
    private static string Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several =>
            string.Join(" or ", several.Select(type => type!.ToString()).Order(StringComparer.Ordinal)),
        null => "anything",
        var one => one.ToString(),
    };

    private static HashSet<string> Required(JsonNode schema) =>
        schema["required"] is JsonArray names ? [.. names.Select(name => name!.ToString())] : [];

    private sealed record Change(string Path, string What, bool IsBreaking);
}
