namespace Ironwood.Graph;

/// <summary>
/// Paths into a node's inputs, such as <c>backends[0].group</c>. A key that is not a simple word is in brackets and
/// quotes, as in Pulumi's paths: <c>labels["example.com/tier"]</c>.
/// </summary>
public static class PropertyPath
{
    /// <summary>Path of a property of an object at <paramref name="path"/>.</summary>
    public static string Property(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 || name.AsSpan().ContainsAny(".[]\"") ? $"{path}[\"{Escape(name)}\"]"
            : path.Length == 0 ? name
            : $"{path}.{name}";
    }

    /// <summary>Path of an item of a list at <paramref name="path"/>.</summary>
    public static string Item(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>Every text in a value with its path, in order.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(JsonNode? value, string path = "") => value switch
    {
        JsonObject map => map.SelectMany(entry => Texts(entry.Value, Property(path, entry.Key))),
        JsonArray list => list.SelectMany((item, index) => Texts(item, Item(path, index))),
        JsonValue scalar when scalar.TryGetValue(out string? text) => [(path, text)],
        _ => [],
    };

    /// <summary>The value at a path; null when the path does not exist.</summary>
    public static JsonNode? At(JsonNode? value, string path) => Steps(path).Aggregate(value, Step);

    /// <summary>The keys and indices of a path, outermost first.</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = new List<string>();
        for (var at = 0; at < path.Length;)
        {
            if (path.AsSpan(at).StartsWith("[\""))
            {
                steps.Add(Unescape(path, at + 2, out at));
                continue;
            }
            var start = path[at] is '.' or '[' ? at + 1 : at;
            var end = path.AsSpan(start).IndexOfAny('.', '[', ']') is >= 0 and var length
                ? start + length
                : path.Length;
            steps.Add(path[start..end]);
            at = end < path.Length && path[end] == ']' ? end + 1 : end;
        }
        return steps;
    }

    /// <summary>The value of a key or index; null when it does not exist.</summary>
    public static JsonNode? Step(JsonNode? value, string step) => value switch
    {
        JsonObject map => map[step],
        JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < list.Count => list[index],
        _ => null,
    };

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    // From after the opening quote to after the closing bracket.
    private static string Unescape(string path, int start, out int end)
    {
        var name = new StringBuilder();
        for (end = start; end < path.Length && path[end] != '"'; end++)
        {
            end += path[end] == '\\' && end + 1 < path.Length ? 1 : 0;
            name.Append(path[end]);
        }
        end = Math.Min(end + 2, path.Length);
        return name.ToString();
    }
}
