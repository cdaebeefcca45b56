using Ironwood.SdkGenerator.Cutting;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Tests;

public sealed class ConstraintTests
{
    private const string Schema =
        """
        {
          "name": "toy", "version": "1.2.3",
          "resources": {
            "toy:shop/thing:Thing": {
              "inputProperties": {
                "name": { "type": "string" },
                "labels": { "type": "object", "additionalProperties": { "type": "string" } },
                "parts": { "type": "array", "items": { "$ref": "#/types/toy:shop/Part:Part" } },
                "key": { "type": "string", "secret": true }, "pin": { "type": "string" }
              },
              "requiredInputs": ["parts"],
              "properties": {
                "name": { "type": "string" }, "link": { "type": "string" },
                "parts": { "type": "array", "items": { "$ref": "#/types/toy:shop/PartState:PartState" } }
              }
            },
            "toy:shop/unused:Unused": { "inputProperties": {}, "properties": {} }
          },
          "types": {
            "toy:shop/Part:Part": { "properties": { "size": { "type": "integer" } }, "required": ["size"] },
            "toy:shop/PartState:PartState": { "properties": { "size": { "type": "integer" }, "made": { "type": "string" } } }
          },
          "functions": { "toy:shop/getThing:getThing": {} }
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
    public void Types_and_constraints_stand_together_one_path_a_line() =>
        Assert.Equal(
            """
            {
              "name": "toy",
              "resources": {
                "toy:shop/thing:Thing": {
                  "deleteBeforeReplace": true,
                  "source": "https://github.com/owner/provider/blob/abc/folder/thing.go",
                  "inputs": {
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
            Cut(Schema, Constraints));

    [Fact]
    public void The_order_of_the_sources_does_not_show() =>
        Assert.Equal(Cut(Schema, Constraints), Cut(SmallSchema.Reversed(Schema), Constraints));

    [Theory]
    [InlineData("folder/thing.go@abc", "folder/thing.go", "SDK002")]
    [InlineData("\"upstream\"", "\"downstream\"", "SDK002")]
    public void Constraints_without_a_source_are_refused(string part, string instead, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<ProblemException>(
            () => Cut(Schema, Constraints.Replace(part, instead, StringComparison.Ordinal))).Problems).Code);

    [Fact]
    public void A_type_that_the_schema_lacks_is_a_problem() =>
        Assert.Equal("SDK003", Assert.Single(Assert.Throws<ProblemException>(
            () => Cut(Schema.Replace("shop/Part:Part\":", "shop/Other:Other\":", StringComparison.Ordinal), Constraints)).Problems).Code);

    private static string Cut(string schema, string constraints) => CutSchemaWriter.Write(ConstraintCutter.Cut(
        Place(schema), Place(constraints),
        TokenList.Parse(["toy:shop/getThing:getThing", "toy:shop/thing:Thing"], "tokens.txt")));

    private static JsonPlace Place(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return new JsonPlace(document.RootElement.Clone(), "$");
    }
}
