using System.Text.Json;
using Ironwood.SdkGenerator.Cutting;
using Ironwood.SdkGenerator.Schema;

namespace Ironwood.SdkGenerator.Tests;

public sealed class CutTests
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
                "part": { "$ref": "#/types/toy:shop/Part:Part", "type": "object", "deprecationMessage": "Old." },
                "thing": { "type": "string", "language": { "csharp": { "name": "ThingName" }, "go": { "name": "T" } } }
              },
              "requiredInputs": ["thing"],
              "stateInputs": { "properties": { "b": { "type": "string", "description": "B." } } },
              "aliases": [{ "type": "toy:shop/object:Object" }]
            },
            "toy:bigshop/other:Other": { "properties": { "part": { "$ref": "#/types/toy:shop/Sub:Sub" } } }
          },
          "types": {
            "toy:shop/Part:Part": {
              "description": "A part.", "type": "object", "language": { "nodejs": { "requiredOutputs": ["subs"] } },
              "properties": { "subs": { "type": "array", "items": { "$ref": "#/types/toy:shop/Sub:Sub" } } }
            },
            "toy:shop/Sub:Sub": { "properties": { "size": { "type": "integer" } }, "type": "object" },
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
    public void A_cut_keeps_what_shapes_the_code_and_drops_the_prose() =>
        Assert.Equal(
            """
            {
              "functions": {},
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
                    "part": {"$ref":"#/types/toy:shop/Part:Part"},
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

            """,
            Cut(Whole, "toy:shop/thing:Thing"));

    [Fact]
    public void A_cut_of_a_cut_is_the_same()
    {
        string[] tokens = ["toy:shop/getThing:getThing", "toy:shop/thing:Thing"];
        var once = Cut(Whole, tokens);

        Assert.Equal(once, Cut(once, tokens));
    }

    [Fact]
    public void The_order_of_a_schema_does_not_show_in_the_cut() =>
        Assert.Equal(
            Cut(Whole, "toy:shop/thing:Thing"), Cut(SmallSchema.Reversed(Whole), "toy:shop/thing:Thing"));

    [Fact]
    public void The_code_of_a_cut_is_the_code_of_those_tokens()
    {
        var assembly = Generated.AssemblyFrom(Cut(Whole, "toy:shop/getThing:getThing", "toy:shop/thing:Thing"));

        Assert.NotNull(assembly.GetType("Pulumi.Toy.Shop.GetThing"));
        Assert.NotNull(assembly.GetType("Pulumi.Toy.Shop.Inputs.SubArgs"));
    }

    [Fact]
    public void A_namespace_is_kept_where_it_is_not_the_name_of_its_module() =>
        Assert.Contains(
            "\"bigshop\": \"BigShop\"", Cut(Whole, "toy:bigshop/other:Other"), StringComparison.Ordinal);

    [Fact]
    public void All_tokens_that_the_schema_lacks_are_reported_with_what_they_may_mean()
    {
        var problems = ProblemsOf(
            Whole, "toy:elsewhere/nothing:Nothing", "toy:shop/thing:Thing", "toy:shop/thingg:Thingg");

        Assert.All(problems, problem => Assert.Equal(ProblemCodes.UnknownToken, problem.Code));
        Assert.Equal(["tokens.txt(1)", "tokens.txt(3)"], problems.Select(problem => problem.Path));
        Assert.Equal("write 'toy:shop/thing:Thing'", problems[1].Fix);
    }

    [Fact]
    public void A_type_that_the_schema_lacks_is_a_problem()
    {
        var schema = SmallSchema.WithProperty("""{ "$ref": "#/types/toy:shop/Gone:Gone" }""");

        Assert.Equal(ProblemCodes.Reference, Assert.Single(ProblemsOf(schema, SmallSchema.Thing)).Code);
    }

    [Fact]
    public void A_token_list_may_hold_comments_and_blank_lines()
    {
        var tokens = TokenList.Parse(["# in use", "", "toy:a/b:B  # the first", "toy:a/c:C"], "tokens.txt");

        Assert.Equal(
            [new ListedToken("toy:a/b:B", "tokens.txt(3)"), new ListedToken("toy:a/c:C", "tokens.txt(4)")],
            tokens.Tokens);
    }

    [Theory]
    [InlineData("toy:a/c:C", "toy:a/b:B")]
    [InlineData("toy:a/b:B", "toy:a/b:B")]
    [InlineData("toy:a/b:B", "toys")]
    public void A_token_list_is_in_order_and_holds_tokens_only(string first, string second)
    {
        var problem = Assert.Single(
            Assert.Throws<ProblemException>(() => TokenList.Parse([first, second], "tokens.txt")).Problems);

        Assert.Equal((ProblemCodes.Token, "tokens.txt(2)"), (problem.Code, problem.Path));
    }

    private static string Cut(string schema, params string[] tokens)
    {
        using var document = JsonDocument.Parse(schema);
        return CutSchemaWriter.Write(
            SchemaCutter.Cut(new JsonPlace(document.RootElement, "$"), TokenList.Parse(tokens, "tokens.txt")));
    }

    private static IReadOnlyList<Problem> ProblemsOf(string schema, params string[] tokens) =>
        Assert.Throws<ProblemException>(() => Cut(schema, tokens)).Problems;
}
