using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Tests.Models;
using Ironwood.Operations.Tests.Models.Rollouts;
using Ironwood.Operations.Watching;

namespace Ironwood.Operations.Tests.Watching;

public class WatcherTests
{
    private readonly InstantClock _clock = new();
    private readonly Dictionary<string, Func<IReadOnlyList<SeriesReading>>> _answers = [];
    private readonly List<(Series Series, DateTimeOffset From, DateTimeOffset To)> _asked = [];
    private readonly Watcher _watcher;

    public WatcherTests()
    {
        var reader = new Mock<ISeriesReader>();
        reader.Setup(
            r => r.ReadAsync(
                "acme", It.IsAny<Series>(), It.IsAny<DateTimeOffset>(), It.IsAny<DateTimeOffset>(),
                It.IsAny<CancellationToken>()))
            .Returns((string _, Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken _) =>
            {
                _asked.Add((series, from, to));
                return Task.FromResult(
                    _answers.FirstOrDefault(answer => (series.Filter + series.Reducer)
                    .Contains(answer.Key, StringComparison.Ordinal)).Value?.Invoke() ?? []);
            });
        _watcher = new(reader.Object, Contracts.Platform, _clock);
    }

    [Fact]
    public async Task A_tier_is_found_by_the_label_that_each_metric_has()
    {
        Answer("REDUCE_PERCENTILE_50", ("backend_target_name", "inference-backend-small", 40));
        Answer("REDUCE_PERCENTILE_99", ("backend_target_name", "inference-backend-small", 180));
        Answer("response_code_class", ("backend_target_name", "inference-backend-small", 2));
        Answer("https/request_count", ("backend_target_name", "inference-backend-small", 50),
            ("backend_target_name", "other", 9));
        Answer("num_requests_waiting", ("tier", "small", 3), ("tier", "gone", 4));
        Answer("instance_group/size", ("instance_group_name", "slice-small-0", 64),
            ("instance_group_name", "slice-large-0", 256), ("instance_group_name", "slice-large-1", 200));
        Answer("duty_cycle", ("worker_id", "slice-small-0-abcd", 80), ("worker_id", "slice-small-0-efgh", 60),
            ("worker_id", "unknown", 1));
        Answer("cpu/utilization", ("instance_name", "medium-x1y2", 0.25), ("instance_name", "slice-small-0-abcd", 0.9));

        var snapshot = await _watcher.RefreshAsync(default);

        var (large, medium, small) = (snapshot.Tiers[0], snapshot.Tiers[1], snapshot.Tiers[2]);
        Assert.Equal(
            [70, 40, 180, 50, 2, 3, 64],
            new[] {
                WatchedQuantity.Utilization,
                WatchedQuantity.LatencyP50,
                WatchedQuantity.LatencyP99,
                WatchedQuantity.Requests,
                WatchedQuantity.Errors,
                WatchedQuantity.Queue,
                WatchedQuantity.Vms,
            }
                .Select(quantity => small[quantity]!.Value));
        Assert.Equal(0.04, small.ErrorRatio);
        Assert.Equal((456, 512), (large.Vms, large.SmallestVms));
        Assert.Equal(25, medium[WatchedQuantity.Utilization]);
        Assert.Null(medium[WatchedQuantity.LatencyP50]);
        Assert.Null(medium.ErrorRatio);
        Assert.Empty(snapshot.Stale);
        Assert.False(snapshot.IsBlind);
    }

    [Fact]
    public async Task Spend_is_the_price_of_the_VMs_that_run_and_never_nothing_where_something_is_not_known()
    {
        Answer("instance_group/size", ("instance_group_name", "slice-small-0", 60),
            ("instance_group_name", "slice-large-0", 256), ("instance_group_name", "slice-large-1", 256));

        var snapshot = await _watcher.RefreshAsync(default);

        // Four chips a VM, 12 USD each.
        Assert.Equal(60 * 4 * 12m, snapshot.Tiers[2].UsdPerHour);
        Assert.Null(snapshot.Tiers[1].UsdPerHour);
        Assert.Null(snapshot.UsdPerHour);

        Answer("instance_group/size", ("instance_group_name", "slice-small-0", 0),
            ("instance_group_name", "slice-large-0", 0), ("instance_group_name", "slice-large-1", 0), (
            "instance_group_name", "replicas-medium-a", 2));
        Assert.Equal(2 * 0.01675m, (await _watcher.RefreshAsync(default)).UsdPerHour);
    }

    [Fact]
    public async Task A_question_that_fails_leaves_what_it_last_said_and_its_age()
    {
        Answer("https/request_count", ("backend_target_name", "inference-backend-small", 50));
        Answer("num_requests_waiting", ("tier", "small", 3));
        var first = await _watcher.RefreshAsync(default);
        await Task.Delay(TimeSpan.FromMinutes(3), _clock);
        _answers["num_requests_waiting"] = () => throw FaultyEndpoint.Unavailable();
        Answer("https/request_count", ("backend_target_name", "inference-backend-small", 70));

        var second = await _watcher.RefreshAsync(default);

        Assert.Equal((70, 3), (second.Tiers[2][WatchedQuantity.Requests], second.Tiers[2][WatchedQuantity.Queue]));
        Assert.Equal(
            new StaleQuantity(WatchedQuantity.Queue, first.At,
            new Problem("IW8006", "endpoint", "is unavailable")), Assert.Single(second.Stale));
        Assert.True(second.IsStale(WatchedQuantity.Queue));

        Answer("num_requests_waiting", ("tier", "small", 5));
        var third = await _watcher.RefreshAsync(default);
        Assert.Equal((5, 0), (third.Tiers[2][WatchedQuantity.Queue], third.Stale.Count));
    }

    [Fact]
    public async Task When_nothing_answers_it_is_blind()
    {
        _answers[""] = () => throw FaultyEndpoint.Unavailable();

        var snapshot = await _watcher.RefreshAsync(default);

        Assert.True(snapshot.IsBlind);
        Assert.All(snapshot.Stale, stale => Assert.Null(stale.LastSeen));
    }

    [Fact]
    public async Task It_asks_for_this_platform_and_the_last_ten_minutes()
    {
        await _watcher.RefreshAsync(default);

        Assert.All(
            _asked, asked =>
            Assert.Equal((_clock.GetUtcNow().AddMinutes(-10), _clock.GetUtcNow()), (asked.From, asked.To)));
        Assert.All(
            _asked.Where(asked => asked.Series.Filter.Contains("loadbalancing", StringComparison.Ordinal)),
            asked => Assert.Contains(
                "resource.labels.url_map_name = one_of(\"ai-inference-lb\")", asked.Series.Filter, StringComparison.Ordinal));
        Assert.Contains(
            _asked,
            asked => asked.Series.Filter.Contains(
                "one_of(\"replicas-medium-a\",\"slice-large-0\",\"slice-large-1\",\"slice-small-0\")",
                StringComparison.Ordinal));
        Assert.Equal(8, _asked.Count);
    }

    [Fact]
    public async Task The_newest_point_counts()
    {
        _answers["num_requests_waiting"] = () =>
            [new(new Dictionary<string, string> { ["tier"] = "small" },
                [new(_clock.GetUtcNow(), 7), new(_clock.GetUtcNow().AddMinutes(-1), 3)])];

        Assert.Equal(7, (await _watcher.RefreshAsync(default)).Tiers[2][WatchedQuantity.Queue]);
    }

    [Fact]
    public async Task What_is_no_number_is_not_known()
    {
        Answer("num_requests_waiting", ("tier", "small", double.NaN));

        Assert.Null((await _watcher.RefreshAsync(default)).Tiers[2][WatchedQuantity.Queue]);
    }

    private void Answer(string part, params (string Label, string Text, double Value)[] values) =>
        _answers[part] = () =>
        [
            .. values.Select(value => new SeriesReading(
                new Dictionary<string, string> { [value.Label] = value.Text }, [new(_clock.GetUtcNow(), value.Value)])),
        ];
}
