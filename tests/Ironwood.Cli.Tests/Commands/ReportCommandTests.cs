using Ironwood.Analysis;

namespace Ironwood.Cli.Tests.Commands;

/// <summary><c>./ironwood report</c>.</summary>
public class ReportCommandTests
{
    [Fact]
    public async Task A_report_says_what_the_other_verbs_say()
    {
        var html = await ReportAsync(["--stack", "prod", .. CommandRun.Supplied]);

        Assert.Contains("<h1>ironwood prod</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<dd>149", html, StringComparison.Ordinal);
        Assert.Contains("<dd>10,496", html, StringComparison.Ordinal);
        Assert.Contains("9 slices of 8x8x16", html, StringComparison.Ordinal);
        Assert.Contains("/complex, /complex/*", html, StringComparison.Ordinal);
        Assert.Contains("slice-large-0 .. slice-large-8 (9) in us-central1-c", html, StringComparison.Ordinal);
        Assert.Contains("resilience/one-zone", html, StringComparison.Ordinal);
        // Three services that break one rule alike are one finding to read.
        Assert.Contains(
            "inference-backend-large .. inference-backend-small (3) backends", html, StringComparison.Ordinal);
        Assert.Contains("0 errors, 0 warnings, 12 notes<", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"lead\">12 notes.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<li>Ceiling: 126,100.00 an hour, left 86.87.</li>", html, StringComparison.Ordinal);
        Assert.Contains("<li>149 of 149 resources priced: ", html, StringComparison.Ordinal);
        // What is left after a failure, why a rule matters, and what others read.
        Assert.Contains(
            "<th scope=\"row\">slice-small-0</th><td>inference-backend-small</td>", html, StringComparison.Ordinal);
        Assert.Contains(
            $"<dt>Why</dt><dd>{RuleBook.Find("resilience/one-zone")!.Reason}</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<div>large: https://inference.example.com/complex</div>", html, StringComparison.Ordinal);
        Assert.Contains("<svg ", html, StringComparison.Ordinal);
        Assert.Contains("compute.SecurityPolicy", html, StringComparison.Ordinal);
        var cost = await CommandRun.OfAsync("cost", "--stack", "prod");
        Assert.Contains(
            cost.Lines.Single(line => line.StartsWith("all ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_rule_and_a_waived_one_are_shown()
    {
        const string NoReplica = "ironwood:cache.highAvailability=false";
        const string Waiver =
            "ironwood:waivers.cache={rule: resilience/cache-without-replica, owner: me, reason: to try it, expires: "
            + "2999-01-01}";

        var broken = await ReportAsync(["--stack", "prod", "--config", NoReplica, .. CommandRun.Supplied]);
        var waived = await ReportAsync(
            ["--stack", "prod", "--config", NoReplica, "--config", Waiver, .. CommandRun.Supplied]);

        Assert.Contains("1 warning,", broken, StringComparison.Ordinal);
        Assert.Contains("level-warning", broken, StringComparison.Ordinal);
        Assert.Contains("Waived by me until 2999-01-01: to try it", waived, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"finding level-warning\"", waived, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_price_there_is_no_sum()
    {
        var html = await ReportAsync("--config", "gcp:region=europe-west9",
            "--config", "ironwood:tiers={only: {generation: cpu, zones: [europe-west9-a], default: true}}",
            "--config", "ironwood:spend.ceilingUsdPerHour=");

        Assert.Contains("<dd>not known", html, StringComparison.Ordinal);
        Assert.Contains("Cost: unknown", html, StringComparison.Ordinal);
        Assert.DoesNotContain("USD an hour</th>", html, StringComparison.Ordinal);
    }

    // Without a name the file is among the artifacts of the folder.
    private static async Task<string> ReportAsync(params string[] args)
    {
        string? html = null;
        var run = await CommandRun.OfAsync(_ => { }, folder => html = Read(folder), ["report", .. args]);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^artifacts/reports/(dev|prod)\.html\n$", run.Out);
        return html!;
    }

    private static string Read(TemporaryFolder folder) =>
        File.ReadAllText(Assert.Single(Directory.EnumerateFiles(folder["artifacts/reports"])));
}
