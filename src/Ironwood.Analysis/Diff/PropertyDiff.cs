namespace Ironwood.Analysis.Diff;

/// <summary>Finds where two values differ, each place with its path.</summary>
internal static class PropertyDiff
{
    /// <summary>The differences between two values. A block that is added or removed is one difference.</summary>
    public static IEnumerable<(string Path, JsonNode? Before, JsonNode? After)> Of(
        JsonNode? before, JsonNode? after, string path = "") => (before, after) switch
        {
            _ when AreEqual(before, after) => [],
            (JsonObject old, JsonObject now) =>
                from key in old.Select(entry => entry.Key)
                    .Union(now.Select(entry => entry.Key))
                    .Order(StringComparer.Ordinal)
                from change in Of(old[key], now[key], PropertyPath.Property(path, key))
                select change,
            (JsonArray old, JsonArray now) =>
                from index in Enumerable.Range(0, Math.Max(old.Count, now.Count))
                from change in Of(Item(old, index), Item(now, index), PropertyPath.Item(path, index))
                select change,
            _ => [(path, before, after)],
        };

    /// <summary>Whether two values mean the same. An empty list means the same as no list.</summary>
    public static bool AreEqual(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (null or JsonArray { Count: 0 }, null or JsonArray { Count: 0 }) => true,
        (JsonObject old, JsonObject now) =>
            old.Select(entry => entry.Key)
                .Union(now.Select(entry => entry.Key))
                .All(key => AreEqual(old[key], now[key])),
        (JsonArray old, JsonArray now) =>
            old.Count == now.Count && old.Zip(now).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonValue old, JsonValue now) => Scalar(old) == Scalar(now),
        _ => false,
    };

    /// <summary>Whether a path is equal to another or leads further into it.</summary>
    public static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal)
        && (path.Length == outer.Length || path[outer.Length] is '.' or '[');

    // Numbers that were read and numbers that were calculated have different classes.
    private static (JsonValueKind Kind, string Text) Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => (JsonValueKind.Number, value.ToString() is var text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number.ToString("R", CultureInfo.InvariantCulture)
                : text),
        var kind => (kind, value.ToString()),
    };

    private static JsonNode? Item(JsonArray list, int index) => index < list.Count ? list[index] : null;
}
