using Ironwood.Problems;
using Spectre.Console.Testing;

namespace Ironwood.Cli.Tests.Commands;

public class NewCommandTests
{
    private static readonly string[] Needed = ["--project", "acme-inference", "--region", "us-central1"];

    public static TheoryData<string[]> Stacks =>
    [
        [],
        ["--tier", "small=64,large=256", "--model", "large=Qwen/Qwen3-32B"],
        ["--tier", "small=cpu", "--tier", "large=8", "--domain", "a.example.com,b.example.com"],
        ["--email", "oncall@example.com", "--billing-account", "012345-6789AB-CDEF01", "--budget", "500"],
    ];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_new_stack_passes_the_check(string[] options)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        var written = await RunAsync(folder, ["new", "acme", .. Needed, .. options, "--yes"]);
        var check = await RunAsync(folder, ["check", "--stack", "acme"]);

        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        Assert.Matches(@"(?m)^Cost: [0-9,.]+ USD an hour, about [0-9,]+ USD a month;", written.Out);
        Assert.Contains("Wrote Pulumi.acme.yaml.", written.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n[0-9]+ rules: 0 errors, ", check.Out);
        Assert.Equal("", check.Error);
    }

    [Fact]
    public async Task The_options_become_settings()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        await RunAsync(folder, [
            "new", "acme", .. Needed, "--tier", "small=cpu,large=64", "--model", "large=org/model", "--ceiling", "900",
            "--domain", "a.example.com", "--email", "x@example.com", "--email", "y@example.com",
            "--billing-account", "012345-6789AB-CDEF01", "--budget", "500", "--price", "tpu7x=9.5", "--yes"]);

        Assert.Equal(
            """
            # docs/configuration.md explains every setting.
            config:
              gcp:project: acme-inference
              gcp:region: us-central1
              ironwood:tiers:
                small:
                  generation: cpu # one small VM without accelerators; it serves no model
                  default: true # answers every path that no route matches
                large:
                  chips: 64
                  topology: 2x2x1 # each machine serves alone
                  routes: ['/large/*']
                  serving: { model: org/model }
              ironwood:frontDoor:
                domains: [a.example.com]
              ironwood:alerts:
                emails: [x@example.com, y@example.com]
              ironwood:spend:
                ceilingUsdPerHour: 900 # nothing is created above it
                prices:
                  tpu7x: 9.5
              ironwood:budget:
                billingAccount: '012345-6789AB-CDEF01'
                usd: 500 # a month

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(folder["Pulumi.acme.yaml"]));
    }

    [Fact]
    public async Task The_file_names_the_schema_to_editors_where_there_is_one()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        File.WriteAllText(folder["docs", "stack.schema.json"], "{}");

        await RunAsync(folder, ["new", "acme", .. Needed, "--yes"]);

        Assert.StartsWith(
            "# yaml-language-server: $schema=docs/stack.schema.json\n",
            File.ReadAllText(folder["Pulumi.acme.yaml"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_exists_is_reported_together_with_what_is_missing()
    {
        var run = await CommandRun.OfAsync("new", "prod", "--project", "acme-inference", "--yes");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("IW0009 --region: is missing", run.Error, StringComparison.Ordinal);
        Assert.Contains("IW0010 Pulumi.prod.yaml: exists already", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("2 problems; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_exists_is_not_changed()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        var before = File.ReadAllText(folder["Pulumi.prod.yaml"]);

        var run = await RunAsync(folder, ["new", "prod", .. Needed, "--yes"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW0010 Pulumi.prod.yaml: exists already", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder["Pulumi.prod.yaml"]));
    }

    [Theory]
    [InlineData(4, "IW0009 --yes: is missing", "")]
    [InlineData(2, "IW0009 --region: is missing", "--project acme-inference --yes")]
    [InlineData(1, "IW0009 stack: is not a name", "a/b --project acme-inference --region us-central1 --yes")]
    [InlineData(1, "IW0009 --tier: does", "a --project acme-inference --region us-central1 --tier x=y --yes")]
    [InlineData(1, "IW0009 --tier: does", "a --project acme-inference --region us-central1 --tier x=4,x=8 --yes")]
    [InlineData(1, "IW0009 --model: does", "a --project acme-inference --region us-central1 --model x=y --yes")]
    [InlineData(2, "IW0009 --budget: does", "a --project acme-inference --region us-central1 --budget=-1 --yes")]
    [InlineData(1, "IW1032 gcp:region: ", "a --project acme-inference --region us-centrl1 --yes")]
    [InlineData(1, "IW6003 ironwood:spend.prices: ", "a --project acme-inference --region europe-west4 --yes")]
    [InlineData(1, "IW0002 ironwood new: ", "a --porject acme-inference")]
    public async Task Bad_input_is_refused_all_at_once_and_nothing_is_written(
        int count, string problem, string options)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        var before = Directory.GetFileSystemEntries(folder.Path);

        var run = await RunAsync(
            folder, ["new", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"\n{Counted.Of(count, "problem")}; nothing was done.\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("  at:", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("it's")]
    [InlineData("x\n  gcp:region: evil")]
    public async Task A_value_cannot_write_another_setting(string project)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);

        var run = await RunAsync(folder, ["new", "a", "--project", project, "--region", "us-central1", "--yes"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"\AIW[0-9]{4} gcp:project: .*\n", run.Error);
        Assert.EndsWith("\n1 problem; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("n", false)]
    public async Task On_a_terminal_it_asks_for_what_is_missing_and_before_it_writes(string answer, bool isWritten)
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        using var console = new TestConsole().Interactive();
        // Project, region, tiers, e-mail, domains, billing account.
        string[] lines = ["acme-inference", "", "small=cpu,large=cpu", "oncall@example.com", "", "", answer];
        foreach (var line in lines)
        {
            console.Input.PushTextWithEnter(line);
        }

        var code = await CommandLine.RunAsync(["new", "acme"], new Terminal(console, console), folder.Path);

        Assert.Equal(0, code);
        Assert.Contains("USD a month", console.Output, StringComparison.Ordinal);
        Assert.Equal(isWritten, File.Exists(folder["Pulumi.acme.yaml"]));
        if (isWritten)
        {
            Assert.Contains(
                "    large:\n      generation: cpu",
                File.ReadAllText(folder["Pulumi.acme.yaml"]),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_a_terminal_a_wrong_answer_is_asked_for_again()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        using var console = new TestConsole().Width(200).Interactive();
        string[] answers =
        [
            "a/b", "prod", "acme", "X", "acme-inference", "us-centrl1", "europe-west4", "us-central1",
            "small=many", "small=3", "small=cpu,small=8", "small=cpu", "oncall", "oncall@example.com",
            "no_host", "a.example.com", "account", "012345-6789AB-CDEF01", "much", "500", "y",
        ];
        foreach (var line in answers)
        {
            console.Input.PushTextWithEnter(line);
        }

        var code = await CommandLine.RunAsync(["new"], new Terminal(console, console), folder.Path);

        Assert.Equal(0, code);
        Assert.Contains("Pulumi.prod.yaml exists already", console.Output, StringComparison.Ordinal);
        Assert.Contains("lacks prices", console.Output, StringComparison.Ordinal);
        var text = File.ReadAllText(folder["Pulumi.acme.yaml"]);
        Assert.All(
            [
                "gcp:project: acme-inference\n", "gcp:region: us-central1\n", "    small:\n      generation: cpu",
                "emails: [oncall@example.com]\n", "domains: [a.example.com]\n",
                "billingAccount: '012345-6789AB-CDEF01'\n", "usd: 500 # a month\n",
            ],
            setting => Assert.Contains(setting, text, StringComparison.Ordinal));
    }

    // The problem of an option is no reason to refuse each answer.
    [Fact]
    public async Task On_a_terminal_a_wrong_option_is_refused_at_the_end()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        using var console = new TestConsole().Interactive();
        foreach (var line in new[] { "acme-inference", "", "", "", "", "" })
        {
            console.Input.PushTextWithEnter(line);
        }

        var code = await CommandLine.RunAsync(
            ["new", "acme", "--ceiling", "0.01"], new Terminal(console, console), folder.Path);

        Assert.Equal(2, code);
        Assert.False(File.Exists(folder["Pulumi.acme.yaml"]));
    }

    [Fact]
    public async Task An_interrupt_while_it_asks_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        FixtureStacks.CopyTo(folder.Path);
        using var console = new TestConsole().Interactive();
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        var code = await CommandLine.RunAsync(
            ["new", "acme"], new Terminal(console, console), folder.Path, cancellation: interrupt.Token);

        Assert.Equal(130, code);
        Assert.False(File.Exists(folder["Pulumi.acme.yaml"]));
    }

    private static async Task<CommandRun> RunAsync(TemporaryFolder folder, string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, Terminal.Plain(output, error), folder.Path);
        return new(code, output.ToString(), error.ToString());
    }
}
