using Ironwood.Analysis.Cost;
using Ironwood.Cli.Costing;
using Ironwood.Cli.Stacks;

namespace Ironwood.Cli.Tests.Commands;

public partial class CostCommandTests
{
    /// <summary>Runs of <c>./ironwood cost</c> that the page of diagnostics shows: the file they read or none, the
    /// command, the output.</summary>
    public static TheoryData<string, string, string> Shown()
    {
        var data = new TheoryData<string, string, string>();
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
            .ReplaceLineEndings("\n");
        foreach (Match run in ShownRun().Matches(text))
        {
            data.Add(run.Groups["yaml"].Value, run.Groups["command"].Value, run.Groups["output"].Value);
        }
        return data;
    }

    // A number that is broken over two lines is read as another one.
    [Fact]
    public async Task On_a_terminal_of_80_columns_every_number_is_whole()
    {
        var source = await StackSource.LoadAsync(FixtureStacks.Folder, "prod", []);
        using var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Plain(text, TextWriter.Null).Out;
        console.Profile.Width = 80;

        CostView.Write(console, CostEstimate.Of(source.Stack!.Graph, source.Stack.CostTerms));

        var lines = text.ToString().Split('\n');
        var table = lines[..Array.IndexOf(lines, "")];
        Assert.All(table, line => Assert.True(line.Length <= 80, line));
        Assert.Contains(table, line => line.StartsWith("all ", StringComparison.Ordinal)
            && line.EndsWith(" 126,013.13 3,024,315.24 91,989,588.44", StringComparison.Ordinal));
        Assert.Contains(table, line => line.Contains(" 9,216 ", StringComparison.Ordinal)
            && line.EndsWith(" 110,592.00 2,654,208.00 80,732,160.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_total_comes_first_and_a_summary_has_totals_only()
    {
        const string Total = "Total: 126,013.13 an hour, 3,024,315.24 a day, 91,989,588.44 a month";

        var whole = await CommandRun.OfAsync("cost", "--stack", "prod");
        var summary = await CommandRun.OfAsync("cost", "--stack", "prod", "--summary");

        Assert.Equal((0, Total), (whole.ExitCode, whole.Lines[1]));
        Assert.Equal((0, Total), (summary.ExitCode, summary.Lines[1]));
        Assert.Equal(
            whole.Lines.SkipWhile(line => line.Length > 0)
                .TakeWhile(line => !line.StartsWith("Charged", StringComparison.Ordinal)),
            summary.Lines.SkipWhile(line => line.Length > 0));
        Assert.Matches("(?m)^large +110,642.50 2,655,419.97 80,769,024.00$", summary.Out);
        Assert.DoesNotContain("tpu7x", summary.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_run_that_is_shown_prints_what_is_shown(string yaml, string command, string output)
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                if (yaml.Length > 0)
                {
                    // The file's first line is a comment with its name.
                    File.WriteAllText(folder[yaml[2..yaml.IndexOf('\n', StringComparison.Ordinal)]], yaml);
                }
            },
            command.Split(' '));

        Assert.Equal(output, run.Out + run.Error);
    }

    [Fact]
    public void The_page_shows_a_run() => Assert.Single(Shown());

    [Theory]
    [InlineData(
        "dev", "inference-cache   redis BASIC M1 1 0.049 GB-hour 0.049 1.18 35.77",
        "Ceiling: 1.00 an hour, left 0.81981.")]
    [InlineData(
        "prod", "large tpu7x onDemand 9,216 12 chip-hour 110,592.00 2,654,208.00 80,732,160.00",
        "Ceiling: 126,100.00 an hour, left 86.87.")]
    [InlineData(
        "prod", "all 126,013.13 3,024,315.24 91,989,588.44",
        "Budget: 10,000 USD a month covers 4.8 minutes of the fixed cost.")]
    [InlineData(
        "prod", "tpu7x onDemand 2026-09-25 quoted elsewhere https://cloud.google.com/tpu/pricing",
        "149 of 149 resources priced: 28 estimated, 100 free, 21 by use only, 0 unpriced.")]
    [InlineData(
        "prod", "logging.ingestion 0.5 GiB 50 inference-backend-large .. vertex-small-backend (18)",
        "Charged by use, not included above")]
    public async Task A_stack_is_priced_by_tier_use_and_source(string stack, params string[] lines)
    {
        var run = await CommandRun.OfAsync("cost", "--stack", stack);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var shown = run.Lines.Select(Squeeze).ToHashSet(StringComparer.Ordinal);
        Assert.All(lines, line => Assert.Contains(Squeeze(line), shown));
        Assert.All(run.Lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.All(run.Out, character => Assert.True(character is '\n' or (>= ' ' and <= '~')));
    }

    [Fact]
    public async Task Sizes_that_change_are_shown_at_their_least_halfway_and_most()
    {
        const string Scaling = "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 10}";
        var run = await CommandRun.OfAsync("cost", "--config", Scaling);
        var preview = await CommandRun.OfAsync("preview", "--config", Scaling);

        // A machine with its disk is 0.01949, halfway between one and ten are six.
        Assert.Contains("  small: 0.01949 to 0.1949, halfway 0.11694", run.Lines);
        Assert.Contains(
            preview.Lines,
            line => line.StartsWith(
                "Cost: 0.3682 USD an hour at its largest, 0.18019 at its smallest, 8.84 a day: ",
                StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_is_the_report_and_the_same_every_time()
    {
        var run = await CommandRun.OfAsync("cost", "--stack", "prod", "--format", "json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal((await CommandRun.OfAsync("cost", "--stack", "prod", "-f", "json")).Out, run.Out);
        var json = JsonNode.Parse(run.Out)!;
        Assert.Equal(("ironwood-cost/1", "prod"), ((string)json["format"]!, (string)json["stack"]!));
        Assert.Equal(126_013.134849m, (decimal)json["usdPerHour"]!["max"]!);
        Assert.Equal(
            ["small", "medium", "large"],
            json["parts"]!.AsArray().Where(part => (bool)part!["isTier"]!).Select(part => (string)part!["name"]!));
    }

    [Fact]
    public async Task A_price_of_ones_own_is_named_as_such()
    {
        var run = await CommandRun.OfAsync("cost", "--stack", "prod", "--config", "ironwood:spend.prices.tpu7x=8.4");

        Assert.Contains(
            run.Lines,
            line => line.Contains("tpu7x (own price)", StringComparison.Ordinal)
                && line.Contains("77,414.40", StringComparison.Ordinal));
        Assert.DoesNotContain("cloud.google.com/tpu/pricing", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IW1001", "--stack", "none")]
    [InlineData("IW0002", "--format", "html")]
    [InlineData("IW6002", "--config", "ironwood:spend.ceilingUsdPerHour=0.1")]
    [InlineData("IW7201", "--config", "ironwood:spend={}", "--config", "ironwood:tiers.small.capacity=spot")]
    public async Task What_cannot_be_priced_is_refused_with_nothing_on_standard_output(
        string code, params string[] args)
    {
        var run = await CommandRun.OfAsync(["cost", .. args]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_says_that_the_cost_is_not_known()
    {
        var run = await CommandRun.OfAsync(
            "preview", "--config", "ironwood:spend={}", "--config", "ironwood:tiers.small.capacity=spot");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "Cost: unknown, because 1 of 110 resources have no price; ./ironwood cost lists them.", run.Lines);
    }

    private static string Squeeze(string line) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(
        @"(```yaml\n(?<yaml># Pulumi[^`]+)```\n\n)?```console\n\$ \./ironwood (?<command>cost[^\n]*)\n(?<output>[^`]*)```",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ShownRun();
}
