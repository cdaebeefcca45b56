namespace Ironwood.Repository.Inventories;

/// <summary>
/// Checks that the outputs' version fits their changes. Within a major version nothing that a reader relies on may
/// change, and within one version nothing may change at all. Stack and reader are updated separately, in either order.
/// </summary>
internal static class OutputsCompatibility
{
    /// <summary>
    /// The differences between two schemas of outputs that their versions do not allow; empty if all are allowed.
    /// </summary>
    /// <param name="published">A published schema.</param>
    /// <param name="current">The current schema, of the same or a later version.</param>
    public static IReadOnlyList<string> Violations(JsonNode published, JsonNode current)
    {
        var (old, now) = (OutputsSchema.VersionOf(published), OutputsSchema.VersionOf(current));
        if (now < old)
        {
            return [$"version {now} is older than the published version {old}"];
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
            return [new(path, $"was {was} and is now {now}", true)];
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
            // A newer reader must not require values that an older stack does not write. Of the outputs, it requires
            // only the contract.
            yield return path.Length == 0 ? new(name, "is new", false)
                : new($"{path}.{name}", needs.Contains(name) ? "is new and required" : "is new", needs.Contains(name));
        }
    }

    private static IEnumerable<Change> OfPart(JsonNode before, JsonNode after, string part, string path) =>
        before[part] is JsonObject old && after[part] is JsonObject now ? Changes(old, now, path) : [];

    // "string" or ["string", "null"]; without a type everything is allowed.
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
