using Ironwood.Catalog.Metrics;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Vertex;
using Ironwood.Operations.Models.Rollouts;
using Ironwood.Operations.Tests.Access;
using Ironwood.Operations.Watching;

namespace Ironwood.Operations.Tests.Google;

/// <summary>Time series over real gRPC, well and ill.</summary>
public class CloudMonitoringTests
{
    private const string List = "MetricService/ListTimeSeries";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Many_series_come_in_pages()
    {
        await using var loopback = await Loopback.StartAsync();
        var book = SeriesBook.Of(loopback.Platform.State);
        var example = book.All.First(series => series.MetricType == Metrics.TpuDutyCycle.Type);
        book.Change(series => series.MetricType == example.MetricType, _ => null);
        for (var host = 0; host < 2_001; host++)
        {
            book.Add(
                example with
                {
                    ResourceLabels = example.ResourceLabels.SetItem("worker_id",
                host.ToString(CultureInfo.InvariantCulture))
                });
        }

        var readings = await ReadAsync(
            loopback, MetricSelection.Of(Metrics.TpuDutyCycle).Mean(Minute).Average("worker_id"));

        Assert.Equal(2_001, readings.Select(reading => reading.Labels["worker_id"]).Distinct().Count());
        Assert.Equal(3, loopback.Calls(List).Length);
    }

    [Fact]
    public async Task A_series_has_the_labels_of_its_metric_and_of_its_resource()
    {
        await using var loopback = await Loopback.StartAsync();

        var readings = await ReadAsync(loopback, MetricSelection.Of(Metrics.RequestsWaiting).Mean(Minute).Sum("tier"));

        Assert.Equal(
            ["large", "medium", "small"], readings.Select(reading => reading.Labels["tier"])
            .Order(StringComparer.Ordinal));
        Assert.All(readings, reading => Assert.Equal(3, reading.Points[0].Value));
        Assert.All(
            readings, reading => Assert.Equal(reading.Points.OrderByDescending(point => point.At), reading.Points));
    }

    [Theory]
    [InlineData("unavailable", "IW8008")]
    [InlineData("denied", "IW8004")]
    [InlineData("silent", "IW8009")]
    public async Task What_goes_wrong_is_a_coded_problem(string what, string code)
    {
        await using var loopback = await Loopback.StartAsync(
            options => options with { Deadline = TimeSpan.FromMilliseconds(what == "silent" ? 200 : 10_000) });
        loopback.Platform.Faults.Add(what switch
        {
            "unavailable" => CallFault.Dropped(List),
            "denied" => CallFault.Denied(List, "monitoring.timeSeries.list", "user:ann@example.com"),
            _ => CallFault.Silent(List),
        });

        var error = await Assert.ThrowsAsync<AccessException>(
            () => ReadAsync(loopback, MetricSelection.Of(Metrics.RequestsWaiting).Mean(Minute).Sum("tier")));

        Assert.Equal(code, error.Problem.Code);
    }

    [Fact]
    public async Task Signals_are_of_one_deployed_model_and_of_whole_latencies()
    {
        await using var loopback = await Loopback.StartAsync();
        var book = SeriesBook.Of(loopback.Platform.State);
        var id = EndpointBook.Of(loopback.Platform.State).Get(loopback.Endpoint).DeployedModels[0].Id;
        var latency = book.All.First(
            series => series.MetricType == Metrics.VertexLatencies.Type
            && series.MetricLabels["deployed_model_id"] == id);
        book.Add(latency with { MetricLabels = latency.MetricLabels.SetItem("latency_type", "model"), Value = 9_999 });
        book.Add(
            latency with { MetricLabels = latency.MetricLabels.SetItem("deployed_model_id", "other"), Value = 8_888 });
        book.Change(
            series => series.MetricType == Metrics.VertexErrors.Type
            && series.MetricLabels["deployed_model_id"] == id, series => series with { Value = 0.1 });
        var meter = new MonitoringTraffic(Monitoring(loopback), "ironwood-prod", loopback.Endpoint.Split('/')[^1]);

        var signals = await meter.ReadAsync(id, Now.AddMinutes(-5), Now, default);

        // 30 requests and 0.1 errors a second, for five minutes.
        Assert.Equal(new TrafficSignals(9_000, 30, 120), signals);
        Assert.Equal(
            new TrafficSignals(0, 0, null), await meter.ReadAsync("unknown", Now.AddMinutes(-5), Now, default));
    }

    [Fact]
    public async Task The_whole_platform_is_watched()
    {
        await using var loopback = await Loopback.StartAsync();
        var watcher = new Watcher(Monitoring(loopback), loopback.Platform.State.Contract, TimeProvider.System);

        var snapshot = await watcher.RefreshAsync(default);

        Assert.Empty(snapshot.Stale);
        Assert.All(snapshot.Tiers, tier =>
        {
            Assert.Equal(
                (72, 120, 120, 240),
                (
                    tier[WatchedQuantity.Utilization], tier[WatchedQuantity.LatencyP50],
                    tier[WatchedQuantity.LatencyP99], tier[WatchedQuantity.Requests]));
            Assert.Equal((0, 3, tier.SmallestVms), (tier.ErrorRatio, tier[WatchedQuantity.Queue], tier.Vms));
        });
        Assert.Equal(125_952m, snapshot.UsdPerHour);
    }

    private static Task<IReadOnlyList<SeriesReading>> ReadAsync(Loopback loopback, Series series) =>
        Monitoring(loopback).ReadAsync("ironwood-prod", series, Now.AddMinutes(-10), Now, default);

    private static CloudMonitoring Monitoring(Loopback loopback) => new(new(loopback.Access));
}
