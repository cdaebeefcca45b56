using Ironwood.Catalog.Metrics;

namespace Ironwood.Infra.Observability;

/// <summary>
/// The tiles of the dashboard; a pure function of names. Every tile asks for the stack's own series by their names: a
/// project may hold several stacks.
/// </summary>
internal sealed class DashboardTiles(DashboardNames names)
{
    private const string TierLabel = "backend_target_name";
    private const int Half = DashboardLayout.Columns / 2;
    private const int Third = DashboardLayout.Columns / 3;
    private const int Height = 16;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The whole dashboard. What a platform does not have has no tile: it would stay empty.</summary>
    public DashboardDocument Document => new(
        "TPU Inference Performance Dashboard",
        DashboardLayout.Rows(
            names.HasAccelerators ? [Utilization, Memory] : [CpuUtilization],
            [LatencyByTier, RequestsByTier],
            [ErrorsByTier, QueueDepth, KvCache],
            names.Endpoints.Count > 0 ? [FirstToken, VertexLatency, VertexTraffic] : [FirstToken],
            names.Cache is not null ? [CacheHits, CacheMemory, GroupSizes] : [GroupSizes],
            [Logs]));

    private Tile Utilization => Chart(
        Half,
        "TPU Utilization",
        "% of time",
        Line("${resource.labels.worker_id}", OfChips(Metrics.TpuDutyCycle).Mean(Minute).Average("worker_id")));

    private Tile Memory => Chart(
        Half, "High-bandwidth memory in use", "share of memory",
        Quotient(
            "${resource.labels.worker_id}",
            OfChips(Metrics.TpuMemoryUsed).Mean(Minute).Sum("worker_id")
                .Over(OfChips(Metrics.TpuMemoryTotal).Mean(Minute).Sum("worker_id"))));

    // It has the title of the tile that it replaces: the same dashboard, for a stack without chips.
    private Tile CpuUtilization => Chart(
        Half, "TPU Utilization (CPU stand-ins)", "share of CPU",
        Line(
            "${metric.labels.instance_name}",
            MetricSelection.Of(Metrics.CpuUtilization)
                .WhereNamedAfter("instance_name", names.Tiers.SelectMany(tier => tier.Hosts))
                .Mean(Minute)
                .Average("instance_name")));

    private Tile LatencyByTier => Chart(Half, "Latency by tier", "ms",
    [
        .. new[] { Percentile.P50, Percentile.P95, Percentile.P99 }.Select(percentile => Line(
            $"${{resource.labels.{TierLabel}}} {percentile}",
            ThroughMap(names.Balancer.Latencies).Percentile(percentile, Minute, TierLabel))),
    ]);

    private Tile RequestsByTier => Chart(
        Half, "Requests by tier", "requests/s",
        Line($"${{resource.labels.{TierLabel}}}", ThroughMap(names.Balancer.Requests).Rate(Minute).Sum(TierLabel)));

    private Tile ErrorsByTier => Chart(
        Third, "Server errors by tier", "share of requests",
        Quotient(
            $"${{resource.labels.{TierLabel}}}",
            ThroughMap(names.Balancer.Requests).WhereServerError().Rate(Minute).Sum(TierLabel)
                .Over(ThroughMap(names.Balancer.Requests).Rate(Minute).Sum(TierLabel))));

    // By tier and not by model: several tiers may serve the same one.
    private Tile QueueDepth => Chart(
        Third, "Queue depth", "requests",
        Line("waiting for ${metric.labels.tier}", OfServers(Metrics.RequestsWaiting).Mean(Minute).Sum("tier")),
        Line("running on ${metric.labels.tier}", OfServers(Metrics.RequestsRunning).Mean(Minute).Sum("tier")));

    private Tile KvCache => Chart(
        Third, "Key-value cache in use", "share of cache",
        Line("fullest of ${metric.labels.tier}", OfServers(Metrics.KvCacheUsage).Highest(Minute).Largest("tier")));

    private Tile FirstToken => Chart(
        Third, "Time to first token", "s",
        Line(
            "${metric.labels.tier} P50",
            OfServers(Metrics.TimeToFirstToken).Percentile(Percentile.P50, Minute, "tier")),
        Line(
            "${metric.labels.tier} P95",
            OfServers(Metrics.TimeToFirstToken).Percentile(Percentile.P95, Minute, "tier")));

    // One metric has three series: a request's whole time, the model's part and the rest. A percentile over all three
    // would be meaningless.
    private Tile VertexLatency => Chart(
        Third, "Vertex AI latency", "ms",
        Line(
            "${resource.labels.endpoint_id} P95",
            OfEndpoints(Metrics.VertexLatencies)
                .Where("latency_type", "total")
                .Percentile(Percentile.P95, Minute, "endpoint_id")));

    private Tile VertexTraffic => Chart(
        Third, "Vertex AI predictions and errors", "1/s",
        Line("${resource.labels.endpoint_id}", OfEndpoints(Metrics.VertexPredictions).Rate(Minute).Sum("endpoint_id")),
        Line(
            "${resource.labels.endpoint_id} errors",
            OfEndpoints(Metrics.VertexErrors).Rate(Minute).Sum("endpoint_id")));

    private Tile CacheHits => Chart(
        Third, "Cache hits", "share of look-ups",
        Line("${resource.labels.instance_id}", OfCache(Metrics.RedisHitRatio).Mean(Minute).Average("instance_id")));

    private Tile CacheMemory => Chart(
        Third, "Cache memory", "share of memory",
        Line("data, ${resource.labels.node_id}", OfCache(Metrics.RedisMemoryUsage).Mean(Minute).Largest("node_id")),
        Line(
            "machine, ${resource.labels.node_id}",
            OfCache(Metrics.RedisSystemMemoryUsage).Mean(Minute).Largest("node_id")));

    private Tile GroupSizes => Chart(Third, "Hosts by tier", "hosts",
    [
        .. names.Tiers.Select(tier => Line(
            tier.Tier,
            MetricSelection.Of(Metrics.GroupSize)
                .WhereOneOf("instance_group_name", tier.Groups)
                .Mean(Minute)
                .Sum())),
    ]);

    private Tile Logs => new(DashboardLayout.Columns, Height, new(
        "Model servers' logs",
        LogsPanel: new(names.Logs, [$"projects/{names.Project}"])));

    private MetricSelection<TMetric> ThroughMap<TMetric>(TMetric metric)
        where TMetric : Metric => MetricSelection.Of(metric).WhereUrlMap(names.UrlMap);

    private MetricSelection<TMetric> OfServers<TMetric>(TMetric metric)
        where TMetric : Metric => MetricSelection.Of(metric).WhereOneOf("job", names.Tiers.Select(tier => tier.Job));

    private MetricSelection<TMetric> OfEndpoints<TMetric>(TMetric metric)
        where TMetric : Metric => MetricSelection.Of(metric).WhereOneOf("endpoint_id", names.Endpoints);

    private MetricSelection<TMetric> OfCache<TMetric>(TMetric metric)
        where TMetric : Metric => MetricSelection.Of(metric).Where("instance_id", names.Cache!);

    // No label of a TPU worker leads to its VM, as the catalogue says: its zone is the narrowest that there is.
    private MetricSelection<TMetric> OfChips<TMetric>(TMetric metric)
        where TMetric : Metric => MetricSelection.Of(metric)
            .WhereOneOf(
                "location", names.Tiers.SelectMany(tier => tier.Zones).Distinct().Order(StringComparer.Ordinal));

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

/// <summary>The names that distinguish a stack's series and log entries from those of other stacks.</summary>
internal sealed record DashboardNames
{
    /// <summary>Project id, whose logs are shown.</summary>
    public required string Project { get; init; }

    /// <summary>URL map whose requests are shown.</summary>
    public required string UrlMap { get; init; }

    /// <summary>The metrics of the load balancer.</summary>
    public required BalancerMetrics Balancer { get; init; }

    /// <summary>The tiers whose hosts are shown.</summary>
    public required IReadOnlyList<TierHosts> Tiers { get; init; }

    /// <summary>Numbers of the Vertex AI endpoints; empty without any.</summary>
    public required IReadOnlyList<string> Endpoints { get; init; }

    /// <summary>The cache, as <c>projects/P/locations/R/instances/NAME</c>; null without one.</summary>
    public required string? Cache { get; init; }

    /// <summary>Filter of the hosts' log entries.</summary>
    public required string Logs { get; init; }

    /// <summary>Whether there are chips; otherwise CPUs take their place.</summary>
    public required bool HasAccelerators { get; init; }
}

/// <summary>The names of a tier's hosts, in all its regions.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Job">Prometheus job of its hosts.</param>
/// <param name="Groups">Its instance groups.</param>
/// <param name="Hosts">What the names of its hosts begin with.</param>
/// <param name="Zones">The zones of its groups.</param>
internal sealed record TierHosts(
    string Tier,
    string Job,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<string> Zones);
