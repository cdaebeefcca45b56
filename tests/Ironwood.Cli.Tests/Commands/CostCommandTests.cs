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
    public async Task A_commitment_prices_what_it_covers_and_says_what_stays_at_list_price()
    {
        const string Said = "Term: 1-year commitment. It covers tpu7x, 88,166.40 an hour whether the machines run or "
            + "not. Not covered, at list price: 61.13 an hour (hyperdisk-balanced, redis STANDARD_HA M4, ";
        string[] args = ["cost", "--stack", "prod", "--term", "1y"];
        var text = await CommandRun.OfAsync(args);
        var markdown = await CommandRun.OfAsync([.. args, "--format", "markdown"]);
        var json = JsonNode.Parse((await CommandRun.OfAsync([.. args, "--format", "json"])).Out)!;

        Assert.Equal("Total: 88,227.53 an hour, 2,117,460.84 a day, 64,406,100.44 a month", text.Lines[1]);
        Assert.Contains(text.Lines, line => line.StartsWith(Said, StringComparison.Ordinal));
        Assert.Contains("Ceiling: 126,100.00 an hour, left 37,872.47.", text.Lines);
        Assert.Matches("(?m)^tpu7x 1y +2026-09-25 ", text.Out);
        Assert.Contains(
            $"- {Said.Replace("_", "\\_", StringComparison.Ordinal)}", markdown.Out, StringComparison.Ordinal);
        Assert.Equal(
            ("1y", 12, 88166.4m, 61.134849m),
            ((string?)json["term"]!["id"], (int)json["term"]!["months"]!,
                (decimal)json["term"]!["committedUsdPerHour"]!, (decimal)json["term"]!["otherUsdPerHour"]!));
        Assert.Equal(
            ["1y", null],
            json["parts"]![0]!["lines"]!.AsArray().Select(line => (string?)line!["term"]));
    }

    [Fact]
    public async Task The_setting_and_the_option_price_alike_and_the_option_goes_first()
    {
        string[] set =
        [
            "cost", "--stack", "prod", "--config", "ironwood:spend={ceilingUsdPerHour: 57000, term: 3y}",
        ];
        var setting = await CommandRun.OfAsync(set);
        var option = await CommandRun.OfAsync("cost", "--stack", "prod", "--term", "3y");
        var other = await CommandRun.OfAsync([.. set, "--term", "on-demand"]);

        Assert.Equal("Total: 56,739.53 an hour, 1,361,748.84 a day, 41,419,860.44 a month", setting.Lines[1]);
        Assert.Equal(option.Lines[1], setting.Lines[1]);
        Assert.StartsWith("Total: 126,013.13 an hour", other.Lines[1], StringComparison.Ordinal);
        Assert.Contains("Ceiling: 57,000.00 an hour, exceeded by 69,013.13.", other.Lines);
        Assert.DoesNotContain("Term: ", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_and_report_have_the_price_of_the_term()
    {
        const string Spend = "ironwood:spend={ceilingUsdPerHour: 57000, term: 3y}";
        var preview = await CommandRun.OfAsync("preview", "--stack", "prod", "--config", Spend);
        using var folder = new TemporaryFolder();
        await CommandRun.OfAsync(
            "report", "--stack", "prod", "--config", Spend, "--output", folder["report.html"]);
        var report = await File.ReadAllTextAsync(folder["report.html"]);

        Assert.Contains(preview.Lines, line => line.StartsWith(
            "Cost: 56,739.53 USD an hour with a 3-year commitment, 1,361,748.84 a day: ", StringComparison.Ordinal));
        Assert.Contains("Term: 3-year commitment. It covers tpu7x, 56,678.40", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_anything_to_commit_says_so()
    {
        var run = await CommandRun.OfAsync("cost", "--term", "3y");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Total: 0.18019 an hour", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith(
            "Term: 3-year commitment. It covers nothing in this stack", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commitment_of_a_tier_that_grows_is_paid_at_its_largest()
    {
        var run = await CommandRun.OfAsync(
            "cost", "--stack", "prod", "--term", "1y", "--format", "json", "--config",
            "ironwood:tiers.small={topology: 2x2x1, routes: [/simple/*], scaling: {minReplicas: 1, maxReplicas: 9}}");
        var lines = JsonNode.Parse(run.Out)!["parts"]!.AsArray()
            .Single(part => (string?)part!["name"] == "small")!["lines"]!.AsArray();

        Assert.Equal((36m, 36m), Range(lines[0]!, "quantity"));
        Assert.Equal((200m, 1800m), Range(lines[1]!, "quantity"));

        static (decimal, decimal) Range(JsonNode line, string name) =>
            ((decimal)line[name]!["min"]!, (decimal)line[name]!["max"]!);
    }

    [Theory]
    [InlineData("IW6010", "2y")]
    [InlineData("IW6010", "")]
    [InlineData("IW6011", "1y", "--config", "ironwood:tiers.small.capacity=flexStart")]
    [InlineData(
        "IW6011", "3y", "--config", "ironwood:tiers.small.capacity=spot", "--config",
        "ironwood:spend.prices.tpu7x/spot=5")]
    public async Task A_term_that_does_not_go_with_the_stack_is_refused_in_every_format(
        string code, string term, params string[] args)
    {
        var text = await CommandRun.OfAsync(["cost", "--stack", "prod", "--term", term, .. args]);
        var json = await CommandRun.OfAsync(["cost", "--stack", "prod", "--term", term, "--format", "json", .. args]);

        Assert.Equal((2, ""), (text.ExitCode, text.Out));
        Assert.StartsWith($"{code} --term: ", text.Error, StringComparison.Ordinal);
        Assert.Equal(2, json.ExitCode);
        Assert.Equal(code, (string?)JsonNode.Parse(json.Out)!["problems"]![0]!["code"]);
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
    public async Task What_has_no_price_is_refused_in_json_too()
    {
        var run = await CommandRun.OfAsync(
            "cost", "--format", "json", "--config", "ironwood:spend={}", "--config", "gcp:region=asia-northeast1");

        Assert.Equal(2, run.ExitCode);
        var problem = Assert.Single(JsonNode.Parse(run.Out)!["problems"]!.AsArray())!;
        Assert.EndsWith(
            "prices: {e2-small@asia-northeast1: USD_PER_VM_HOUR, redis@asia-northeast1: USD_PER_GB_HOUR}",
            (string?)problem["fix"], StringComparison.Ordinal);
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
