namespace Ironwood.SdkGenerator.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdk-generator-").FullName;
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _errors.Dispose();
    }

    [Fact]
    public void Generate_writes_the_source_and_makes_its_folder()
    {
        var schema = Write("schema.json", SmallSchema.WithProperty("""{ "type": "string" }"""));

        Assert.Equal(0, Run("generate", "--schema", schema, "--out", At("new/Sdk.g.cs")));
        Assert.Contains("class Thing", File.ReadAllText(At("new/Sdk.g.cs")), StringComparison.Ordinal);
        Assert.Equal(["Sdk.g.cs"], Directory.GetFiles(At("new")).Select(Path.GetFileName));
    }

    [Fact]
    public void Cut_writes_a_schema_that_generate_reads()
    {
        var whole = Write("whole.json", SmallSchema.WithProperty("""{ "type": "string", "description": "Prose." }"""));
        var tokens = Write("tokens.txt", SmallSchema.Thing + "\n");

        Assert.Equal(0, Run("cut", "--schema", whole, "--tokens", tokens, "--out", At("cut.json")));
        Assert.Equal(0, Run("generate", "--schema", At("cut.json"), "--out", At("Sdk.g.cs")));
        Assert.Empty(_errors.ToString());
    }

    [Fact]
    public void Constrain_joins_a_schema_with_what_the_provider_demands()
    {
        var whole = Write("whole.json", SmallSchema.WithProperty("""{ "type": "integer" }"""));
        var constraints = Write("constraints.json", $$"""
            {
              "upstream": "owner/provider@abc",
              "resources": { "{{SmallSchema.Thing}}": { "source": "a.go@abc", "properties": { "value": { "min": 1 } } } }
            }
            """);
        var tokens = Write("tokens.txt", SmallSchema.Thing + "\n");

        Assert.Equal(0, Run(
            "constrain", "--schema", whole, "--constraints", constraints, "--tokens", tokens, "--out", At("out.json")));
        Assert.Contains("\"value\": {\"type\":\"integer\",\"min\":1}", File.ReadAllText(At("out.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_is_one_line_in_the_form_of_compilers_and_overwrites_nothing()
    {
        var schema = Write("schema.json", SmallSchema.WithProperty("""{ "type": "colour" }"""));
        var output = Write("Sdk.g.cs", "as it was");

        Assert.Equal(2, Run("generate", "--schema", schema, "--out", output));
        var line = Assert.Single(_errors.ToString().TrimEnd().Split('\n'));
        Assert.StartsWith(
            $"{schema} : error SDK004: $.resources[{SmallSchema.Thing}].inputProperties[value] "
                + "has the type 'colour'; allowed: ",
            line, StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(output));
    }

    [Fact]
    public void A_missing_token_is_reported_at_its_line_of_the_list()
    {
        var whole = Write("whole.json", SmallSchema.WithProperty("""{ "type": "string" }"""));
        var tokens = Write("tokens.txt", "# in use\ntoy:shop/think:Think\n");

        Assert.Equal(2, Run("cut", "--schema", whole, "--tokens", tokens, "--out", At("cut.json")));
        Assert.StartsWith($"{tokens}(2) : error SDK006: ", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(At("cut.json")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public void A_schema_that_cannot_be_read_is_an_error_of_one_line(string? content)
    {
        var schema = content is null ? At("absent.json") : Write("schema.json", content);

        Assert.Equal(2, Run("generate", "--schema", schema, "--out", At("Sdk.g.cs")));
        Assert.Single(_errors.ToString().TrimEnd().Split('\n'));
    }

    private int Run(params string[] args) => Commands.Root(_errors).Parse(args).Invoke();

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }
}
