using Ironwood.Graph;

namespace Ironwood.Cli.Tests.Commands;

public class PreviewCommandTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_stack_is_shown_as_it_was_reviewed(string stack)
    {
        var run = await CommandRun.OfAsync("preview", "--stack", stack);

        Assert.Equal(0, run.ExitCode);
        AssertOnlyWarnings(run);
        Golden.Matches($"tests/inventories/preview/{stack}.txt", run.Out);
    }

    [Fact]
    public async Task Dev_is_shown_when_no_stack_is_named()
    {
        var run = await CommandRun.OfAsync("preview");

        Assert.Equal((await CommandRun.OfAsync("preview", "-s", "dev")).Out, run.Out);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Piped_text_is_plain_ASCII_without_trailing_blanks(string stack)
    {
        var run = await CommandRun.OfAsync("preview", "--stack", stack);

        Assert.All(
            run.Out, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"U+{(int)character:X4}"));
        Assert.All(run.Lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.EndsWith("Nothing was created.\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Json_is_the_graph_and_the_same_every_time(string stack)
    {
        var run = await CommandRun.OfAsync("preview", "--stack", stack, "--format", "json");
        var again = await CommandRun.OfAsync("preview", "--stack", stack, "--format", "json");

        Assert.Equal(0, run.ExitCode);
        AssertOnlyWarnings(run);
        Assert.Equal(run.Out, again.Out);
        var graph = GraphJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(run.Out)));
        using var written = new MemoryStream();
        GraphJson.Write(graph, written);
        Assert.Equal(Encoding.UTF8.GetString(written.ToArray()), run.Out);
        Assert.Equal(("ironwood", stack), (graph.Project, graph.Stack));
        Assert.NotEmpty(graph.Edges);
    }

    [Fact]
    public async Task A_value_can_be_set_for_one_run()
    {
        var run = await CommandRun.OfAsync(
            "preview", "-s", "prod", "-c", "ironwood:tiers.small.chips=512", "--config", "gcp:project=other-project",
            "-c", "ironwood:spend.ceilingUsdPerHour=200000");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("small ", StringComparison.Ordinal)
                && line.Contains(" 512 tpu7x ", StringComparison.Ordinal));
        Assert.Equal("ironwood prod: project other-project, region us-central1", run.Lines[0]);
    }

    [Fact]
    public async Task Refused_settings_are_all_printed_on_standard_error_and_nothing_else_is()
    {
        var run = await CommandRun.OfAsync(
            "preview", "-s", "prod",
            "-c", "ironwood:tiers.small={chips: 255, routes: [/simple/*]}",
            "-c", "ironwood:tiers.large.topologie=8x8x16",
            "-c", "gcp:region=");

        AssertRefused(run);
        Assert.Contains("ironwood:tiers.small.chips: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("ironwood:tiers.large.topologie: is not a setting", run.Error, StringComparison.Ordinal);
        Assert.Contains("fix:     did you mean 'topology'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("gcp:region: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n3 problems; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_in_a_file_is_reported_with_its_place()
    {
        var run = await CommandRun.OfAsync(
            folder => File.WriteAllText(
                folder["Pulumi.dev.yaml"],
                "config:\n  gcp:project: p-12345\n  gcp:region: us-central1\n  ironwood:tires: {}\n"),
            "preview");

        AssertRefused(run);
        Assert.Contains("IW1004 ironwood:tires: is not a setting\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("  at:      Pulumi.dev.yaml:4:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_dots_in_a_file_is_reported_with_its_right_place()
    {
        var run = await CommandRun.OfAsync(
            folder => File.WriteAllText(folder["Pulumi.dev.yaml"],
                "config:\n  gcp:project: p-12345\n  gcp:region: us-central1\n  ironwood:spend.ceilingUsdPerHour: 5\n"),
            "preview");

        AssertRefused(run);
        Assert.Contains(
            "IW1004 ironwood:spend.ceilingUsdPerHour: is not a setting of its own: what follows the dot belongs "
            + "inside\n"
            + "  allowed: ironwood:spend\n  fix:     write 'ceilingUsdPerHour' under ironwood:spend, or ",
            run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IW1001 --stack: has no file Pulumi.prd.yaml", "did you mean 'prod'?", "-s", "prd")]
    [InlineData("IW1001 --stack: has no file Pulumi....yaml", "create", "-s", "..")]
    [InlineData("IW1001 --stack: has no file Pulumi.../../etc/passwd.yaml", "create", "-s", "../../etc/passwd")]
    [InlineData("IW1011 --config: is not key=value", "--config ironwood:tiers.small.chips=512", "-c", "foo")]
    [InlineData("IW0002 ironwood preview: Argument 'xml' not recognized", "./ironwood help preview", "-f", "xml")]
    [InlineData(
        "IW0002 ironwood preview: Required argument missing for option: '--stack'", "./ironwood help preview",
        "--stack")]
    public async Task Every_refused_input_is_a_problem_with_a_fix(string problem, string fix, params string[] args)
    {
        var run = await CommandRun.OfAsync(["preview", .. args]);

        AssertRefused(run);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Matches($"  fix:     .*{System.Text.RegularExpressions.Regex.Escape(fix)}", run.Error);
    }

    [Theory]
    [InlineData("Pulumi.yaml", "name: [", "IW1002 Pulumi.yaml: is not valid YAML")]
    [InlineData("Pulumi.yaml", null, "IW1003 Pulumi.yaml: is missing")]
    [InlineData("Pulumi.dev.yaml", "- a\n- b\n", "IW1002 Pulumi.dev.yaml: is not a map of settings")]
    [InlineData("Pulumi.dev.yaml", "", "gcp:project: ")]
    public async Task Files_that_cannot_be_used_are_problems(string file, string? text, string problem)
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                File.Delete(folder[file]);
                if (text is not null)
                {
                    File.WriteAllText(folder[file], text);
                }
            },
            "preview");

        AssertRefused(run);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    private static void AssertRefused(CommandRun run)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
        Assert.All(
            run.Error, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"U+{(int)character:X4}"));
        Assert.Matches(@"(?m)^\d+ problems?; nothing was done\.$", run.Error);
    }

    // What is accepted, but not without a word, goes to standard error.
    private static void AssertOnlyWarnings(CommandRun run) => Assert.All(
        run.Error.Split('\n').Where(line => line.Length > 0 && line[0] != ' '),
        line => Assert.StartsWith("warning IW", line, StringComparison.Ordinal));
}
