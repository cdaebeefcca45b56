using Ironwood.Repository.ProviderSchemas;

namespace Ironwood.Repository.Tests.ProviderSchemas;

public sealed class SchemaRuleDataTests
{
    private const string Schema =
        """
        {
          "name": "toy", "version": "1.2.3",
          "resources": {
            "toy:shop/thing:Thing": {
              "properties": {
                "name": { "type": "string" }, "link": { "type": "string" },
                "parts": { "type": "array", "items": { "$ref": "#/types/toy:shop/PartState:PartState" } }
              },
              "inputProperties": {
                "name": { "type": "string" }, "file": { "$ref": "pulumi.json#/Asset" },
                "labels": { "type": "object", "additionalProperties": { "type": "string" } },
                "parts": { "type": "array", "items": { "$ref": "#/types/toy:shop/Part:Part" } },
                "key": { "type": "string", "secret": true }, "pin": { "type": "string" }
              },
              "requiredInputs": ["parts"]
            },
            "toy:shop/unknown:Unknown": { "inputProperties": {}, "properties": {} }
          },
          "types": {
            "toy:shop/Part:Part": { "properties": { "size": { "type": "integer" } }, "required": ["size"] },
            "toy:shop/PartState:PartState": {
              "properties": { "size": { "type": "integer" }, "made": { "type": "string" } }
            }
          }
        }
        """;

    private const string Constraints =
        """
        {
          "upstream": "owner/provider@abc (v1)",
          "resources": {
            "toy:shop/thing:Thing": {
              "source": "folder/thing.go@abc", "deleteBeforeReplace": true, "tf": "toy_thing",
              "properties": {
                "name": { "required": true, "autoNamed": { "separator": "-", "maxLength": 63 } },
                "parts[].size": { "min": 1, "forceNew": true },
                "key": { "exactlyOneOf": ["key", "pin"] },
                "pin": { "exactlyOneOf": ["key", "pin"], "sensitive": true },
                "link": { "computed": true }
              }
            }
          }
        }
        """;

    [Fact]
    public void Types_and_constraints_are_joined_one_path_per_line() => Assert.Equal(
        """
        {
          "name": "toy",
          "resources": {
            "toy:shop/thing:Thing": {
              "deleteBeforeReplace": true,
              "source": "https://github.com/owner/provider/blob/abc/folder/thing.go",
              "inputs": {
                "file": {"type":"asset"},
                "key": {"secret":true,"type":"string","exactlyOneOf":["key","pin"]},
                "labels": {"type":"map"},
                "labels{}": {"type":"string"},
                "name": {"type":"string","autoNamed":{"separator":"-","maxLength":63}},
                "parts": {"required":true,"type":"list"},
                "parts[]": {"type":"object"},
                "parts[].size": {"required":true,"type":"integer","forceNew":true,"min":1},
                "pin": {"type":"string","secret":true}
              },
              "outputs": {
                "link": {"type":"string"},
                "parts": {"type":"list"},
                "parts[]": {"type":"object"},
                "parts[].made": {"type":"string"}
              }
            }
          },
          "upstream": "owner/provider@abc (v1)",
          "version": "1.2.3"
        }

        """.ReplaceLineEndings("\n"),
        OneLinePerProperty.Write(Join(Schema, Constraints)));

    [Theory]
    [InlineData(
        "\"folder/thing.go@abc\"", "\"folder/thing.go\"",
        "resources.toy:shop/thing:Thing.source is not 'folder/file.go@commit'")]
    [InlineData("\"upstream\"", "\"downstream\"", "upstream is missing")]
    [InlineData("thing:Thing\"", "nothing:Nothing\"", "resources.toy:shop/nothing:Nothing is missing")]
    [InlineData("\"owner/provider@abc (v1)\"", "7", "upstream is not a text")]
    public void Constraints_that_cannot_be_used_are_named(string part, string instead, string finding)
    {
        var constraints = Constraints.Replace(part, instead, StringComparison.Ordinal);

        var error = Assert.Throws<FormatException>(() => Join(Schema, constraints));

        Assert.EndsWith($": {finding}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_schema_lacks_is_named()
    {
        var schema = Schema.Replace("shop/Part:Part\":", "shop/Other:Other\":", StringComparison.Ordinal);

        var error = Assert.Throws<FormatException>(() => Join(schema, Constraints));

        Assert.Equal("schema.json: types.toy:shop/Part:Part is missing", error.Message);
    }

    [Fact]
    public void A_type_in_two_files_of_constraints_is_named() => Assert.Equal(
        "constraints-2.json: resources.toy:shop/thing:Thing is also in another constraints file",
        Assert.Throws<FormatException>(() => Join(Schema, Constraints, Constraints)).Message);

    // Those of the provider's own code that were written by hand. The data hold them, and what the schema says.
    [Theory]
    [InlineData("gcp", 2)]
    [InlineData("random", 5)]
    public void The_data_hold_the_constraints_that_the_repository_keeps(string package, int types)
    {
        var kept = Parse($"src/Ironwood.Repository/ProviderSchemas/Constraints/{package}.json")["resources"]!
            .AsObject();
        var data = Parse($"src/Ironwood.Analysis/Schema/Data/{package}.json")["resources"]!;

        Assert.Equal(types, kept.Count);
        Assert.All(
            from type in kept
            from property in type.Value!["properties"]!.AsObject()
            from constraint in property.Value!.AsObject()
            select (type: type.Key, path: property.Key, constraint),
            stated => Assert.True(
                JsonNode.DeepEquals(
                    stated.constraint.Value, data[stated.type]?["inputs"]?[stated.path]?[stated.constraint.Key]),
                $"{stated.type} {stated.path} {stated.constraint.Key}"));
    }

    private static JsonObject Parse(string file) => JsonNode.Parse(SourceTree.Read(file))!.AsObject();

    private static JsonObject Join(string schema, params string[] constraints) => SchemaRuleData.Join(
        new("schema.json", "", JsonNode.Parse(schema)!.AsObject()),
        [
            .. constraints.Select((text, i) => new JsonSource(
                $"constraints-{i + 1}.json", "", JsonNode.Parse(text)!.AsObject())),
        ]);
}
