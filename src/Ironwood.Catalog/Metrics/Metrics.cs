namespace Ironwood.Catalog.Metrics;

/// <summary>The metric types that the platform reads, each with its source.</summary>
public static class Metrics
{
    private static readonly Lazy<Dictionary<string, Metric>> Rows = new(static () => Load(
        EmbeddedRows.Read("Metrics/metrics.json", RowFormat.Default.MetricRowArray),
        EmbeddedRows.Read("Metrics/monitored-resources.json", RowFormat.Default.MonitoredResourceArray)));

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<Metric> All => Rows.Value.Values;

    /// <summary>Requests that the load balancer answered, itself or through a backend.</summary>
    public static CountMetric BalancerRequests => Find<CountMetric>("loadbalancing.googleapis.com/https/request_count");

    /// <summary>From a request's first byte at the balancer to its answer's last byte.</summary>
    public static DistributionMetric TotalLatencies =>
        Find<DistributionMetric>("loadbalancing.googleapis.com/https/total_latencies");

    /// <summary>Requests that an internal load balancer answered, itself or through a backend.</summary>
    public static CountMetric InternalBalancerRequests =>
        Find<CountMetric>("loadbalancing.googleapis.com/https/internal/request_count");

    /// <summary>From a request's first byte at an internal load balancer to its answer's last byte.</summary>
    public static DistributionMetric InternalTotalLatencies =>
        Find<DistributionMetric>("loadbalancing.googleapis.com/https/internal/total_latencies");

    /// <summary>Share of the time in which a chip computed, 0 to 100.</summary>
    public static GaugeMetric TpuDutyCycle => Find<GaugeMetric>("tpu.googleapis.com/accelerator/duty_cycle");

    /// <summary>High-bandwidth memory in use.</summary>
    public static GaugeMetric TpuMemoryUsed => Find<GaugeMetric>("tpu.googleapis.com/accelerator/memory_used");

    /// <summary>High-bandwidth memory that there is.</summary>
    public static GaugeMetric TpuMemoryTotal => Find<GaugeMetric>("tpu.googleapis.com/accelerator/memory_total");

    /// <summary>Share of a VM's CPU in use, 0 to 1.</summary>
    public static GaugeMetric CpuUtilization => Find<GaugeMetric>("compute.googleapis.com/instance/cpu/utilization");

    /// <summary>VMs of an instance group.</summary>
    public static GaugeMetric GroupSize => Find<GaugeMetric>("compute.googleapis.com/instance_group/size");

    /// <summary>Predictions of a Vertex AI endpoint.</summary>
    public static CountMetric VertexPredictions =>
        Find<CountMetric>("aiplatform.googleapis.com/prediction/online/prediction_count");

    /// <summary>Requests that a Vertex AI endpoint answered, whatever the answer.</summary>
    public static CountMetric VertexResponses =>
        Find<CountMetric>("aiplatform.googleapis.com/prediction/online/response_count");

    /// <summary>Errors of a Vertex AI endpoint.</summary>
    public static CountMetric VertexErrors =>
        Find<CountMetric>("aiplatform.googleapis.com/prediction/online/error_count");

    /// <summary>Latencies of a Vertex AI endpoint.</summary>
    public static DistributionMetric VertexLatencies =>
        Find<DistributionMetric>("aiplatform.googleapis.com/prediction/online/prediction_latencies");

    /// <summary>Share of Redis's configured memory that its data take, 0 to 1.</summary>
    public static GaugeMetric RedisMemoryUsage => Find<GaugeMetric>("redis.googleapis.com/stats/memory/usage_ratio");

    /// <summary>Share of the Redis machine's memory in use, 0 to 1; 0.8 is where Google warns.</summary>
    public static GaugeMetric RedisSystemMemoryUsage =>
        Find<GaugeMetric>("redis.googleapis.com/stats/memory/system_memory_usage_ratio");

    /// <summary>Share of look-ups that found something, 0 to 1.</summary>
    public static GaugeMetric RedisHitRatio => Find<GaugeMetric>("redis.googleapis.com/stats/cache_hit_ratio");

    /// <summary>Requests that a model server works on.</summary>
    public static GaugeMetric RequestsRunning =>
        Find<GaugeMetric>("prometheus.googleapis.com/vllm:num_requests_running/gauge");

    /// <summary>Requests that wait for a model server.</summary>
    public static GaugeMetric RequestsWaiting =>
        Find<GaugeMetric>("prometheus.googleapis.com/vllm:num_requests_waiting/gauge");

    /// <summary>Share of the key-value cache in use, 0 to 1.</summary>
    public static GaugeMetric KvCacheUsage =>
        Find<GaugeMetric>("prometheus.googleapis.com/vllm:kv_cache_usage_perc/gauge");

    /// <summary>From a request's arrival at a model server to its first token.</summary>
    public static DistributionMetric TimeToFirstToken =>
        Find<DistributionMetric>("prometheus.googleapis.com/vllm:time_to_first_token_seconds/histogram");

    /// <summary>Whether an uptime check passed, one series for each place that it is made from.</summary>
    public static StateMetric UptimeCheckPassed =>
        Find<StateMetric>("monitoring.googleapis.com/uptime_check/check_passed");

    internal static Dictionary<string, Metric> Load(
        IEnumerable<MetricRow> rows, IEnumerable<MonitoredResource> resources)
    {
        var byType = resources.ToDictionary(resource => resource.Type);
        return rows.ToDictionary(row => row.Type, row => Classify(row, byType[row.ResourceType]));
    }

    // A class for each combination that a metric can have; the others have no aligner that would say anything.
    private static Metric Classify(MetricRow row, MonitoredResource resource) => (row.Kind, row.ValueType) switch
    {
        (MetricKind.Gauge, MetricValueType.WholeNumber or MetricValueType.Number) => new GaugeMetric(row, resource),
        (MetricKind.Gauge, MetricValueType.Flag) => new StateMetric(row, resource),
        (MetricKind.Delta or MetricKind.Cumulative, MetricValueType.WholeNumber or MetricValueType.Number) =>
            new CountMetric(row, resource),
        (MetricKind.Delta or MetricKind.Cumulative, MetricValueType.Distribution) =>
            new DistributionMetric(row, resource),
        _ =>
            throw new InvalidDataException(
                $"{row.Type} is {row.Kind} of {row.ValueType}, which no metric here can be."),
    };

    private static TMetric Find<TMetric>(string type) where TMetric : Metric => (TMetric)Rows.Value[type];
}
