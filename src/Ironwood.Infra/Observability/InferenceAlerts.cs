using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Caching;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Traffic;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>
/// The alert policies and their runbooks: latency and errors by tier, error budgets, the cache's memory, machines that
/// Google takes away, and backends that stop answering.
/// </summary>
public sealed class InferenceAlerts : ComponentResource
{
    private const string TierLabel = "backend_target_name";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Persistence = TimeSpan.FromSeconds(300);

    /// <param name="name">Prefix of the logical names.</param>
    /// <param name="args">The watched resources, and the alert channels.</param>
    /// <param name="options">Resource options.</param>
    public InferenceAlerts(string name, InferenceAlertsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:InferenceAlerts", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Policies =
        [
            .. args.Alerts.Select(alert => AlertPolicies.Create(
                $"{name}-{Runbooks.RoleOf(alert.Topic)}", alert, args.Project, args.Channels, this,
                [.. alert.Conditions.Select(condition => Condition(alert.Topic, condition, args))])),
        ];
        RegisterOutputs();
    }

    /// <summary>The policies.</summary>
    public ImmutableArray<AlertPolicy> Policies { get; }

    private static MetricSelection<TMetric> ThroughMap<TMetric>(TMetric metric, string urlMap)
        where TMetric : Metric => MetricSelection.Of(metric).WhereUrlMap(urlMap);

    private static AlertPolicyConditionArgs Condition(
        AlertTopic topic, AlertCondition condition, InferenceAlertsArgs args) =>
        (topic, condition) switch
        {
            (AlertTopic.ErrorRatio, ThresholdCondition errors) =>
                AlertConditions.Ratio(
                    errors,
                    new(args.FrontDoor.UrlMap.Name, map => ErrorRatio(args.FrontDoor.Metrics, map)),
                    Persistence),
            (_, ThresholdCondition threshold) =>
                AlertConditions.Threshold(threshold, SeriesOf(topic, args), Persistence),
            (_, BurnRateCondition burn) => AlertConditions.BurnRate(burn, args.ServiceLevels.Of(burn.Objective).Name),
            (_, LogCondition log) => AlertConditions.LogEntry(log, Query(topic, args)),
            _ => throw new ArgumentException($"{topic}: {condition.Name}", nameof(condition)),
        };

    private static NamedSeries<Series> SeriesOf(AlertTopic topic, InferenceAlertsArgs args) => topic switch
    {
        AlertTopic.HighLatency => new(
            args.FrontDoor.UrlMap.Name,
            map => ThroughMap(args.FrontDoor.Metrics.Latencies, map).Percentile(Percentile.P99, Minute, TierLabel)),
        AlertTopic.CacheMemory => new(
            args.Cache?.Instance.Id ?? throw new ArgumentException("There is no cache to watch.", nameof(args)),
            cache => MetricSelection.Of(Metrics.RedisSystemMemoryUsage)
                .Where("instance_id", cache)
                .Mean(Minute)
                .Largest("instance_id", "node_id")),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "The topic has no series."),
    };

    private static SeriesRatio ErrorRatio(BalancerMetrics metrics, string map) => ThroughMap(metrics.Requests, map)
        .WhereServerError().Increase(Minute).Sum(TierLabel)
        .Over(ThroughMap(metrics.Requests, map).Increase(Minute).Sum(TierLabel));

    private static Output<string> Query(AlertTopic topic, InferenceAlertsArgs args) => topic switch
    {
        AlertTopic.Interruption => BaseNames(args.Pods).Apply(names =>
            $"{LogSignals.Interruption.Query} AND protoPayload.resourceName =~ "
            + $"\"/instances/({string.Join("|", names)})-\""),
        AlertTopic.UnhealthyBackends => GroupNames(args.Pods).Apply(names =>
            $"{LogSignals.BackendUnhealthy.Query} AND resource.labels.instance_group_name = "
            + $"({string.Join(" OR ", names.Select(n => $"\"{n}\""))})"),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, "The topic has no log entries."),
    };

    private static Output<ImmutableArray<string>> BaseNames(IEnumerable<TpuPod> pods) =>
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.BaseInstanceName))
            .Apply(names => names.Distinct().ToImmutableArray());

    private static Output<ImmutableArray<string>> GroupNames(IEnumerable<TpuPod> pods) =>
        Output.All(pods.SelectMany(pod => pod.Groups).Select(group => group.Name));
}

/// <summary>Arguments of <see cref="InferenceAlerts"/>.</summary>
public sealed class InferenceAlertsArgs : ProjectArgs
{
    /// <summary>The alerts.</summary>
    public required IReadOnlyList<AlertPlan> Alerts { get; init; }

    /// <summary>The alert channels.</summary>
    public required NotificationChannels Channels { get; init; }

    /// <summary>The balancer whose requests are watched; its health check must write logs.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>The machines that are watched.</summary>
    public required IReadOnlyList<TpuPod> Pods { get; init; }

    /// <summary>The objectives whose error budgets are watched.</summary>
    public required ServiceLevels ServiceLevels { get; init; }

    /// <summary>The cache whose memory is watched. Default: none.</summary>
    public ResponseCache? Cache { get; init; }
}
