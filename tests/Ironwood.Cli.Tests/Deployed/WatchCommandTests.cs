using Ironwood.Cli.Deployed;
using Ironwood.Cli.Watching;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Samples;
using Ironwood.Operations.Google;
using Ironwood.Operations.Watching;
using Ironwood.Problems;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Ironwood.Cli.Tests.Deployed;

/// <summary><c>./ironwood watch</c> from its words to the loopback platform and back.</summary>
public partial class WatchCommandTests
{
    private const string List = "MetricService/ListTimeSeries";

    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Once_shows_every_tier_and_ends()
    {
        await using var runs = await PlatformRuns.StartAsync();

        var run = await runs.RunAsync("watch", "--once");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("prod at 12:00:00 UTC, 125,952.00 USD an hour for its VMs at list prices", run.Lines[0]);
        Assert.Equal(
            ["Tier", "Use", "p50 ms", "p99 ms", "Req/s", "Errors", "Queue", "VMs", "USD/h"], Words(run.Lines[1]));
        Assert.Contains(
            run.Lines,
            line => Words(line) is ["large", "72%", "120", "120", "240", "0%", "3", "2,304/2,304", "110,592.00"]);
    }

    [Fact]
    public async Task Json_is_one_line_a_look()
    {
        await using var runs = await PlatformRuns.StartAsync();
        var looks = 0;
        runs.Clock.Waiting = _ =>
        {
            if (++looks == 2)
            {
                runs.Interrupt();
            }
        };

        var run = await runs.RunAsync("watch", "--format", "json", "--interval", "30s");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(
            ["2026-11-23T12:00:00+00:00", "2026-11-23T12:00:30+00:00"], lines.Select(line => (string)line["at"]!));
        var small = lines[0]["tiers"]!.AsArray().Single(tier => (string)tier!["tier"]! == "small")!;
        Assert.Equal(
            (72, 240, 64, 3_072),
            (
                (int)small["utilizationPercent"]!, (int)small["requestsPerSecond"]!, (int)small["vms"]!,
                (int)small["usdPerHour"]!));
        Assert.Equal("ironwood-watch/1", (string)lines[0]["format"]!);
    }

    [Fact]
    public async Task A_question_that_fails_is_reported_and_the_others_are_answered()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Platform.Faults.Add(
            CallFault.Denied(List, "monitoring.timeSeries.list", "user:ann@example.com") with { Times = 1 });

        var run = await runs.RunAsync("watch", "--once");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("IW8004 ", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            run.Lines,
            line => line.StartsWith("* ", StringComparison.Ordinal)
                && line.Contains("never seen (IW8004", StringComparison.Ordinal));
        Assert.Contains("-*", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_is_answered_nothing_is_shown_and_the_exit_code_is_3()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Platform.Faults.Add(CallFault.Denied(List, "monitoring.timeSeries.list", "user:ann@example.com"));

        var run = await runs.RunAsync("watch", "--once");

        Assert.Equal((3, ""), (run.ExitCode, run.Out));
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("IW8004 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4s")]
    [InlineData("2h")]
    [InlineData("soon")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("1e9d")]
    public async Task An_interval_has_its_range(string interval)
    {
        var run = await CommandRun.OfAsync("watch", "--interval", interval);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("IW8301 --interval: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7_200)]
    [InlineData("1d", 86_400)]
    [InlineData("5", null)]
    [InlineData("s", null)]
    [InlineData("5x", null)]
    [InlineData("400d", null)]
    public void A_time_is_a_number_with_its_unit(string text, int? seconds) =>
        Assert.Equal(seconds, TimeText.Read(text)?.TotalSeconds);

    [Theory]
    [InlineData(140, "Tier Use p50 ms p99 ms Req/s Errors Queue VMs USD/h")]
    [InlineData(80, "Tier Use p50 ms p99 ms Req/s Errors Queue VMs USD/h")]
    [InlineData(72, "Tier Use p99 ms Req/s Errors Queue VMs USD/h")]
    [InlineData(60, "Tier Use p99 ms Errors Queue VMs")]
    [InlineData(40, "Tier Use p99 ms Errors")]
    [InlineData(30, "Tier Use p99 ms Errors")]
    [InlineData(29, "Tier Use Errors")]
    public void A_narrow_terminal_leaves_out_what_matters_least(int width, string columns)
    {
        var lines = Show(Snapshot([]), width);

        Assert.Equal(
            columns, string.Join(' ', Words(lines.First(line => line.StartsWith("Tier", StringComparison.Ordinal)))));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public void With_lines_too_no_cell_is_broken_or_cut(int width)
    {
        var console = new TestConsole().Width(width).SupportsUnicode(true);

        console.Write(WatchView.Of(console, Snapshot([]), null));

        var lines = console.Output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, width));
        Assert.Contains(
            "2,304/2,304", lines.Single(line => line.Contains("large", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("…", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_a_stream_says_why_and_continues()
    {
        await using var runs = await PlatformRuns.StartAsync();
        runs.Platform.Faults.Add(CallFault.Denied(List, "monitoring.timeSeries.list", "user:ann@example.com"));
        var looks = 0;
        runs.Clock.Waiting = _ =>
        {
            if (++looks == 2)
            {
                runs.Interrupt();
            }
        };

        var run = await runs.RunAsync("watch", "--interval", "30s");

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Equal(2, run.Error.Split('\n').Count(line => line.StartsWith("IW8004 ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_fix_is_shown_once()
    {
        var disabled = new Problem(
            "IW8005", "time series", "the API is not enabled", Fix: "gcloud services enable monitoring.googleapis.com");

        var lines = Show(
            Snapshot([new(WatchedQuantity.Queue, null, disabled), new(WatchedQuantity.Vms, Noon, disabled)]), 120);

        Assert.Single(lines, "  fix: gcloud services enable monitoring.googleapis.com");
    }

    [Fact]
    public void What_is_stale_is_marked_with_its_age_and_its_reason()
    {
        var lines = Show(
            Snapshot(
            [
                new(
                    WatchedQuantity.Queue, Noon.AddMinutes(-3),
                    new Problem("IW8006", "time series", "a quota is used up")),
                new(
                    WatchedQuantity.LatencyP50, Noon.AddSeconds(-40),
                    new Problem("IW8009", "time series", "gave no answer in time")),
                new(
                    WatchedQuantity.LatencyP99, Noon.AddSeconds(-40),
                    new Problem("IW8009", "time series", "gave no answer in time")),
            ]), 120);

        Assert.Contains("* queue: as of 3 min ago (IW8006: a quota is used up)", lines);
        Assert.Contains("* p50, p99: as of 40 s ago (IW8009: gave no answer in time)", lines);
        var small = lines.Single(line => line.StartsWith("small", StringComparison.Ordinal));
        Assert.Contains(" 7* ", small, StringComparison.Ordinal);
        Assert.Contains(" -* ", small, StringComparison.Ordinal);
        Assert.Contains("#####.....", small, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_never_shown_as_nothing()
    {
        var contract = SampleContract.Create();
        var unpriced = contract.Tiers["small"] with { Capacity = "spot" };
        var snapshot = new WatchSnapshot(
            Noon, "prod",
            [
                new(
                    "priceless", unpriced,
                    new Dictionary<WatchedQuantity, SeriesPoint> { [WatchedQuantity.Vms] = new(Noon, 60) }),
                new("silent", contract.Tiers["small"], new Dictionary<WatchedQuantity, SeriesPoint>()),
            ],
            [], 8);

        var lines = Show(snapshot, 120);

        Assert.Equal("prod at 12:00:00 UTC", lines[0]);
        Assert.Equal(
            ["priceless", "-", "-", "-", "-", "-", "-", "60/64", "no price"],
            Words(lines.Single(line => line.StartsWith("priceless", StringComparison.Ordinal))));
        Assert.Equal(
            ["silent", "-", "-", "-", "-", "-", "-", "-", "-"],
            Words(lines.Single(line => line.StartsWith("silent", StringComparison.Ordinal))));
    }

    private static WatchSnapshot Snapshot(IReadOnlyList<StaleQuantity> stale)
    {
        var contract = SampleContract.Create();
        return new(Noon, "prod",
            [
                .. contract.Tiers.Select(
                    tier => new TierView(tier.Key, tier.Value, new Dictionary<WatchedQuantity, SeriesPoint>
                    {
                        [WatchedQuantity.Utilization] = new(Noon, 52.4),
                        [WatchedQuantity.Requests] = new(Noon, 1_234.5),
                        [WatchedQuantity.Errors] = new(Noon, 1),
                        [WatchedQuantity.Queue] = new(Noon, 7),
                        [WatchedQuantity.Vms] = new(Noon, tier.Value.Groups.Sum(group => group.MinVms)),
                    })),
            ],
            stale, 8);
    }

    private static string[] Show(WatchSnapshot snapshot, int width)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Plain(text, TextWriter.Null).Out;
        console.Profile.Width = width;
        console.Write(WatchView.Of(console, snapshot, null));
        return text.ToString().Split('\n');
    }

    private static string[] Words(string line) => Blanks().Split(line.Trim());

    // "p50 ms" and "no price" are one.
    [GeneratedRegex("(?<!p50|p99|no) +")]
    private static partial Regex Blanks();
}
