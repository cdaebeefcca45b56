using Ironwood.Repository.ProviderSchemas;

namespace Ironwood.Repository.Tests.ProviderSchemas;

public sealed class StandInSchemaTests
{
    // What `pulumi package get-schema` prints, in small.
    private const string Whole =
        """
        {
          "name": "toy", "version": "1.2.3", "description": "Toys.", "keywords": ["toy"],
          "meta": { "moduleFormat": "(.*)(?:/[^/]*)" },
          "language": {
            "csharp": {
              "packageReferences": { "Pulumi": "3.*" }, "compatibility": "tfbridge20",
              "namespaces": { "toy": "Toy", "shop": "Shop", "bigshop": "BigShop", "other": "OTHER" }
            },
            "python": { "readme": "Much prose." }
          },
          "config": { "variables": { "zone": { "type": "string", "description": "Where." } } },
          "resources": {
            "toy:shop/thing:Thing": {
              "description": "A thing.\n\n## Example Usage",
              "properties": {
                "b": { "type": "string", "description": "B." },
                "a": { "type": "string", "secret": true, "willReplaceOnChanges": true }
              },
              "required": ["b", "a"],
              "inputProperties": {
                "part": { "$ref": "#/types/toy:shop%2FPart:Part", "type": "object", "deprecationMessage": "Old." },
                "thing": { "type": "string", "language": { "csharp": { "name": "ThingName" }, "go": { "name": "T" } } }
              },
              "requiredInputs": ["thing"],
              "stateInputs": { "properties": { "b": { "type": "string", "description": "B." } } },
              "aliases": [{ "type": "toy:shop/object:Object" }]
            },
            "toy:bigshop/other:Other": { "properties": { "part": { "$ref": "#/types/toy:shop/Sub:Sub" } } },
            "toy:shop/file:File": { "inputProperties": { "source": { "$ref": "pulumi.json#/Asset" } } },
            "toy:shop/lost:Lost": { "inputProperties": { "part": { "$ref": "#/types/toy:shop/Gone:Gone" } } },
            "toy:shop/paint:Paint": { "inputProperties": { "hue": { "$ref": "#/types/toy:shop/Hue:Hue" } } }
          },
          "types": {
            "toy:shop/Part:Part": {
              "description": "A part.", "type": "object", "language": { "nodejs": { "requiredOutputs": ["subs"] } },
              "properties": { "subs": { "type": "array", "items": { "$ref": "#/types/toy:shop/Sub:Sub" } } }
            },
            "toy:shop/Sub:Sub": { "properties": { "size": { "type": "integer" } }, "type": "object" },
            "toy:shop/Hue:Hue": { "type": "string", "enum": [{ "value": "red" }] },
            "toy:shop/Unused:Unused": { "properties": { "size": { "type": "integer" } }, "type": "object" }
          },
          "functions": {
            "toy:shop/getThing:getThing": {
              "description": "Gets.",
              "inputs": { "description": "Arguments.", "type": "object", "properties": { "id": { "type": "string" } } },
              "outputs": {
                "description": "Values.", "type": "object",
                "properties": { "id": { "type": "string" } }, "required": ["id"]
              }
            }
          }
        }
        """;

    [Fact]
    public void A_cut_keeps_what_shapes_the_code_and_drops_the_prose() => Assert.Equal(
        """
        {
          "functions": {
            "toy:shop/getThing:getThing": {
              "inputs": {
                "properties": {
                  "id": {"type":"string"}
                },
                "required": []
              },
              "outputs": {
                "properties": {
                  "id": {"type":"string"}
                },
                "required": ["id"]
              }
            }
          },
          "language": {
            "csharp": {
              "namespaces": {}
            }
          },
          "name": "toy",
          "resources": {
            "toy:shop/thing:Thing": {
              "aliases": [{"type":"toy:shop/object:Object"}],
              "inputProperties": {
                "part": {"$ref":"#/types/toy:shop%2FPart:Part"},
                "thing": {"language":{"csharp":{"name":"ThingName"}},"type":"string"}
              },
              "properties": {
                "a": {"secret":true,"type":"string"},
                "b": {"type":"string"}
              },
              "required": ["a","b"],
              "requiredInputs": ["thing"]
            }
          },
          "types": {
            "toy:shop/Part:Part": {
              "properties": {
                "subs": {"items":{"$ref":"#/types/toy:shop/Sub:Sub"},"type":"array"}
              },
              "required": []
            },
            "toy:shop/Sub:Sub": {
              "properties": {
                "size": {"type":"integer"}
              },
              "required": []
            }
          },
          "version": "1.2.3"
        }

        """.ReplaceLineEndings("\n"),
        Cut(Whole, "toy:shop/thing:Thing", "toy:shop/getThing:getThing"));

    [Fact]
    public void A_namespace_is_kept_where_it_is_not_the_name_of_its_module() => Assert.Contains(
        "\"bigshop\": \"BigShop\"", Cut(Whole, "toy:bigshop/other:Other"), StringComparison.Ordinal);

    [Theory]
    [InlineData("toy:shop/thingg:Thingg", "toy:shop/thingg:Thingg is missing; did you mean 'toy:shop/thing:Thing'?")]
    [InlineData("toy:elsewhere/nothing:Nothing", "toy:elsewhere/nothing:Nothing is missing")]
    [InlineData("toy:shop/lost:Lost", "types.toy:shop/Gone:Gone is missing")]
    [InlineData(
        "toy:shop/file:File",
        "resources.toy:shop/file:File.inputProperties.source.$ref refers to pulumi.json#/Asset, which the generator of "
        + "offline/ does not support")]
    [InlineData(
        "toy:shop/paint:Paint",
        "types.toy:shop/Hue:Hue.enum has a kind that the generator of offline/ does not support")]
    public void What_cannot_be_cut_is_named(string token, string finding) => Assert.Equal(
        $"whole.json: {finding}", Assert.Throws<FormatException>(() => Cut(Whole, token)).Message);

    // A cut of a cut is the same, so this also holds the schemas against the tokens.
    [Theory]
    [InlineData("Pulumi.Gcp")]
    [InlineData("Pulumi.Random")]
    public void The_schemas_of_the_stand_ins_are_as_the_verb_writes_them(string standIn)
    {
        var schema = SourceTree.Read($"offline/{standIn}/schema.json");
        var tokens = SourceTree.Read($"offline/{standIn}/tokens.txt").Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#').ToArray();

        Assert.Equal(schema, Cut(schema, tokens));
    }

    private static string Cut(string schema, params string[] tokens) => OneLinePerProperty.Write(
        StandInSchema.Cut(new("whole.json", "", JsonNode.Parse(schema)!.AsObject()), tokens));
}
