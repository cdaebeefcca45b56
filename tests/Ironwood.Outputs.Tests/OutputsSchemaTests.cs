using Ironwood.Repository.Inventories;
using NJsonSchema;

namespace Ironwood.Outputs.Tests;

/// <summary>The published schema is that of the program, and a contract of each stack fits it.</summary>
public sealed class OutputsSchemaTests
{
    [Fact]
    public void The_schema_is_that_of_the_program() =>
        // ./ironwood inventories writes it.
        Golden.Matches("docs/outputs.schema.json", OutputsSchema.Text());

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task The_outputs_of_a_stack_fit_it(string stack)
    {
        var schema = await JsonSchema.FromJsonAsync(SourceTree.Read("docs/outputs.schema.json"));
        var outputs = await DeployedStack.Of(stack);

        Assert.Empty(schema.Validate(outputs.ToJsonString()));
        Assert.Equal(schema.Properties.Keys.Order(StringComparer.Ordinal), outputs.Select(output => output.Key));
    }

    [Fact]
    public async Task What_lacks_an_output_or_has_one_of_another_type_does_not_fit_it()
    {
        var schema = await JsonSchema.FromJsonAsync(SourceTree.Read("docs/outputs.schema.json"));
        var outputs = await DeployedStack.Prod();
        outputs.Remove("frontDoorUrl");
        outputs["contract"]!["cache"]!["port"] = "6378";
        outputs["contract"]!["tiers"]!["small"]!["groups"]![0]!.AsObject().Remove("zone");

        Assert.Equal(3, schema.Validate(outputs.ToJsonString()).Count);
    }

    [Fact]
    public void Every_output_and_property_is_described()
    {
        var properties = Properties(OutputsSchema.Of()).ToArray();

        Assert.True(properties.Length > 80, $"{properties.Length} properties");
        Assert.All(
            properties,
            property => Assert.False(
                string.IsNullOrWhiteSpace(property.Value?["description"]?.ToString()), property.Key));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode schema) =>
        (schema["properties"] as JsonObject ?? [])
            .SelectMany(property => Properties(property.Value!).Prepend(property))
            .Concat(schema["items"] is JsonObject items ? Properties(items) : [])
            .Concat(schema["additionalProperties"] is JsonObject values ? Properties(values) : []);
}
