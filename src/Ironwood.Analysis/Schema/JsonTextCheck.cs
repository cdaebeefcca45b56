using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Messages;

namespace Ironwood.Analysis.Schema;

/// <summary>
/// JSON that is sent as text. The provider compares it with Google Cloud's answer; a field that the answer leaves out
/// is a difference at every preview.
/// </summary>
internal static class JsonTextCheck
{
    private const int MostShown = 3;

    private static readonly Lazy<ILookup<string, JsonText>> ByType = new(() => JsonText.All
        .Where(text => text.LeavesOutZeros)
        .ToLookup(text => text.Type, StringComparer.Ordinal));

    public static IEnumerable<Finding> Check(CheckedNode node) =>
        from known in ByType.Value[node.Node.Type]
        from text in Texts(node.Node.Inputs, known.Path)
        let left = LeftOut(text.Value.AsJson(), "", known).ToArray()
        where left.Length > 0
        select node.Finding(
            SchemaRules.JsonZero,
            text.Path,
            $"writes {string.Join(", ", left.Take(MostShown))}"
                + (left.Length > MostShown ? $" and {left.Length - MostShown} more" : "")
                + ", which Google Cloud leaves out of its answer",
            left.Length == 1 ? "leave the field out of the JSON" : "leave the fields out of the JSON");

    // 'arguments[].dataType' is looked for in every argument.
    private static IEnumerable<(string Path, string? Value)> Texts(JsonNode inputs, string path)
    {
        IEnumerable<(JsonNode? Node, string Path)> places = [(inputs, "")];
        foreach (var step in path.Split('.'))
        {
            var name = step.Replace("[]", "", StringComparison.Ordinal);
            places = places.Select(place => (place.Node.Get(name), PropertyPath.Property(place.Path, name)));
            if (name.Length < step.Length)
            {
                places = places.SelectMany(place => place.Node.Items(place.Path)
                    .Select(item => ((JsonNode?)item.Item, item.Path)));
            }
        }
        return places.Select(place => (place.Path, place.Node.AsText()));
    }

    private static IEnumerable<string> LeftOut(JsonNode? value, string path, JsonText known) => value switch
    {
        JsonObject block => block
            .Where(entry => known.Ignored?.Contains(entry.Key) != true)
            .SelectMany(entry => IsLeftOut(entry.Key, entry.Value, known)
                ? [$"{PropertyPath.Property(path, entry.Key)} = {entry.Value?.ToJsonString() ?? "null"}"]
                : LeftOut(entry.Value, PropertyPath.Property(path, entry.Key), known)),
        JsonArray list => list.SelectMany((item, index) => LeftOut(item, PropertyPath.Item(path, index), known)),
        _ => [],
    };

    private static bool IsLeftOut(string name, JsonNode? value, JsonText known) => value switch
    {
        null or JsonArray { Count: 0 } => true,
        JsonObject { Count: 0 } => known.Maps?.Contains(name) == true,
        JsonValue => value.GetValueKind() == JsonValueKind.False || value.AsText() == "" || value.AsPlainNumber() == 0,
        _ => false,
    };
}
