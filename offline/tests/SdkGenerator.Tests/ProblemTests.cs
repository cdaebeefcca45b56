namespace Ironwood.SdkGenerator.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void A_reference_to_a_type_that_the_schema_lacks_names_property_and_type()
    {
        var problem = Assert.Single(Generated.ProblemsOf(SmallSchema.WithThing(
            """ "properties": { "part": { "type": "array", "items": { "$ref": "#/types/toy:shop/Gone:Gone" } } }""")));

        Assert.Equal(ProblemCodes.Reference, problem.Code);
        Assert.Equal($"$.resources[{SmallSchema.Thing}].properties[part]", problem.Path);
        Assert.Contains("toy:shop/Gone:Gone", problem.Finding, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix);
    }

    [Fact]
    public void All_unknown_references_are_reported_at_once() =>
        Assert.Equal(2, Generated.ProblemsOf(SmallSchema.WithThing(
            """
            "properties": {
              "a": { "$ref": "#/types/toy:shop/Gone:Gone" }, "b": { "$ref": "#/types/toy:shop/Lost:Lost" }
            }
            """)).Count);

    [Theory]
    [InlineData("""{ "type": "colour" }""", ProblemCodes.Unsupported)]
    [InlineData("""{ "$ref": "other.json#/types/x:y/z:Z" }""", ProblemCodes.Reference)]
    [InlineData("""{ "$ref": "#/types/nonsense" }""", ProblemCodes.Token)]
    [InlineData("""{ "type": "array" }""", ProblemCodes.Shape)]
    [InlineData("""{ }""", ProblemCodes.Shape)]
    [InlineData("""{ "oneOf": [{ "type": "string" }, { "type": "integer" }] }""", ProblemCodes.Shape)]
    [InlineData("""{ "type": "object" }""", ProblemCodes.Shape)]
    [InlineData("""{ "$ref": "pulumi.json#/Any" }""", ProblemCodes.Reference)]
    [InlineData(""" "string" """, ProblemCodes.Shape)]
    public void An_invalid_type_is_a_problem(string property, string code) =>
        Assert.Equal(code, Assert.Single(Generated.ProblemsOf(SmallSchema.WithProperty(property))).Code);

    [Fact]
    public void An_enum_is_a_problem()
    {
        var schema = SmallSchema.Package(
            types: """{ "toy:shop/Hue:Hue": { "type": "string", "enum": [{ "value": "red" }] } }""");

        Assert.Equal(ProblemCodes.Unsupported, Assert.Single(Generated.ProblemsOf(schema)).Code);
    }

    [Theory]
    [InlineData("thing")]
    [InlineData("with-dash")]
    public void A_name_that_cannot_be_a_member_of_its_class_is_a_problem(string name)
    {
        var schema = SmallSchema.WithProperty("""{ "type": "string" }""", name: name);

        var problem = Assert.Single(Generated.ProblemsOf(schema));

        Assert.Equal(ProblemCodes.Name, problem.Code);
        Assert.Contains("language.csharp.name", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_of_one_name_are_a_problem()
    {
        var schema = SmallSchema.Package(resources: """{ "toy:shop/a:Thing": {}, "toy:shop/b:Thing": {} }""");

        Assert.Equal(ProblemCodes.Name, Assert.Single(Generated.ProblemsOf(schema)).Code);
    }

    [Fact]
    public void A_file_that_is_not_a_schema_is_a_problem() =>
        Assert.Equal(ProblemCodes.Shape, Assert.Single(Generated.ProblemsOf("""{ "hello": "world" }""")).Code);
}
