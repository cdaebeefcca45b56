using System.Globalization;
using System.Text.Json.Nodes;
using Ironwood.Graph;

namespace Ironwood.Analysis.Cost;

/// <summary>Inputs as plain values. What another resource supplies is not known before a deployment, and null.</summary>
internal static class InputValues
{
    public static string? Text(this ResourceNode node, string path) => Text(PropertyPath.At(node.Inputs, path));

    public static int? Count(this ResourceNode node, string path) => Count(PropertyPath.At(node.Inputs, path));

    public static IReadOnlyList<JsonNode> Items(this ResourceNode node, string path) =>
        PropertyPath.At(node.Inputs, path) is JsonArray list ? [.. list.OfType<JsonNode>()] : [];

    public static string? Text(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue(out string? text) && !text.Contains("${", StringComparison.Ordinal)
            ? text
            : null;

    public static int? Count(JsonNode? value) => Number(value) is { } number && number >= 0 && number <= int.MaxValue
        && decimal.Truncate(number) == number ? (int)number : null;

    /// <summary>A number, also where the API takes it as text.</summary>
    public static decimal? Number(JsonNode? value) =>
        value is not JsonValue scalar ? null
        : Text(value) is { } text
            ? decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : null
        : scalar.TryGetValue(out double number) && Math.Abs(number) < 1e15 ? (decimal)number
        : null;
}
