using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Analysis.Reading;
using Ironwood.Analysis.Rules;
using Ironwood.Graph;
using Ironwood.Problems;

namespace Ironwood.Analysis.Schema;

/// <summary>Walks a resource's inputs beside their schema: names, types, what is missing.</summary>
internal static class InputCheck
{
    public static IEnumerable<Finding> Check(CheckedNode node) =>
        Block(node, node.Node.Inputs, "", node.Schema.Inputs);

    private static IEnumerable<Finding> Block(
        CheckedNode node, JsonObject block, string path, IReadOnlyDictionary<string, PropertySchema> properties) =>
    [
        .. block.SelectMany(entry => Entry(node, entry, PropertyPath.Property(path, entry.Key), properties)),
        .. properties.Where(property => property.Value.IsRequired && block[property.Key] is null)
            .Select(property => node.Finding(
                SchemaRules.MissingRequired, PropertyPath.Property(path, property.Key),
                $"'{property.Key}' is required and not given",
                $"give '{property.Key}', {property.Value.Kind.WithArticle()}")),
        // Two properties may state one group, each with members of its own.
        .. properties.Values.SelectMany(property => GroupCheck.Check(node, block, path, property))
            .DistinctBy(finding => (finding.Rule, finding.Property)),
    ];

    private static IEnumerable<Finding> Entry(
        CheckedNode node, KeyValuePair<string, JsonNode?> entry, string path,
        IReadOnlyDictionary<string, PropertySchema> properties)
    {
        if (!properties.TryGetValue(entry.Key, out var property))
        {
            return
            [
                node.Finding(
                    SchemaRules.UnknownProperty, path, $"'{entry.Key}' is not a property here",
                    Spelling.Nearest(entry.Key, properties.Keys) is { } near
                        ? $"write '{near}'"
                        : $"remove it; known are {string.Join(", ", properties.Keys.Take(12))}"
                            + (properties.Count > 12 ? " and more" : "")),
            ];
        }
        if (entry.Value is not { } value)
        {
            return [];
        }
        if (property.IsReadOnly)
        {
            return
            [
                node.Finding(
                    SchemaRules.ReadOnly, path, $"'{entry.Key}' is set by Google Cloud alone", $"remove '{entry.Key}'"),
            ];
        }
        var findings = Value(node, value, path, property);
        return property.IsDeprecated
            ? findings.Append(node.Finding(
                SchemaRules.Deprecated, path, $"'{entry.Key}' is deprecated",
                $"look up what takes its place in {node.Schema.Source}"))
            : findings;
    }

    private static IEnumerable<Finding> Value(CheckedNode node, JsonNode value, string path, PropertySchema property)
    {
        if (!node.IsKnown(path))
        {
            return ReferenceCheck.Check(node, value, path, property);
        }
        if (property.Kind == ValueKind.WholeNumber && value.AsPlainNumber() is { } number && !double.IsInteger(number))
        {
            return
            [
                node.Finding(
                    SchemaRules.Fraction, path, $"is {Shown(value)}, and the provider cuts the fraction off",
                    $"write {Math.Truncate(number).ToString(CultureInfo.InvariantCulture)}"),
                .. ValueCheck.Scalar(node, JsonValue.Create(Math.Truncate(number)), path, property),
            ];
        }
        if (!Fits(value, property.Kind))
        {
            return
            [
                node.Finding(
                    SchemaRules.WrongType,
                    path,
                    $"is {Shown(value)}, and the property holds {property.Kind.WithArticle()}",
                    $"give {property.Kind.WithArticle()}"),
            ];
        }
        return (value, property) switch
        {
            (JsonObject block, { Kind: ValueKind.Block }) =>
                Block(node, block, path, property.Properties),
            (JsonObject map, { Element: { } element }) =>
                ValueCheck.Keys(node, map, path, property).Concat(map.SelectMany(entry => entry.Value is { } item
                    ? Value(node, item, PropertyPath.Property(path, entry.Key), element)
                    : [])),
            (JsonArray list, { Element: { } element }) =>
                ValueCheck.Count(node, list, path, property).Concat(list.SelectMany((item, index) => item is not null
                    ? Value(node, item, PropertyPath.Item(path, index), element)
                    : [])),
            _ => ValueCheck.Scalar(node, value, path, property),
        };
    }

    private static bool Fits(JsonNode value, ValueKind kind) => kind switch
    {
        ValueKind.Block or ValueKind.Map => value is JsonObject,
        ValueKind.List => value is JsonArray,
        ValueKind.Asset => true,
        ValueKind.Text => value.GetValueKind() == JsonValueKind.String,
        ValueKind.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        ValueKind.WholeNumber => value.AsPlainNumber() is { } number && double.IsInteger(number),
        _ => value.GetValueKind() == JsonValueKind.Number,
    };

    private static string Shown(JsonNode value) => value switch
    {
        JsonObject => "a block",
        JsonArray => "a list",
        _ when value.GetValueKind() == JsonValueKind.String => $"the text '{value.AsText()}'",
        _ => value.ToJsonString(),
    };
}
