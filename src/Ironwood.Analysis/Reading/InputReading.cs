namespace Ironwood.Analysis.Reading;

/// <summary>
/// Reads inputs as plain values. A value of the wrong kind counts as absent, and no method throws: the schema rules
/// report wrong types.
/// </summary>
internal static class InputReading
{
    /// <summary>The input at a path; null when it is absent.</summary>
    public static JsonNode? At(this ResourceNode node, string path) => PropertyPath.At(node.Inputs, path);

    /// <summary>The text at a path as it is written, references to other resources included.</summary>
    public static string? Text(this ResourceNode node, string path) => node.At(path).AsText();

    /// <summary>The text at a path; null when another resource supplies part of it.</summary>
    public static string? KnownText(this ResourceNode node, string path) => node.At(path).AsKnownText();

    /// <summary>The number at a path, written as a number or as text.</summary>
    public static double? Number(this ResourceNode node, string path) => node.At(path).AsNumber();

    /// <summary>The whole number at a path, 0 or more.</summary>
    public static int? Count(this ResourceNode node, string path) => node.At(path).AsCount();

    public static bool? Flag(this ResourceNode node, string path) => node.At(path).AsFlag();

    /// <summary>The items of the list at a path, each with its own path.</summary>
    public static IEnumerable<(JsonNode Item, string Path)> Items(this ResourceNode node, string path) =>
        node.At(path).Items(path);

    /// <summary>The resource that the input at a path reads, when the whole input is one reference.</summary>
    public static ResourceNode? Target(this ResourceGraph graph, ResourceNode node, string path) =>
        graph.Target(node.At(path));

    /// <summary>The resources that a text reads, in its order.</summary>
    public static IEnumerable<ResourceNode> ReadIn(this ResourceGraph graph, string? text) =>
        Reference.In(text ?? "").Select(reference => graph.Find(reference.Target)).OfType<ResourceNode>();

    /// <summary>A property of an object; null for other values.</summary>
    public static JsonNode? Get(this JsonNode? value, string name) => value is JsonObject map ? map[name] : null;

    /// <summary>The items of a list, each with its path.</summary>
    public static IEnumerable<(JsonNode Item, string Path)> Items(this JsonNode? list, string path) =>
        (list as JsonArray ?? []).Select((item, index) => (Item: item, Path: PropertyPath.Item(path, index)))
            .Where(entry => entry.Item is not null)
            .Select(entry => (entry.Item!, entry.Path));

    /// <summary>The items of a list that are objects.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? list) =>
        (list as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public static IEnumerable<string> Texts(this JsonNode? list) => list switch
    {
        JsonArray items => items.Select(AsText).OfType<string>(),
        _ => list.AsText() is { } text ? [text] : [],
    };

    public static string? AsText(this JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : null;

    /// <summary>The value as text; null when another resource supplies part of it.</summary>
    public static string? AsKnownText(this JsonNode? value) =>
        value.AsText() is { } text && !Reference.In(text).Any() ? text : null;

    /// <summary>The value as a number, from a number or from text: the API writes 64-bit numbers as text.</summary>
    public static double? AsNumber(this JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>The value as a number, from a number only: for properties where a text would be an error.</summary>
    public static double? AsPlainNumber(this JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? value.AsNumber() : null;

    /// <summary>Whether a value counts as given: an empty list means the same as no list.</summary>
    public static bool IsGiven(this JsonNode? value) => value is not null and not JsonArray { Count: 0 };

    /// <summary>The value as a whole number, 0 or more, from a number or from text.</summary>
    public static int? AsCount(this JsonNode? value) =>
        value.AsNumber() is >= 0 and <= int.MaxValue and var number && double.IsInteger(number) ? (int)number : null;

    /// <summary>The value as true or false.</summary>
    public static bool? AsFlag(this JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The JSON that a text holds; null when it is not JSON.</summary>
    public static JsonNode? AsJson(this string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
