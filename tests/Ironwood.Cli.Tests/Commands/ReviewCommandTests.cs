using Ironwood.Analysis;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Checking;
using Ironwood.Cli.Reviewing;
using Ironwood.Cli.Stacks;
using Ironwood.Problems;

namespace Ironwood.Cli.Tests.Commands;

public sealed class ReviewCommandTests : IDisposable
{
    private readonly TemporaryFolder _elsewhere = new();

    public void Dispose() => _elsewhere.Dispose();

    [Fact]
    public async Task Every_stack_is_a_row_with_its_errors_and_warnings()
    {
        var run = await CommandRun.OfAsync("review");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(ReviewMarkdown.Marker, run.Lines[0]);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("| `dev` | ", StringComparison.Ordinal)
                && line.Contains("| not compared |", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith(
            "| `prod` | 149 resources, 10,496 chips, 2,624 VMs | not compared | 0 errors, 5 warnings, ",
            StringComparison.Ordinal)
            && line.EndsWith("3,024,315.24 |", StringComparison.Ordinal));
        Assert.Contains("## Rules: prod", run.Lines);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith(
                "- **warning** settings/doubtful "
                + "`ironwood-pod-small ironwood:tiers.small.serving.tensorParallelSize`: IW2036: is not given",
                StringComparison.Ordinal));
    }

    // The other stack is still reported, and the file is written, because the comment is made from it.
    [Fact]
    public async Task A_broken_stack_file_is_reported_with_what_to_write()
    {
        var file = _elsewhere["review.md"];
        var run = await CommandRun.OfAsync(
            folder => File.WriteAllText(
                folder["Pulumi.prod.yaml"],
                File.ReadAllText(folder["Pulumi.prod.yaml"])
                    .Replace("8x8x16\n      routes", "8x8x17\n      routes", StringComparison.Ordinal)),
            "review", "--output", file);

        Assert.Equal((1, "", ""), (run.ExitCode, run.Out, run.Error));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Contains("| `prod` | **refused: 1 problem** | | | |", lines);
        Assert.Contains(
            lines,
            line => line.StartsWith("| `dev` | ", StringComparison.Ordinal)
                && line.Contains(" resources, ", StringComparison.Ordinal));
        Assert.Contains("## Refused: prod", lines);
        Assert.Contains("- **error** IW2005 `ironwood:tiers.large.topology`: is not a topology of tpu7x", lines);
        Assert.Contains("  - value: `8x8x17`", lines);
        Assert.Contains(lines, line => line.StartsWith("  - fix: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  - at: `Pulumi.prod.yaml:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("config: [", "IW1002")]
    [InlineData("config:\n  ironwood:tires: {}", "IW1004")]
    public async Task Whatever_is_wrong_with_the_file_is_in_the_comment(string text, string code)
    {
        var run = await CommandRun.OfAsync(
            folder => File.WriteAllText(folder["Pulumi.dev.yaml"], text), "review", "--stack", "dev");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains($"- **error** {code} ", run.Out, StringComparison.Ordinal);
    }

    // What deploys administers; the rule against that is for what runs machines.
    [Fact]
    public async Task Workflows_that_deploy_break_no_rule()
    {
        var run = await CommandRun.OfAsync(
        [
            "check", "--stack", "prod", "--config", "ironwood:ci={repository: example/platform, repositoryId: '42'}",
            .. CommandRun.Supplied,
        ]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(": 0 errors, 0 warnings, ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_without_a_stack_file_is_reported_too()
    {
        var run = await CommandRun.OfAsync(
            folder => { File.Delete(folder["Pulumi.dev.yaml"]); File.Delete(folder["Pulumi.prod.yaml"]); }, "review");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("- **error** IW1001 ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_against_a_commit_is_a_part_of_it()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                File.WriteAllText(
                    folder["Pulumi.dev.yaml"],
                    File.ReadAllText(folder["Pulumi.dev.yaml"])
                        .Replace("memoryGb: 1", "memoryGb: 2", StringComparison.Ordinal));
            },
            "review", "--base", "HEAD");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("| `prod` |", StringComparison.Ordinal)
                && line.Contains("| nothing changes |", StringComparison.Ordinal));
        Assert.Contains("<!-- ironwood-diff dev -->", run.Lines);
        Assert.Contains("`memorySizeGb`: `1` → `2`", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_whose_bill_alone_changes_shows_the_difference()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                File.WriteAllText(
                    folder["Pulumi.prod.yaml"],
                    File.ReadAllText(folder["Pulumi.prod.yaml"]).Replace(
                        "  ironwood:spend:\n", "  ironwood:spend:\n    prices: {tpu7x: 5.4}\n",
                        StringComparison.Ordinal));
            },
            "review", "--base", "HEAD");

        Assert.Contains(
            run.Lines,
            line => line.StartsWith("| `prod` |", StringComparison.Ordinal)
                && line.Contains("| no resource changes |", StringComparison.Ordinal)
                && line.EndsWith(", -1,662,566.4 (-55%) |", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_stack_is_compared_with_nothing_and_a_deleted_one_is_named()
    {
        var run = await CommandRun.OfAsync(
            folder =>
            {
                Repository.Commit(folder);
                File.Move(folder["Pulumi.dev.yaml"], folder["Pulumi.acme.yaml"]);
            },
            "review", "--base", "HEAD");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(
            "| `dev` | **its file is deleted**; its resources stay until `pulumi destroy` | | | |", run.Lines);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("| `acme` |", StringComparison.Ordinal)
                && line.Contains(" added", StringComparison.Ordinal));
        Assert.Contains("which does not have this stack", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_previewed_all_the_same()
    {
        var run = await CommandRun.OfAsync(Repository.Commit, "review", "--base", "no-such-commit", "--stack", "dev");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("## Not compared: dev", run.Lines);
        Assert.Contains("- **note** IW7304 ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Severity.Error, true)]
    [InlineData(Severity.Warning, false)]
    public async Task A_broken_rule_stands_in_the_comment_and_fails_it_when_it_is_an_error(
        Severity severity, bool fails)
    {
        var stack = (await StackSource.LoadAsync(FixtureStacks.Folder, "dev", [])).Stack!;
        var rule = RuleBook.Rules.First(rule => rule.Severity == severity);
        var finding = new Finding(rule, stack.Graph.Root, "some.path", "is wrong", "fix it");
        var review = new StackReview("dev", [])
        {
            Check = new(stack.Graph, CheckResult.Of([finding], [], default), new(stack), []),
        };

        Assert.Equal(fails, review.HasErrors);
        var comment = ReviewMarkdown.Of([review]);
        Assert.Contains(
            $"- **{CheckWords.Word(severity)}** {rule.Id} `{stack.Graph.Root.Name} some.path`: is wrong\n"
            + "  - fix: fix it\n  - at: `Pulumi.dev.yaml:1:1`\n",
            comment, StringComparison.Ordinal);
        Assert.Contains(fails ? "| **1 error, " : "| 0 errors, 1 warning, ", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused()
    {
        var run = await CommandRun.OfAsync("review", "--stack", "dev", "--output", "/no/such/folder/review.md");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW7110 ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void However_much_is_wrong_github_takes_it(int stacks)
    {
        var text = new string('*', 5000) + " @everybody </details> |";
        var problems = Enumerable.Repeat(new Problem("IW2005", text, text, text, text, text), 1000).ToArray();

        var comment = ReviewMarkdown.Of(
            [.. Enumerable.Range(0, stacks).Select(index => new StackReview($"{text}{index}", problems))]);

        Assert.InRange(comment.Length, 1000, 60_000);
        if (stacks > 20)
        {
            Assert.Contains($"and {stacks - 20} more stacks", comment, StringComparison.Ordinal);
        }
    }
}
