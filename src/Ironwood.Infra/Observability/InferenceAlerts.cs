using System.Collections.Immutable;
using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Settings;
using Ironwood.Infra.Traffic;
using Pulumi;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>
/// What is told, to whom, and what to do about it: latency and errors by tier, error budgets, the cache's memory,
/// machines that Google takes away, and backends that stop to answer.
/// </summary>
public sealed class InferenceAlerts : ComponentResource
{
    private const string TierLabel = "backend_target_name";
    private const int ServerErrors = 500;

    // Ten times too fast for an hour is more than one part in a hundred of the budget of four weeks; twice too fast
    // for a day is as much as seven. The first needs somebody now, the second somebody this week.
    private const double FastBurn = 10;
    private const double SlowBurn = 2;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Persistence = TimeSpan.FromSeconds(300);

    /// <param name="name">Prefix of the logical names.</param>
    /// <param name="args">What is watched and who is told.</param>
    /// <param name="options">Resource options.</param>
    public InferenceAlerts(string name, InferenceAlertsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:InferenceAlerts", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var urlMap = args.FrontDoor.UrlMap.Name;
        var thresholds = args.Thresholds;

        Policies =
        [
            Policy("high-latency", "TPU High Latency Alert", "WARNING", Runbooks.Latency, AlertConditions.Threshold(
                $"99th percentile of a tier's latency above {thresholds.LatencyMs} ms",
                urlMap.Apply(map => ThroughMap(Metrics.TotalLatencies, map).Percentile(Percentile.P99, Minute, TierLabel)),
                thresholds.LatencyMs, Persistence)),

            Policy("error-ratio", "TPU High Error Ratio", "CRITICAL", Runbooks.Errors, AlertConditions.Ratio(
                "Share of a tier's requests answered with a server error",
                urlMap.Apply(map => ThroughMap(Metrics.BalancerRequests, map)
                    .Where("response_code_class", ServerErrors).Increase(Minute).Sum(TierLabel)
                    .Over(ThroughMap(Metrics.BalancerRequests, map).Increase(Minute).Sum(TierLabel))),
                thresholds.ErrorRatio, Persistence)),

            Policy("fast-burn", "Inference Error Budget Burns Fast", "CRITICAL", Runbooks.FastBurn,
                BurnRates(args.ServiceLevels, TimeSpan.FromHours(1), FastBurn)),

            Policy("slow-burn", "Inference Error Budget Burns Slowly", "WARNING", Runbooks.SlowBurn,
                BurnRates(args.ServiceLevels, TimeSpan.FromDays(1), SlowBurn)),

            .. args.HasCache ? [CacheMemory()] : Array.Empty<AlertPolicy>(),

            Policy("interruption", "TPU Interruption", "WARNING", Runbooks.Interruption, AlertConditions.LogEntry(
                "Google took a host of a tier away",
                BaseNames(args.Pods).Apply(names =>
                    $"{LogSignals.Interruption.Query} AND protoPayload.resourceName =~ \"/instances/({string.Join("|", names)})-\""))),

            Policy("unhealthy-backends", "TPU Unhealthy Backends", "CRITICAL", Runbooks.UnhealthyBackends, AlertConditions.LogEntry(
                "A host of a tier stopped answering its health check",
                GroupNames(args.Pods).Apply(names =>
                    $"{LogSignals.BackendUnhealthy.Query} AND resource.labels.instance_group_name = ({string.Join(" OR ", names.Select(n => $"\"{n}\""))})"))),
        ];
        RegisterOutputs();

        AlertPolicy CacheMemory() => Policy("cache-memory", "Inference Cache Memory", "WARNING", Runbooks.CacheMemory, AlertConditions.Threshold(
            "Share of a cache node's memory in use",
            Output.Create<Series>(MetricSelection.Of(Metrics.RedisSystemMemoryUsage).Mean(Minute).Largest("instance_id", "node_id")),
            thresholds.CacheMemoryRatio, Persistence));

        AlertPolicy Policy(string role, string title, string severity, string runbook, params AlertPolicyConditionArgs[] conditions) =>
            AlertPolicies.Create($"{name}-{role}", title, severity, runbook, args.Project, args.Channels, this, conditions);
    }

    /// <summary>The policies.</summary>
    public ImmutableArray<AlertPolicy> Policies { get; }

    /// <summary>Conditions of all its policies, each of which is charged.</summary>
    internal static int Conditions(bool hasCache) => hasCache ? 9 : 8;

    private static MetricSelection<TMetric> ThroughMap<TMetric>(TMetric metric, string urlMap)
        where TMetric : Metric => MetricSelection.Of(metric).Where("url_map_name", urlMap);

    private static AlertPolicyConditionArgs[] BurnRates(ServiceLevels levels, TimeSpan lookback, double times) =>
    [
        AlertConditions.BurnRate("Availability", levels.Availability.Name, lookback, times),
        AlertConditions.BurnRate("Latency", levels.Latency.Name, lookback, times),
    ];

    private static Output<ImmutableArray<string>> BaseNames(IEnumerable<TpuPod> pods) =>
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.BaseInstanceName))
            .Apply(names => names.Distinct().ToImmutableArray());

    private static Output<ImmutableArray<string>> GroupNames(IEnumerable<TpuPod> pods) =>
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.Name));
}

/// <summary>Arguments of <see cref="InferenceAlerts"/>.</summary>
public sealed class InferenceAlertsArgs : ResourceArgs
{
    /// <summary>Project id.</summary>
    [Input("project", required: true)]
    public Input<string> Project { get; set; } = null!;

    /// <summary>The values beyond which it is told.</summary>
    public required AlertSettings Thresholds { get; init; }

    /// <summary>Who is told.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The balancer whose requests are watched; its health check must log.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>The machines that are watched.</summary>
    public required IReadOnlyList<TpuPod> Pods { get; init; }

    /// <summary>Whether there is a cache, whose memory is then watched.</summary>
    public required bool HasCache { get; init; }

    /// <summary>The objectives whose error budgets are watched.</summary>
    public required ServiceLevels ServiceLevels { get; init; }
}
