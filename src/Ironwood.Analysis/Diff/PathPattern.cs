namespace Ironwood.Analysis.Diff;

/// <summary>Paths of <c>ignoreChanges</c> and <c>replaceOnChanges</c>, in which <c>*</c> stands for any key or
/// index.</summary>
internal static class PathPattern
{
    private const string Any = "*";

    /// <summary>Whether a change at a path is inside what a pattern names, or contains it.</summary>
    public static bool Matches(string pattern, string path) => PropertyPath.Steps(pattern)
        .Zip(PropertyPath.Steps(path))
        .All(step => step.First == Any || step.First == step.Second);

    /// <summary>Inputs as the engine passes them on: ignored inputs keep their old value.</summary>
    public static JsonObject WithIgnored(JsonObject before, JsonObject after, IReadOnlyList<string> ignored)
    {
        if (ignored.Count == 0)
        {
            return after;
        }
        var result = after.DeepClone().AsObject();
        foreach (var pattern in ignored)
        {
            Restore(before, result, [.. PropertyPath.Steps(pattern)]);
        }
        return result;
    }

    private static void Restore(JsonNode? before, JsonNode? after, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }
        foreach (var step in steps[0] == Any ? Keys(before, after) : [steps[0]])
        {
            if (steps.Length > 1)
            {
                Restore(PropertyPath.Step(before, step), PropertyPath.Step(after, step), steps[1..]);
            }
            else if (after is JsonObject map)
            {
                map[step] = PropertyPath.Step(before, step)?.DeepClone();
            }
            else if (after is JsonArray list
                && int.TryParse(step, CultureInfo.InvariantCulture, out var index)
                && index < list.Count
                && PropertyPath.Step(before, step) is { } old)
            {
                list[index] = old.DeepClone();
            }
        }
    }

    private static string[] Keys(JsonNode? before, JsonNode? after) => after switch
    {
        JsonObject map =>
            [.. map.Select(entry => entry.Key).Union((before as JsonObject)?.Select(entry => entry.Key) ?? [])],
        JsonArray list =>
            [.. Enumerable.Range(0, list.Count).Select(index => index.ToString(CultureInfo.InvariantCulture))],
        _ => [],
    };
}
