using Ironwood.Analysis.Rules;
using Ironwood.Problems;

namespace Ironwood.Analysis.Schema;

/// <summary>Compares a resource's inputs with their schema: names, types, missing properties.</summary>
internal static class InputCheck
{
    public static IEnumerable<Finding> Check(CheckedNode node) => Block(node, node.Node.Inputs, "", node.Schema.Inputs);

    private static IEnumerable<Finding> Block(
        CheckedNode node, JsonObject block, string path, IReadOnlyDictionary<string, PropertySchema> properties) =>
    [
        .. block.SelectMany(entry => Entry(node, entry, PropertyPath.Property(path, entry.Key), properties)),
        .. properties.Where(property => property.Value.IsRequired && block[property.Key] is null)
            .Select(property => node.Finding(
                SchemaRules.MissingRequired, PropertyPath.Property(path, property.Key),
                $"'{property.Key}' is required but not given",
                $"give '{property.Key}', {property.Value.Kind.WithArticle()}")),
        // Two properties may state the same group with different members.
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
                    SchemaRules.UnknownProperty, path, $"'{entry.Key}' is not a property of this resource or block",
                    Spelling.Nearest(entry.Key, properties.Keys) is { } near
                        ? $"write '{near}'"
                        : $"remove it; known properties: {string.Join(", ", properties.Keys.Take(12))}"
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
                    SchemaRules.ReadOnly, path, $"'{entry.Key}' can be set by Google Cloud only",
                    $"remove '{entry.Key}'"),
            ];
        }
        var findings = Value(node, value, path, property);
        return property.IsDeprecated
            ? findings.Append(node.Finding(
                SchemaRules.Deprecated, path, $"'{entry.Key}' is deprecated",
                $"find its replacement in {node.Schema.Source}"))
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
                    SchemaRules.Fraction, path, $"is {Shown(value)}, but the provider drops the fraction",
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
                    $"is {Shown(value)}, but the property holds {property.Kind.WithArticle()}",
                    $"give {property.Kind.WithArticle()}"),
            ];
        }
        return (value, property) switch
        {
            (JsonObject block, { Kind: ValueKind.Block }) => Block(node, block, path, property.Properties),
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
