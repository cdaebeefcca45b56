using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Telemetry;

namespace Ironwood.Infra.Observability;

/// <summary>What the tiles of the dashboard show; a pure function of names.</summary>
internal static class DashboardTiles
{
    private const string TierLabel = "backend_target_name";
    private const int Half = DashboardLayout.Columns / 2;
    private const int Third = DashboardLayout.Columns / 3;
    private const int Height = 16;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The whole dashboard.</summary>
    /// <param name="project">Project id, whose logs are shown.</param>
    /// <param name="urlMap">URL map whose requests are shown.</param>
    /// <param name="groups">Instance groups by tier.</param>
    /// <param name="parts">What there is to show.</param>
    public static DashboardDocument Document(
        string project,
        string urlMap,
        IReadOnlyDictionary<string, IReadOnlyList<string>> groups,
        DashboardParts parts) => new(
        "TPU Inference Performance Dashboard",
        DashboardLayout.Rows(
            parts.HasAccelerators ? [Utilization, Memory] : [CpuUtilization],
            [LatencyByTier(urlMap), RequestsByTier(urlMap)],
            [ErrorsByTier(urlMap), QueueDepth, KvCache],
            parts.HasEndpoints ? [FirstToken, VertexLatency, VertexTraffic] : [FirstToken],
            parts.HasCache ? [CacheHits, CacheMemory, GroupSizes(groups)] : [GroupSizes(groups)],
            [Logs(project)]));

    private static Tile Utilization => Chart(
        Half,
        "TPU Utilization",
        "% of time",
        Line(
            "${resource.labels.worker_id}",
            MetricSelection.Of(Metrics.TpuDutyCycle).Mean(Minute).Average("worker_id")));

    private static Tile Memory => Chart(
        Half, "High-bandwidth memory in use", "share of memory",
        Quotient(
            "${resource.labels.worker_id}",
            MetricSelection.Of(Metrics.TpuMemoryUsed).Mean(Minute).Sum("worker_id")
                .Over(MetricSelection.Of(Metrics.TpuMemoryTotal).Mean(Minute).Sum("worker_id"))));

    // Named as the tile whose place it takes: the same dashboard, without chips.
    private static Tile CpuUtilization => Chart(
        Half, "TPU Utilization (CPU stand-ins)", "share of CPU",
        Line(
            "${metric.labels.instance_name}",
            MetricSelection.Of(Metrics.CpuUtilization).Mean(Minute).Average("instance_name")));

    private static Tile LatencyByTier(string urlMap) => Chart(Half, "Latency by tier", "ms",
    [
        .. new[] { Percentile.P50, Percentile.P95, Percentile.P99 }.Select(percentile => Line(
            $"${{resource.labels.{TierLabel}}} {percentile}",
            ThroughMap(Metrics.TotalLatencies, urlMap).Percentile(percentile, Minute, TierLabel))),
    ]);

    private static Tile RequestsByTier(string urlMap) => Chart(
        Half, "Requests by tier", "requests/s",
        Line(
            $"${{resource.labels.{TierLabel}}}",
            ThroughMap(Metrics.BalancerRequests, urlMap).Rate(Minute).Sum(TierLabel)));

    private static Tile ErrorsByTier(string urlMap) => Chart(
        Third, "Server errors by tier", "share of requests",
        Quotient(
            $"${{resource.labels.{TierLabel}}}",
            ThroughMap(Metrics.BalancerRequests, urlMap).WhereServerError().Rate(Minute).Sum(TierLabel)
                .Over(ThroughMap(Metrics.BalancerRequests, urlMap).Rate(Minute).Sum(TierLabel))));

    // By tier and not by model: several tiers may serve the same one.
    private static Tile QueueDepth => Chart(
        Third, "Queue depth", "requests",
        Line("waiting for ${metric.labels.tier}", MetricSelection.Of(Metrics.RequestsWaiting).Mean(Minute).Sum("tier")),
        Line("running on ${metric.labels.tier}", MetricSelection.Of(Metrics.RequestsRunning).Mean(Minute).Sum("tier")));

    private static Tile KvCache => Chart(
        Third, "Key-value cache in use", "share of cache",
        Line(
            "fullest of ${metric.labels.tier}",
            MetricSelection.Of(Metrics.KvCacheUsage).Highest(Minute).Largest("tier")));

    private static Tile FirstToken => Chart(
        Third, "Time to first token", "s",
        Line(
            "${metric.labels.tier} P50",
            MetricSelection.Of(Metrics.TimeToFirstToken).Percentile(Percentile.P50, Minute, "tier")),
        Line(
            "${metric.labels.tier} P95",
            MetricSelection.Of(Metrics.TimeToFirstToken).Percentile(Percentile.P95, Minute, "tier")));

    // Google counts a request's whole time, the model's part and the rest as three series of one metric: together they
    // would be the percentile of nothing.
    private static Tile VertexLatency => Chart(
        Third, "Vertex AI latency", "ms",
        Line(
            "${resource.labels.endpoint_id} P95",
            MetricSelection.Of(Metrics.VertexLatencies)
                .Where("latency_type", "total")
                .Percentile(Percentile.P95, Minute, "endpoint_id")));

    private static Tile VertexTraffic => Chart(
        Third, "Vertex AI predictions and errors", "1/s",
        Line(
            "${resource.labels.endpoint_id}",
            MetricSelection.Of(Metrics.VertexPredictions).Rate(Minute).Sum("endpoint_id")),
        Line(
            "${resource.labels.endpoint_id} errors",
            MetricSelection.Of(Metrics.VertexErrors).Rate(Minute).Sum("endpoint_id")));

    private static Tile CacheHits => Chart(
        Third, "Cache hits", "share of look-ups",
        Line(
            "${resource.labels.instance_id}",
            MetricSelection.Of(Metrics.RedisHitRatio).Mean(Minute).Average("instance_id")));

    private static Tile CacheMemory => Chart(
        Third, "Cache memory", "share of memory",
        Line(
            "data, ${resource.labels.node_id}",
            MetricSelection.Of(Metrics.RedisMemoryUsage).Mean(Minute).Largest("node_id")),
        Line(
            "machine, ${resource.labels.node_id}",
            MetricSelection.Of(Metrics.RedisSystemMemoryUsage).Mean(Minute).Largest("node_id")));

    private static Tile GroupSizes(IReadOnlyDictionary<string, IReadOnlyList<string>> groups) =>
        Chart(Third, "Hosts by tier", "hosts",
        [
            .. groups.OrderBy(tier => tier.Key, StringComparer.Ordinal).Select(tier => Line(
                tier.Key,
                MetricSelection.Of(Metrics.GroupSize)
                    .WhereOneOf("instance_group_name", tier.Value)
                    .Mean(Minute)
                    .Sum())),
        ]);

    private static Tile Logs(string project) => new(DashboardLayout.Columns, Height, new(
        "Model servers' logs",
        LogsPanel: new(LogFilter.Pods, [$"projects/{project}"])));

    private static MetricSelection<TMetric> ThroughMap<TMetric>(TMetric metric, string urlMap)
        where TMetric : Metric => MetricSelection.Of(metric).Where("url_map_name", urlMap);

    private static Tile Chart(int width, string title, string unit, params ChartData[] lines) =>
        new(width, Height, new(title, new(lines, new(unit))));

    private static ChartData Line(string legend, Series series) =>
        new(new(TimeSeriesFilter: ChartSeries.Of(series)), legend, series.Period);

    private static ChartData Quotient(string legend, SeriesRatio ratio) =>
        new(
            new(TimeSeriesFilterRatio: new(ChartSeries.Of(ratio.Part), ChartSeries.Of(ratio.Whole))),
            legend,
            ratio.Part.Period);
}

/// <summary>Parts of a platform that not every one has; without them their tiles would stay empty.</summary>
/// <param name="HasAccelerators">Whether there are chips, or CPUs in their place.</param>
/// <param name="HasEndpoints">Whether there are Vertex AI endpoints.</param>
/// <param name="HasCache">Whether there is a cache.</param>
internal sealed record DashboardParts(bool HasAccelerators, bool HasEndpoints, bool HasCache);
