namespace Ironwood.SdkGenerator.Tests;

public sealed class GenerationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdk-generator-").FullName;
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _errors.Dispose();
    }

    [Fact]
    public void The_source_is_written_and_its_folder_made()
    {
        var schema = Write("schema.json", SmallSchema.WithProperty("""{ "type": "string" }"""));

        Assert.Equal(0, Generation.Run(schema, At("new/Sdk.g.cs"), _errors));
        Assert.Contains("class Thing", File.ReadAllText(At("new/Sdk.g.cs")), StringComparison.Ordinal);
        Assert.Equal(["Sdk.g.cs"], Directory.GetFiles(At("new")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_problem_is_one_line_in_the_form_of_compilers_and_overwrites_nothing()
    {
        var schema = Write("schema.json", SmallSchema.WithProperty("""{ "type": "colour" }"""));
        var output = Write("Sdk.g.cs", "as it was");

        Assert.Equal(2, Generation.Run(schema, output, _errors));
        Assert.StartsWith(
            $"{schema} : error SDK004: $.resources[{SmallSchema.Thing}].inputProperties[value] "
                + "has the type 'colour'; allowed: ",
            OneLine(), StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(output));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public void A_schema_that_cannot_be_read_is_an_error_of_one_line(string? content)
    {
        var schema = content is null ? At("absent.json") : Write("schema.json", content);

        Assert.Equal(2, Generation.Run(schema, At("Sdk.g.cs"), _errors));
        Assert.StartsWith($"{schema} : error SDK00", OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_of_one_line()
    {
        var schema = Write("schema.json", SmallSchema.WithProperty("""{ "type": "string" }"""));

        Assert.Equal(2, Generation.Run(schema, _folder, _errors));
        Assert.StartsWith($"{_folder} : error SDK001: ", OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_command_line_is_refused()
    {
        Assert.Equal(1, Generation.Refuse(_errors));
        Assert.StartsWith("Usage: ", _errors.ToString(), StringComparison.Ordinal);
    }

    private string OneLine() => Assert.Single(_errors.ToString().TrimEnd().Split('\n'));

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }
}
