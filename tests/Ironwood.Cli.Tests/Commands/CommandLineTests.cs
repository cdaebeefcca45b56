using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ironwood.Cli.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("did you mean 'preview'?", "prevew")]
    [InlineData("did you mean '--stack'?", "preview", "--stak", "dev")]
    [InlineData("did you mean '--stack'?", "preview", "--stak=dev")]
    [InlineData("did you mean 'preview'?", "help", "prevew")]
    [InlineData("did you mean 'preview'?", "prevew", "--help")]
    [InlineData("./ironwood help", "xyzzy")]
    [InlineData("./ironwood help preview", "preview", "xyzzy")]
    public async Task A_word_that_is_not_understood_is_one_problem_with_a_suggestion(string fix, params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW0002 ironwood", run.Error, StringComparison.Ordinal);
        Assert.Contains($"  fix:     {fix}\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 problem; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_word_that_is_not_understood_is_reported()
    {
        var run = await CommandRun.OfAsync("preview", "--stak", "dev", "--from", "json");

        Assert.Contains("value:   --stak\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("value:   --from\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n2 problems; nothing was done.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData]
    public async Task Help_lists_every_verb(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "new", "doctor", "preview", "check", "cost", "size", "diff", "review", "route", "graph", "report",
                "verify", "model", "watch", "catalog", "demo", "test", "lint", "inventories", "schema", "completion",
                "version", "help",
            ],
            run.Lines.SkipWhile(line => line != "Commands:")
                .Skip(1)
                .TakeWhile(line => line.Length > 0)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
    }

    [Theory]
    [InlineData("help", "preview")]
    [InlineData("preview", "--help")]
    public async Task Help_explains_one_verb(params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The program names itself after the process it runs in.
        Assert.Contains(" preview [options]\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("--stack <dev|prod>", run.Out, StringComparison.Ordinal);
        Assert.Contains("[default: dev]", run.Out, StringComparison.Ordinal);
        Assert.Contains("--config <key=value>", run.Out, StringComparison.Ordinal);
        Assert.All(run.Lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void Every_verb_of_a_user_has_examples_that_it_understands_and_a_page()
    {
        var root = CommandLine.Create(Terminal.Plain(TextWriter.Null, TextWriter.Null), ".", TimeProvider.System);
        var verbs = root.Subcommands.SelectMany(Names);
        string[] withoutExamples = ["test", "lint", "inventories", "schema", "version", "help"];

        Assert.Equal(
            verbs.Except(withoutExamples).Append("").Order(StringComparer.Ordinal),
            HelpExamples.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(HelpExamples.All.Values, example => Assert.True(File.Exists(SourceTree.Path(example.Page))));
        Assert.All(
            HelpExamples.All.SelectMany(example => example.Value.Commands),
            line => Assert.Empty(root.Parse(HelpCommand.Expand([.. CommandLineParser.SplitCommandLine(
                line.Replace('\'', '"'))])).Errors));

        static IEnumerable<string> Names(Command verb) =>
            verb.Subcommands.SelectMany(Names).Select(below => $"{verb.Name} {below}").Prepend(verb.Name);
    }

    [Theory]
    [InlineData("preview", "./ironwood preview --stack prod")]
    [InlineData("model deploy", "./ironwood model deploy --stack prod --tier small --model 1234567890")]
    public async Task Help_shows_examples_exit_codes_and_the_page(string verb, string example)
    {
        var run = await CommandRun.OfAsync([.. verb.Split(' '), "--help"]);

        Assert.Contains($"Examples:\n  {example}\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "  2    not done: the input is refused; nothing was changed\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nMore: ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("-v")]
    public async Task The_version_is_an_option_too(string option) => Assert.Equal(
        await CommandRun.OfAsync("version"), await CommandRun.OfAsync(option));

    [Theory]
    [InlineData("IW0002 ironwood preview: ", "preview", "--config")]
    [InlineData("IW0002 ironwood route: ", "route", "https://example.com/", "--config")]
    [InlineData("IW7002 METHOD: is not a method\n  value:   FETCH\n", "route", "FETCH", "https://example.com/")]
    public async Task What_is_incomplete_or_unknown_is_refused(string problem, params string[] args)
    {
        var run = await CommandRun.OfAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(problem, run.Error, StringComparison.Ordinal);
    }

    // Verbs that print a document, and verbs that read a stack's settings.
    [Fact]
    public void Verbs_of_the_same_kind_take_the_same_options()
    {
        var root = CommandLine.Create(Terminal.Plain(TextWriter.Null, TextWriter.Null), ".", TimeProvider.System);
        HashSet<string> NamesOf(string verb) =>
            [.. root.Subcommands.Single(command => command.Name == verb).Options.Select(option => option.Name)];

        Assert.All(
            ["doctor", "preview", "check", "cost", "diff", "graph", "verify"],
            verb => Assert.Subset(NamesOf(verb), new HashSet<string> { "--format", "--output" }));
        Assert.All(
            ["preview", "check", "cost", "diff", "graph", "report", "route"],
            verb => Assert.Subset(NamesOf(verb), new HashSet<string> { "--stack", "--config" }));
    }

    [Fact]
    public async Task The_version_says_which_packages_it_was_built_with()
    {
        var run = await CommandRun.OfAsync("version");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"\Aironwood \d+\.\d+\.\d+\S* \(packages: (registry|offline), \.NET 10\.\d+\.\d+\)\n\z", run.Out);
    }
}
