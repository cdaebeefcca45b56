using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Rules;

/// <summary>
/// Inputs as rules read them: a value of another kind than the one that is asked for counts as absent, and nothing
/// throws. That a value has the wrong type is for the schema to say.
/// </summary>
internal static class InputReading
{
    /// <summary>The input at a path; null when there is none.</summary>
    public static JsonNode? At(this ResourceNode node, string path) => PropertyPath.At(node.Inputs, path);

    /// <summary>The text at a path.</summary>
    public static string? Text(this ResourceNode node, string path) => node.At(path).AsText();

    /// <summary>The number at a path, written as a number or as text.</summary>
    public static double? Number(this ResourceNode node, string path) => node.At(path).AsNumber();

    /// <summary>The flag at a path.</summary>
    public static bool? Flag(this ResourceNode node, string path) => node.At(path).AsFlag();

    /// <summary>The items of the list at a path, each with its own path.</summary>
    public static IEnumerable<(JsonNode Item, string Path)> Items(this ResourceNode node, string path) =>
        node.At(path).Items(path);

    /// <summary>The items of a list, each with its path.</summary>
    public static IEnumerable<(JsonNode Item, string Path)> Items(this JsonNode? list, string path) =>
        (list as JsonArray ?? []).Select((item, index) => (Item: item, Path: PropertyPath.Item(path, index)))
            .Where(entry => entry.Item is not null)
            .Select(entry => (entry.Item!, entry.Path));

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public static IEnumerable<string> Texts(this JsonNode? list) => list switch
    {
        JsonArray items => items.Select(AsText).OfType<string>(),
        _ => list.AsText() is { } text ? [text] : [],
    };

    /// <summary>The value as text.</summary>
    public static string? AsText(this JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : null;

    /// <summary>The value as a number, from a number or from text.</summary>
    public static double? AsNumber(this JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The value as true or false.</summary>
    public static bool? AsFlag(this JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A property of a value that is an object; null of anything else.</summary>
    public static JsonNode? Get(this JsonNode? value, string name) => value is JsonObject map ? map[name] : null;

    /// <summary>The resources that a text reads, alone or inside it, in its order.</summary>
    public static IEnumerable<ResourceNode> ReadIn(this ResourceGraph graph, string? text) =>
        Reference.In(text ?? "").Select(reference => graph.Find(reference.Target)).OfType<ResourceNode>();

    /// <summary>The resource that the input at a path reads, when it is nothing but a reference.</summary>
    public static ResourceNode? Target(this ResourceGraph graph, ResourceNode node, string path) => graph.Target(node.At(path));

    /// <summary>A number as it stands in a message.</summary>
    public static string Shown(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun.</summary>
    public static string Shown(double number, string noun) => $"{Shown(number)} {noun}{(number == 1 ? "" : "s")}";
}
