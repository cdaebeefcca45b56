namespace Ironwood.Repository.Tests.Commands;

public sealed class SchemaCommandTests
{
    private const string Schema =
        """
        {
          "name": "toy", "version": "1.2.3", "types": {}, "functions": {},
          "resources": { "toy:shop/thing:Thing": { "inputProperties": { "size": { "type": "integer" } } } }
        }
        """;

    private const string Constraints =
        """
        {
          "upstream": "owner/provider@abc",
          "resources": { "toy:shop/thing:Thing": { "source": "a.go@abc", "properties": { "size": { "min": 1 } } } }
        }
        """;

    private const string StandIn = "offline/Pulumi.Toy/schema.json";
    private const string Data = "src/Ironwood.Analysis/Schema/Data/toy.json";

    [Fact]
    public async Task The_stand_ins_schema_and_the_data_of_the_rules_are_written()
    {
        var (run, standIn, data) = await RunAsync("toy:shop/thing:Thing", Constraints);

        Assert.Equal((0, $"{StandIn}\n{Data}\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Contains("\"size\": {\"type\":\"integer\"}", standIn, StringComparison.Ordinal);
        Assert.Contains("\"size\": {\"type\":\"integer\",\"min\":1}", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_constraints_the_data_stay_as_they_are()
    {
        var (run, standIn, data) = await RunAsync("toy:shop/thing:Thing", null);

        Assert.Equal((0, $"{StandIn}\n"), (run.ExitCode, run.Out));
        Assert.NotNull(standIn);
        Assert.Null(data);
    }

    [Theory]
    [InlineData("toy:shop/think:Think", Constraints)]
    [InlineData("toy:shop/thing:Thing", "[]")]
    [InlineData("toy:shop/thing:Thing", "not JSON")]
    public async Task Unusable_files_are_refused_and_nothing_is_written(string token, string constraints)
    {
        var (run, standIn, data) = await RunAsync(token, constraints);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW7530 schema: ", run.Error, StringComparison.Ordinal);
        Assert.Equal((null, null), (standIn, data));
    }

    // The example of docs/diagnostics.md.
    [Fact]
    public async Task A_file_that_is_missing_is_refused()
    {
        var run = await VerbRun.OfAsync("schema", "gcp.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"```console\n$ ./ironwood schema gcp.json\n{run.Error}```\n",
            SourceTree.Read("docs/diagnostics.md"), StringComparison.Ordinal);
    }

    private static async Task<(VerbRun Run, string? StandIn, string? Data)> RunAsync(string token, string? constraints)
    {
        using var inputs = new TemporaryFolder();
        File.WriteAllText(inputs["schema.json"], Schema);
        File.WriteAllText(inputs["constraints.json"], constraints);
        (string? StandIn, string? Data) written = (null, null);
        var run = await VerbRun.OfAsync(
            folder =>
            {
                Directory.CreateDirectory(folder["offline", "Pulumi.Toy"]);
                File.WriteAllText(folder["offline", "Pulumi.Toy", "tokens.txt"], $"# In use\n{token}\n");
            },
            folder => written = (Text(folder[StandIn.Split('/')]), Text(folder[Data.Split('/')])),
            ["schema", inputs["schema.json"], .. constraints is null ? [] : new[] { inputs["constraints.json"] }]);
        return (run, written.StandIn, written.Data);
    }

    private static string? Text(string file) => File.Exists(file) ? File.ReadAllText(file) : null;
}
