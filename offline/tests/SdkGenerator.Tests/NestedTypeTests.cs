using System.Reflection;
using Pulumi;

namespace Ironwood.SdkGenerator.Tests;

public sealed class NestedTypeTests
{
    private const string Types =
        """
        {
          "toy:shop/ThingPart:ThingPart": {
            "properties": {
              "labels": { "type": "object", "additionalProperties": { "type": "string" } },
              "operator": { "type": "string" },
              "sub": { "$ref": "#/types/toy:shop%2FThingPartSub:ThingPartSub" }
            },
            "required": ["operator"]
          },
          "toy:shop/ThingPartSub:ThingPartSub": { "properties": { "size": { "type": "integer" } } },
          "toy:shop/Unused:Unused": { "properties": { "size": { "type": "integer" } } }
        }
        """;

    private const string Part = """{ "$ref": "#/types/toy:shop/ThingPart:ThingPart" }""";

    [Theory]
    [InlineData(Part, "Input<ThingPartArgs>?", "Output<ThingPart?>")]
    [InlineData(
        $$"""{ "type": "array", "items": {{Part}} }""",
        "InputList<ThingPartArgs>", "Output<ImmutableArray<ThingPart>>")]
    [InlineData(
        $$"""{ "type": "object", "additionalProperties": {{Part}} }""",
        "InputMap<ThingPartArgs>", "Output<ImmutableDictionary<String, ThingPart>?>")]
    public void A_nested_type_is_a_class_to_set_and_a_class_to_read(string property, string input, string output)
    {
        var assembly = Generated.AssemblyFrom(SmallSchema.WithProperty(property, types: Types));

        Assert.Equal(input, Described.PropertyOf(assembly.GetType("Pulumi.Toy.Shop.ThingArgs")!, "Value"));
        Assert.Equal(output, Described.PropertyOf(assembly.GetType("Pulumi.Toy.Shop.Thing")!, "Value"));
        Assert.Equal(
            [
                "Pulumi.Toy.Shop.Inputs.ThingPartArgs",
                "Pulumi.Toy.Shop.Inputs.ThingPartSubArgs",
                "Pulumi.Toy.Shop.Outputs.ThingPart",
                "Pulumi.Toy.Shop.Outputs.ThingPartSub",
                "Pulumi.Toy.Shop.Thing",
                "Pulumi.Toy.Shop.ThingArgs",
            ],
            assembly.GetExportedTypes().Select(type => type.FullName).Order());
    }

    [Fact]
    public void The_class_to_set_holds_inputs()
    {
        var type = Generated.TypeFrom(
            SmallSchema.WithProperty(Part, types: Types), "Pulumi.Toy.Shop.Inputs.ThingPartArgs");

        Assert.Equal(typeof(ResourceArgs), type.BaseType);
        Assert.Equal("Input<String>", Described.PropertyOf(type, "Operator"));
        Assert.Equal("Input<ThingPartSubArgs>?", Described.PropertyOf(type, "Sub"));
        Assert.Equal("InputMap<String>", Described.PropertyOf(type, "Labels"));
        Assert.Equal(("operator", true), Described.InputOf(type, "Operator"));
        Assert.IsType(type, type.GetProperty("Empty")!.GetValue(null));
    }

    [Fact]
    public void The_class_to_read_holds_values_and_is_made_by_the_engine_alone()
    {
        var type = Generated.TypeFrom(
            SmallSchema.WithProperty(Part, types: Types), "Pulumi.Toy.Shop.Outputs.ThingPart");

        Assert.Equal("String", Described.FieldOf(type, "Operator"));
        Assert.Equal("ThingPartSub?", Described.FieldOf(type, "Sub"));
        Assert.Equal("ImmutableDictionary<String, String>?", Described.FieldOf(type, "Labels"));
        Assert.Empty(type.GetConstructors());
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic);
        Assert.Equal(["labels", "operator", "sub"], Assert.Single(constructor).GetParameters().Select(p => p.Name));
    }

    [Fact]
    public void A_type_that_contains_itself_is_one_class()
    {
        var schema = SmallSchema.WithProperty(
            """{ "$ref": "#/types/toy:shop/Tree:Tree" }""",
            types: """
                {
                  "toy:shop/Tree:Tree": {
                    "properties": { "leaves": { "type": "array", "items": { "$ref": "#/types/toy:shop/Tree:Tree" } } }
                  }
                }
                """);

        var type = Generated.TypeFrom(schema, "Pulumi.Toy.Shop.Inputs.TreeArgs");

        Assert.Equal("InputList<TreeArgs>", Described.PropertyOf(type, "Leaves"));
    }
}
