namespace Ironwood.Analysis.Schema;

/// <summary>
/// Converts inputs as Pulumi's bridge does before it calls the provider: a list with one block becomes the block where
/// the schema has a block, and a single text becomes a list where the schema has a list of texts.
/// </summary>
internal static class BridgedInputs
{
    /// <summary>The inputs; the same object when there is nothing to change.</summary>
    public static JsonObject Of(ResourceSchema schema, JsonObject inputs) =>
        inputs.Any(entry => Differs(schema.Inputs.GetValueOrDefault(entry.Key), entry.Value))
            ? Block(schema.Inputs, inputs)
            : inputs;

    /// <summary>A value of a property.</summary>
    public static JsonNode? Of(PropertySchema property, JsonNode? value) =>
        Differs(property, value) ? Value(property, value) : value;

    private static bool Differs(PropertySchema? property, JsonNode? value) => (property?.Kind, value) switch
    {
        (null, _) => false,
        (ValueKind.Block, JsonArray list) => IsBlock(list),
        (ValueKind.Block, JsonObject block) =>
            block.Any(entry => Differs(property.Properties.GetValueOrDefault(entry.Key), entry.Value)),
        (ValueKind.List, JsonValue text) => IsItem(property, text),
        (ValueKind.List, JsonArray list) => list.Any(item => Differs(property.Element, item)),
        _ => false,
    };

    private static JsonNode? Value(PropertySchema? property, JsonNode? value) => (property?.Kind, value) switch
    {
        (ValueKind.Block, JsonArray list) when IsBlock(list) => Value(property, list[0]),
        (ValueKind.Block, JsonObject block) => Block(property.Properties, block),
        (ValueKind.List, JsonValue text) when IsItem(property, text) => new JsonArray(text.DeepClone()),
        (ValueKind.List, JsonArray list) => new JsonArray([.. list.Select(item => Value(property.Element, item))]),
        _ => value?.DeepClone(),
    };

    private static JsonObject Block(IReadOnlyDictionary<string, PropertySchema> properties, JsonObject block) =>
        new(block.Select(entry =>
            KeyValuePair.Create(entry.Key, Value(properties.GetValueOrDefault(entry.Key), entry.Value))));

    private static bool IsBlock(JsonArray list) => list is [JsonObject];

    private static bool IsItem(PropertySchema property, JsonValue value) =>
        property.Element?.Kind == ValueKind.Text && value.AsText() is { } text && !Reference.In(text).Any();
}
