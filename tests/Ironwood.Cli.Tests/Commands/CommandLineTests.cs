namespace Ironwood.Cli.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("did you mean 'preview'?", "prevew")]
    [InlineData("did you mean 'version'?", "--version")]
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
    public async Task Every_word_that_is_not_understood_is_told()
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
            ["preview", "check", "cost", "diff", "review", "route", "graph", "report", "verify", "model", "watch", "demo", "test", "lint",
                "inventories", "schema", "version", "help"],
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
    public async Task The_version_says_which_packages_it_was_built_with()
    {
        var run = await CommandRun.OfAsync("version");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"\Aironwood \d+\.\d+\.\d+\S* \(packages: (registry|offline), \.NET 10\.\d+\.\d+\)\n\z", run.Out);
    }
}
