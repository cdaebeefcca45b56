using Ironwood.Planning;
using Ironwood.Planning.StackFiles;

namespace Ironwood.Cli.Tests.Commands;

public partial class SizeCommandTests
{
    private static readonly string[] Load =
        ["--requests-per-second", "40", "--input-tokens", "1024", "--output-tokens", "1024"];

    /// <summary>The examples of the diagnostics page: the file, the command and what it prints.</summary>
    public static TheoryData<string, string, string> Examples()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
            .ReplaceLineEndings("\n");
        var examples = new TheoryData<string, string, string>();
        foreach (Match section in SizeSection().Matches(page))
        {
            examples.Add(
                section.Groups["file"].Value, section.Groups["command"].Value, section.Groups["output"].Value);
        }
        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_diagnostics_page_prints_what_it_says(string file, string command, string output)
    {
        const string Name = "requests.csv";
        using var folder = new TemporaryFolder();
        if (file.Length > 0)
        {
            await File.WriteAllTextAsync(folder[Name], file);
        }

        var run = await CommandRun.OfAsync([.. command.Split(' ').Select(word => word == Name ? folder[Name] : word)]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Golden.Same("docs/diagnostics.md", output, run.Error.Replace(folder[Name], Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_of_sizing_has_an_example() => Assert.Equal(
        10, Examples().Count(example => !((string)example[1]).Contains("explain", StringComparison.Ordinal)));

    [Fact]
    public async Task Options_come_with_the_cheapest_first_and_say_what_they_rest_on()
    {
        var run = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load, "--format", "json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        var options = document.RootElement.GetProperty("options").EnumerateArray().ToArray();
        Assert.Equal("ironwood-size/1", document.RootElement.GetProperty("format").GetString());
        Assert.NotEmpty(options);
        Assert.Equal(options.Select(Chips).Order(), options.Select(Chips));
        Assert.All(options, option =>
        {
            Assert.Equal(12m * Chips(option), option.GetProperty("usdPerHour").GetDecimal());
            Assert.Contains(option.GetProperty("basis").GetString(), new[] { "measured", "carried over", "arithmetic" });
            Assert.StartsWith("https://", option.GetProperty("source").GetString(), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("1y", 8.4)]
    [InlineData("3y", 5.4)]
    public async Task A_commitment_lowers_the_price(string term, double usd)
    {
        var run = await CommandRun.OfAsync(
            ["size", "--model", "llama-3.3-70b", .. Load, "--format", "json", "--term", term]);

        using var document = JsonDocument.Parse(run.Out);
        var option = document.RootElement.GetProperty("options")[0];
        Assert.Equal((decimal)usd * Chips(option), option.GetProperty("usdPerHour").GetDecimal());
    }

    [Fact]
    public async Task The_model_may_be_named_by_its_checkpoint()
    {
        var byName = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load]);
        var byCheckpoint = await CommandRun.OfAsync(["size", "-m", "meta-llama/Llama-3.3-70B-Instruct", .. Load]);

        Assert.Equal(byName, byCheckpoint);
        Assert.Contains("Ruled out", (await CommandRun.OfAsync(
            ["size", "-m", "llama-3.3-70b", .. Load, "--longest-tokens", "120000"])).Out, StringComparison.Ordinal);
    }

    // What is printed is what the reader takes.
    [Fact]
    public async Task The_settings_of_a_tier_are_accepted_and_have_the_chips()
    {
        var sizing = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load, "--format", "json"]);
        var yaml = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load, "--apply", "chat"]);
        using var document = JsonDocument.Parse(sizing.Out);
        var chips = Chips(document.RootElement.GetProperty("options")[0]);

        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        File.WriteAllText(
            folder["Pulumi.sized.yaml"],
            "config:\n  gcp:project: my-project\n  gcp:region: us-central1\n"
            + "  ironwood:spend: { ceilingUsdPerHour: 1000000 }\n"
            + string.Join('\n', yaml.Out.TrimEnd('\n').Split('\n').Select(line => $"  {line}"))
            + "\n      default: true\n");
        var files = StackFileReader.Read(folder.Path, "sized");
        Assert.Empty(files.Problems);
        var result = SettingsReader.Read(files.Configuration!);

        Assert.Empty(result.Problems);
        var tier = Assert.Single(result.Plan!.Tiers);
        Assert.Equal(("chat", chips), (tier.Name, tier.MaxChips));
        Assert.False(tier.Shape.IsMultiHost);
    }

    [Fact]
    public async Task Traffic_gives_the_rate_and_the_tokens()
    {
        var run = await CommandRun.OfAsync(
            "size", "--model", "llama-3.3-70b", "--format", "json", "--from-traffic",
            SourceTree.Path("examples/traffic/azure-llm-2023-code.csv"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        var root = document.RootElement;
        Assert.Equal(
            (2_048, 28, 7_841),
            (root.GetProperty("inputTokens").GetInt32(), root.GetProperty("outputTokens").GetInt32(),
                root.GetProperty("contextTokens").GetInt32()));
    }

    [Fact]
    public async Task A_series_of_rates_needs_the_tokens()
    {
        var file = SourceTree.Path("examples/traffic/servegen-reason-deepseek-r1.csv");

        var refused = await CommandRun.OfAsync("size", "--model", "llama-3.3-70b", "--from-traffic", file);
        var sized = await CommandRun.OfAsync(
            "size", "--model", "llama-3.3-70b", "--from-traffic", file, "--input-tokens", "800", "--output-tokens",
            "3000");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("IW7702 --input-tokens: is missing", refused.Error, StringComparison.Ordinal);
        Assert.Contains("IW7702 --output-tokens: is missing", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, sized.ExitCode);
    }

    [Theory]
    [InlineData("second,requests_per_second\n0,1\n600,2\n1800,3\n", "IW7706", "is not 600 seconds after the row before it")]
    [InlineData("second,requests_per_second\n0,1\n600,-2\n", "IW7706", "is not a number")]
    [InlineData("second,requests_per_second\n0,1\n", "IW7706", "has too few rows")]
    [InlineData("TIMESTAMP,ContextTokens\n2026-01-01,5\n", "IW7705", "does not have the columns")]
    [InlineData("", "IW7705", "does not have the columns")]
    [InlineData(
        "TIMESTAMP,ContextTokens,GeneratedTokens\n2026-01-01 10:00:00,5,5\n2026-01-01 09:00:00,5,5\n",
        "IW7706", "is earlier than the row before it")]
    [InlineData(
        "TIMESTAMP,ContextTokens,GeneratedTokens\nnow,5,5\n2026-01-01 09:00:00,5\n", "IW7706", "is not a time")]
    public async Task Traffic_that_cannot_be_used_is_refused(string text, string code, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder["traffic.csv"];
        File.WriteAllText(file, text);

        var run = await CommandRun.OfAsync([
            "size", "--model", "llama-3.3-70b", "--from-traffic", file, "--input-tokens", "1", "--output-tokens", "1",
        ]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var run = await CommandRun.OfAsync(
            "size", "--model", "lama-3.3-70b", "--requests-per-second", "1e3", "--output-tokens", "0",
            "--tpot", "fast", "--accuracy-floor", "1.5", "--generation", "v5e", "--apply", "Chat");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        string[] expected =
        [
            "IW7601 --model: is not a model of the catalogue", "did you mean 'llama-3.3-70b'?",
            "IW7701 --generation", "IW7703 --requests-per-second", "IW7702 --input-tokens: is missing",
            "IW7703 --output-tokens", "IW7703 --tpot", "IW7703 --accuracy-floor", "IW7708 --apply: is not a tier name",
            "8 problems; nothing was done.",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_impossible_objective_says_what_is_possible()
    {
        var run = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load, "--tpot", "1"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("IW7707 size: nothing carries this load", run.Error, StringComparison.Ordinal);
        Assert.Matches("allowed: at best [0-9]+ ms to the first token and [0-9.]+ ms per further token", run.Error);
    }

    [Fact]
    public async Task Markdown_is_a_comment_with_its_mark()
    {
        var run = await CommandRun.OfAsync(["size", "--model", "llama-3.3-70b", .. Load, "--format", "markdown"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("<!-- ironwood-size", run.Out, StringComparison.Ordinal);
        Assert.Contains("| `bf16` |", run.Out, StringComparison.Ordinal);
    }

    private static int Chips(JsonElement option) => option.GetProperty("chips").GetInt32();

    [GeneratedRegex(
        @"## IW77[0-9]{2} [^\n]+\n(?:(?!```)[^#$])*(?:```csv\n(?<file>[^`]+)```\s*)?```console\n"
        + @"\$ \./ironwood (?<command>[^\n]+)\n(?<output>[^`]+)```")]
    private static partial Regex SizeSection();
}
