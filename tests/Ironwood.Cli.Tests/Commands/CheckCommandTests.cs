using Ironwood.Analysis;
using NJsonSchema;

namespace Ironwood.Cli.Tests.Commands;

public sealed partial class CheckCommandTests
{
    private const string NoReplica = "ironwood:cache.highAvailability=false";
    private const string Waiver =
        "ironwood:waivers.cache={rule: resilience/cache-without-replica, owner: me, reason: to try it, expires: "
        + "2026-11-23}";

    /// <summary>Everything that the settings can ask for, in one stack.</summary>
    private static readonly string[] Everything =
    [
        "-c", "ironwood:tiers.small.topology=2x2x1", "-c", "ironwood:tiers.small.chips=",
        "-c", "ironwood:tiers.small.scaling={minReplicas: 2, maxReplicas: 8}", "-c",
        "ironwood:tiers.small.overflow=true",
        "-c", "ironwood:tiers.small.zones=[us-central1-c, us-central1-ai1a]", "-c", "ironwood:apiGateway.enabled=true",
        "-c", "ironwood:tiers.small.vertex.model=publishers/google/models/gemma3@gemma-3-1b-it",
        "-c", "ironwood:spend.prices.modelGarden=20", "-c", "ironwood:tiers.medium.capacity=reservation", "-c",
        "ironwood:tiers.medium.reservation=held", "-c", "ironwood:frontDoor.enforceWaf=true",
    ];

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match block in Console().Matches(Document("diagnostics.md")))
            {
                examples.Add(block.Groups["command"].Value, block.Groups["output"].Value);
            }
            return examples;
        }
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("prod", true)]
    public async Task The_real_stacks_break_no_rule(string stack, bool everything = false)
    {
        var run = await CommandRun.OfAsync([
            "check", "--stack", stack, .. everything ? Everything : [], .. stack == "prod" ? CommandRun.Supplied : [],
        ]);

        Assert.DoesNotMatch("(?m)^(error|warning) ", run.Out);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches($@"\n{RuleBook.Rules.Count} rules: 0 errors, 0 warnings, [0-9]+ notes\.\n$", run.Out);
    }

    [Fact]
    public async Task A_warning_makes_the_exit_code_1_and_says_what_where_and_how()
    {
        var run = await CommandRun.OfAsync("check", "-s", "prod", "-c", NoReplica);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            "warning resilience/cache-without-replica inference-cache tier: has no replica: its tier is BASIC\n"
            + "  fix:   ironwood:cache.highAvailability true\n"
            + "  rule:  docs/rules.md#resilience-cache-without-replica\n"
            + "  at:    Pulumi.prod.yaml:1:1\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waived_finding_is_shown_with_its_waiver_and_breaks_nothing()
    {
        var run = await CommandRun.OfAsync(
            ["check", "-s", "prod", "-c", NoReplica, "-c", Waiver, .. CommandRun.Supplied]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            "\nwaived resilience/cache-without-replica inference-cache tier: has no replica: its tier is BASIC\n  "
            + "by:    me until 2026-11-23: to try it\n",
            run.Out, StringComparison.Ordinal);
        Assert.EndsWith(", 1 waived.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_that_waives_nothing_is_reported()
    {
        var run = await CommandRun.OfAsync(["check", "-s", "prod", "-c", Waiver, .. CommandRun.Supplied]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\nwaiver cache has no finding any more; remove it\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_lost_with_a_slice_or_a_zone_is_shown()
    {
        var run = await CommandRun.OfAsync("check", "-s", "prod");
        var lines = run.Lines.Select(line => Blanks().Replace(line, " ")).ToArray();

        Assert.Contains(
            "slice-medium-0 inference-backend-medium 256 of 256 requests/s takes over 256, 11 % of what it is sized "
            + "for",
            lines);
        Assert.Contains(
            "one of slice-large-0 .. slice-large-8 (9) inference-backend-large 2,048 of 2,304 requests/s none", lines);
        Assert.Contains("zone us-central1-c inference-backend-medium 0 of 256 requests/s none", lines);
    }

    [Fact]
    public async Task Json_says_what_text_says()
    {
        var run = await CommandRun.OfAsync("check", "-s", "prod", "-f", "json", "-c", NoReplica, "-c", Waiver);
        var document = JsonNode.Parse(run.Out)!;

        Assert.Equal(("ironwood-check/1", "prod"), ((string)document["format"]!, (string)document["stack"]!));
        var waived = Assert.Single(document["findings"]!.AsArray(), finding => finding!["waiver"] is not null)!;
        Assert.Equal(
            ("resilience/cache-without-replica", "warning", "inference-cache", "tier", "2026-11-23"),
            (
                (string)waived["rule"]!, (string)waived["severity"]!, (string)waived["resource"]!,
                (string)waived["property"]!, (string)waived["waiver"]!["expires"]!));
        var tier = document["findings"]!
            .AsArray()
            .First(finding => (string)finding!["resource"]! == "inference-backend-medium")!;
        Assert.Equal(("Pulumi.prod.yaml", 14), ((string)tier["file"]!, (int)tier["line"]!));
        Assert.Equal(10_496, (int)document["quota"]![0]!["chips"]!);
        Assert.Equal(
            run.Out,
            (await CommandRun.OfAsync("check", "-s", "prod", "-f", "json", "-c", NoReplica, "-c", Waiver)).Out);
    }

    [Fact]
    public async Task Sarif_is_valid_by_its_schema_and_places_each_result()
    {
        var run = await CommandRun.OfAsync("check", "-s", "prod", "-f", "sarif", "-c", NoReplica, "-c", Waiver);
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "Rendering", "sarif-schema-2.1.0.json")));

        Assert.Empty(schema.Validate(run.Out));
        // The validator is awake.
        Assert.NotEmpty(
            schema.Validate(run.Out.Replace("\"level\": \"note\"", "\"level\": \"nota\"", StringComparison.Ordinal)));
        Assert.NotEmpty(
            schema.Validate(run.Out.Replace("\"startLine\": 14", "\"startLine\": 0", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(run.Out.Replace("\"text\":", "\"txt\":", StringComparison.Ordinal)));

        var log = JsonNode.Parse(run.Out)!["runs"]![0]!;
        var rules = log["tool"]!["driver"]!["rules"]!.AsArray();
        var results = log["results"]!.AsArray();
        Assert.Equal(RuleBook.Rules.Select(rule => rule.Id), rules.Select(rule => (string)rule!["id"]!));
        Assert.All(
            results,
            result => Assert.Equal((string)result!["ruleId"]!, (string)rules[(int)result["ruleIndex"]!]!["id"]!));
        var prints = results.Select(result => (string)result!["partialFingerprints"]!["ironwoodFinding/v1"]!).ToArray();
        Assert.Equal(prints.Length, prints.Distinct().Count());
        var suppressed = Assert.Single(results, result => result!["suppressions"] is not null)!;
        Assert.Equal("to try it (me, until 2026-11-23)", (string)suppressed["suppressions"]![0]!["justification"]!);
        var medium = results.First(
            result => ((string)result!["message"]!["text"]!).StartsWith(
                "inference-backend-medium ", StringComparison.Ordinal))!;
        var place = medium["locations"]![0]!;
        Assert.Equal("Pulumi.prod.yaml", (string)place["physicalLocation"]!["artifactLocation"]!["uri"]!);
        Assert.Equal(14, (int)place["physicalLocation"]!["region"]!["startLine"]!);
        Assert.Equal("inference-backend-medium", (string)place["logicalLocations"]![0]!["name"]!);
        // A message may change its numbers; the finding is still the same.
        var larger = await CommandRun.OfAsync(
            "check", "-s", "prod", "-f", "sarif", "-c", NoReplica, "-c", Waiver, "-c",
            "ironwood:tiers.small={topology: 4x4x8, routes: [/simple/*], cdn: true}");
        Assert.Equal(prints, JsonNode.Parse(larger.Out)!["runs"]![0]!["results"]!.AsArray()
            .Select(result => (string)result!["partialFingerprints"]!["ironwoodFinding/v1"]!));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task A_file_gets_what_the_screen_would(string format)
    {
        using var folder = new TemporaryFolder();
        var file = folder["check.out"];
        await File.WriteAllTextAsync(file, "old");

        var run = await CommandRun.OfAsync("check", "-f", format, "-o", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((await CommandRun.OfAsync("check", "-f", format)).Out, await File.ReadAllTextAsync(file));
        Assert.Matches("^[0-9]+ rules: .*\n$", run.Out);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);

        var run = await CommandRun.OfAsync("check", "-o", Path.Combine(folder.Path, "taken"));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW7110 --output: is a folder\n", run.Error, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(folder.Path, "taken")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_waiver_is_refused_the_day_after_its_last_with_its_place()
    {
        var run = await CommandRun.OfAsync(
            folder => File.AppendAllText(
                folder["Pulumi.dev.yaml"],
                "  ironwood:waivers:\n    old:\n      rule: resilience/one-zone\n      owner: me\n      reason: soon\n"
                + "      expires: 2026-11-22\n"),
            "check");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW7104 ironwood:waivers.old.expires: has passed\n", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"  at:      Pulumi\.dev\.yaml:[0-9]+:16\n1 problem; nothing was done\.\n$", run.Error);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("preview")]
    [InlineData("cost")]
    public async Task A_refused_stack_is_a_JSON_document_too(string verb)
    {
        var run = await CommandRun.OfAsync(
            verb, "--format", "json", "-c", "ironwood:colour=red", "-c", "ironwood:cache.size=0");

        Assert.Equal(2, run.ExitCode);
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal("ironwood-problems/1", document["format"]!.ToString());
        Assert.Equal(
            ["ironwood:cache.size", "ironwood:colour"],
            document["problems"]!.AsArray().Select(problem => problem!["path"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.All(document["problems"]!.AsArray(), problem => Assert.Contains(
            $"{problem!["code"]} {problem["path"]}: {problem["message"]}\n", run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_stack_is_a_SARIF_log_with_its_problems()
    {
        var run = await CommandRun.OfAsync(
            folder => File.AppendAllText(folder["Pulumi.dev.yaml"], "  ironwood:colour: red\n"),
            "check", "--format", "sarif");

        Assert.Equal(2, run.ExitCode);
        var log = JsonNode.Parse(run.Out)!["runs"]![0]!;
        var result = Assert.Single(log["results"]!.AsArray())!;
        Assert.Equal(("IW1004", "error"), (result["ruleId"]!.ToString(), result["level"]!.ToString()));
        Assert.Equal(
            "Pulumi.dev.yaml", result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.ToString());
        Assert.Equal("IW1004", Assert.Single(log["tool"]!["driver"]!["rules"]!.AsArray())!["id"]!.ToString());
    }

    [Fact]
    public async Task A_preview_counts_findings_and_shows_those_that_matter()
    {
        var run = await CommandRun.OfAsync(["preview", "-s", "prod", "-c", NoReplica, .. CommandRun.Supplied]);

        Assert.Contains(
            "\nwarning resilience/cache-without-replica inference-cache tier: has no replica: its tier is BASIC\n"
            + "Checked: 0 errors, 1 warning, ",
            run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_preview_only_warns_of_an_expired_waiver_and_does_not_apply_it()
    {
        var run = await CommandRun.OfAsync(
        [
            "preview", "-s", "prod", "-c", NoReplica, "-c", Waiver.Replace("11-23", "11-22", StringComparison.Ordinal),
            .. CommandRun.Supplied,
        ]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "warning IW7104 ironwood:waivers.cache.expires: has passed\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("\nChecked: 0 errors, 1 warning, ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_diagnostics_page_prints_what_it_says(string command, string output)
    {
        var run = await CommandRun.OfAsync([.. Word().Matches(command).Select(match => match.Value.Trim('\''))]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(output, run.Error);
    }

    private static string Document(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", name)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"```console\n\$ \./ironwood (?<command>check [^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
