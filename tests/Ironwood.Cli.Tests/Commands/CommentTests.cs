using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Tests.Commands;

/// <summary>What <c>check</c> and <c>cost</c> say on a pull request.</summary>
public class CommentTests
{
    private const string NoReplica = "ironwood:cache.highAvailability=false";
    private const string Waiver =
        "ironwood:waivers.cache={rule: resilience/cache-without-replica, owner: \"@me\", reason: \"to <try> | it\", "
        + "expires: 2026-11-23}";
    private const string Idle =
        "ironwood:waivers.idle={rule: security/plain-http, owner: me, reason: once, expires: 2026-11-23}";

    [Fact]
    public async Task A_check_shows_what_is_grave_and_folds_the_rest()
    {
        var run = await CommandRun.OfAsync(
            ["check", "-s", "prod", "-f", "markdown", "-c", NoReplica, .. CommandRun.Supplied]);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal("<!-- ironwood-check prod -->", run.Lines[0]);
        Assert.StartsWith("## ironwood prod: 0 errors, **1 warning**, ", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            [
                "| | Rule | Where | What | Fix | Setting |",
                "|---|---|---|---|---|---|",
                "| warning | `resilience/cache-without-replica` | `inference-cache tier` | has no replica: its tier "
                + "is BASIC | ironwood:cache.highAvailability true | Pulumi.prod.yaml:1 |",
                "",
            ],
            run.Lines.Skip(3).Take(4));
        var notes = run.Lines.SkipWhile(line => line != "<details><summary>12 notes</summary>").ToArray();
        Assert.Equal(["", "| | Rule | Where | What | Fix | Setting |"], notes.Skip(1).Take(2));
        // Three endpoints that say the same are one row.
        Assert.Contains(
            notes,
            line => line.StartsWith(
                "| note | `wiring/endpoint-without-model` | `inference-endpoint-large .. inference-endpoint-small "
                + "(3)` | ",
                StringComparison.Ordinal));
        Assert.Contains("| If this is lost | Backend service | Load it can still carry | Failover |", run.Lines);
        Assert.Contains("| zone us-central1-c | inference-backend-medium | 0 of 256 requests/s | none |", run.Lines);
        Assert.DoesNotContain("left out", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_tells_of_waivers_without_mentioning_anybody()
    {
        var run = await CommandRun.OfAsync(
            [
                "check", "-s", "prod", "-f", "markdown", "-c", NoReplica, "-c", Waiver, "-c", Idle,
                .. CommandRun.Supplied,
            ]);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith(", 1 waived", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("<details><summary>1 waived</summary>", run.Lines);
        Assert.Contains(
            "| `resilience/cache-without-replica` | `inference-cache tier` | has no replica: its tier is BASIC "
            + "| @\u2060me until 2026-11-23: to &lt;try&gt; \\| it |", run.Lines);
        Assert.Contains("- Waiver `idle` has no finding any more; remove it.", run.Lines);
    }

    [Fact]
    public async Task A_cost_shows_every_part_with_ceiling_and_budget()
    {
        var run = await CommandRun.OfAsync("cost", "-s", "prod", "-f", "markdown");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "<!-- ironwood-cost prod -->",
                "## ironwood prod: 126,013.13 USD an hour, 3,024,315.24 a day",
                "",
                "| USD | an hour | a day | a month |",
                "|---|--:|--:|--:|",
                "| **all** | 126,013.13 | 3,024,315.24 | 91,989,588.44 |",
                "| `small` | 3,073.40 | 73,761.67 | 2,243,584.00 |",
            ],
            run.Lines.Take(7));
        Assert.Contains("- Ceiling: 126,100.00 an hour, left 86.87.", run.Lines);
        Assert.Contains("- Budget: 10,000 USD a month covers 4.8 minutes of the fixed cost.", run.Lines);
        Assert.Contains(
            run.Lines, line => line.StartsWith("- 149 of 149 resources priced: ", StringComparison.Ordinal));
        Assert.Contains("| `large` | tpu7x onDemand | 9,216 | 12 chip-hour | 110,592.00 |", run.Lines);
        Assert.Contains(
            "| logging.ingestion | 0.5 GiB | 50 | inference-backend-large .. vertex-small-backend (18) |", run.Lines);
        Assert.Contains(
            "| tpu7x onDemand | 2026-09-25 | quoted elsewhere | https://cloud.google.com/tpu/pricing |", run.Lines);
    }

    [Fact]
    public async Task A_cost_whose_sizes_change_has_three_sums_an_hour()
    {
        var run = await CommandRun.OfAsync(
            "cost", "-f", "markdown", "-c", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 10}");

        Assert.Contains("| USD | an hour, at the smallest | halfway | at the largest | a day | a month |", run.Lines);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("| `small` | 0.01949 | 0.11694 | 0.1949 | 4.68 | ", StringComparison.Ordinal));
        Assert.Contains("Halfway is an assumption; days and months are those of the largest sizes.", run.Lines);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task A_file_of_a_cost_gets_what_the_screen_would(string format)
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync("cost", "-f", format, "-o", folder["cost.out"]);
        var refused = await CommandRun.OfAsync("cost", "-f", format, "-o", Path.Combine(folder.Path, "no", "cost.out"));

        Assert.StartsWith("Cost: 0.18019 USD an hour, ", run.Out, StringComparison.Ordinal);
        Assert.Equal(
            (await CommandRun.OfAsync("cost", "-f", format)).Out, await File.ReadAllTextAsync(folder["cost.out"]));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Out));
        Assert.StartsWith("IW7110 --output: ", refused.Error, StringComparison.Ordinal);
        Assert.Equal([folder["cost.out"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Whatever_is_said_a_comment_is_short_enough_and_says_what_it_leaves_out()
    {
        var entries = Enumerable.Range(0, 5_000).Select(index => $"- entry {index} of many\n").ToArray();

        var text = new CommentText("kind", "stack")
            .AddEntries(entries, 20, "things")
            .AddEntries(entries, 4_000, "others")
            .Fold("more", entries);

        Assert.InRange(text.ToString().Length, 55_000, CommentText.Limit);
        Assert.Contains("- entry 19 of many\n\nand 4,980 more things\n\n", text.ToString(), StringComparison.Ordinal);
        Assert.Matches("\nand 4,[0-9]{3} more others\n", text.ToString());
        Assert.EndsWith("of many\n\n</details>\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            5_000, text.LeftOut + text.ToString().Split("<summary>more</summary>")[1].Split("- entry ").Length - 1);
        Assert.DoesNotContain(
            "whole", text.FoldWhole("whole", new string('x', 10_000)).ToString(), StringComparison.Ordinal);
    }
}
