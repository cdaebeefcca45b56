using System.Globalization;
using System.Text.Json.Nodes;

namespace Ironwood.Graph;

/// <summary>Paths into a node's inputs, such as <c>backends[0].group</c>.</summary>
public static class PropertyPath
{
    /// <summary>Path of a property of an object at <paramref name="path"/>.</summary>
    public static string Property(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

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

    /// <summary>The value at a path, or null when the path leads nowhere.</summary>
    public static JsonNode? At(JsonNode? value, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var step in path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            value = value switch
            {
                JsonObject map => map[step],
                JsonArray list when int.TryParse(step, CultureInfo.InvariantCulture, out var index)
                    && index < list.Count => list[index],
                _ => null,
            };
        }
        return value;
    }
}
