using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Models.Rollouts;

namespace Ironwood.Operations.Tests.Models.Rollouts;

public class MonitoringTrafficTests
{
    private static readonly DateTimeOffset Until = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly Mock<ISeriesReader> _series = new();
    private readonly List<(string Filter, DateTimeOffset Start, DateTimeOffset Until)> _asked = [];

    public MonitoringTrafficTests() => _series
        .Setup(series => series.ReadAsync(
            "acme",
            It.IsAny<Series>(),
            It.IsAny<DateTimeOffset>(),
            It.IsAny<DateTimeOffset>(),
            It.IsAny<CancellationToken>()))
        .Callback((string _, Series series, DateTimeOffset start, DateTimeOffset until, CancellationToken _) =>
            _asked.Add((series.Filter, start, until)))
        .ReturnsAsync((string _, Series series, DateTimeOffset _, DateTimeOffset _, CancellationToken _) =>
            series.Filter.Contains("latencies", StringComparison.Ordinal) ? [Reading(80, double.NaN), Reading(120)]
                : series.Filter.Contains("error", StringComparison.Ordinal) ? [Reading(3)]
                : [Reading(40), Reading(60)]);

    // Monitoring aligns to whole minutes: a longer span than the period would be two periods, and count some twice.
    [Theory]
    [InlineData(150, 120)]
    [InlineData(20, 60)]
    public async Task It_asks_for_one_period_of_whole_minutes(int seconds, int period)
    {
        await new MonitoringTraffic(_series.Object, "acme", "11").ReadAsync(
            "42", Until.AddSeconds(-seconds), Until, default);

        Assert.Equal(3, _asked.Count);
        Assert.All(_asked, asked => Assert.Equal((Until.AddSeconds(-period), Until), (asked.Start, asked.Until)));
        Assert.All(_asked, asked => Assert.Contains("\"42\"", asked.Filter, StringComparison.Ordinal));
        Assert.All(_asked, asked => Assert.Contains("\"11\"", asked.Filter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_and_errors_are_summed_and_the_slowest_latency_counts() => Assert.Equal(
        new TrafficSignals(100, 3, 120),
        await new MonitoringTraffic(_series.Object, "acme", "11").ReadAsync(
            "42", Until.AddMinutes(-5), Until, default));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(200, 3, 0.015)]
    // Two series are not of one moment.
    [InlineData(2, 3, 1)]
    public void The_error_ratio_is_a_share(long requests, long errors, double ratio) =>
        Assert.Equal(ratio, new TrafficSignals(requests, errors, null).ErrorRatio);

    private static SeriesReading Reading(params double[] values) =>
        new(ImmutableDictionary<string, string>.Empty, [.. values.Select(value => new SeriesPoint(Until, value))]);
}
