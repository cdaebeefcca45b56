namespace Ironwood.Planning.Plan;

/// <summary>How urgent an alert is, in the order of Cloud Monitoring's severities.</summary>
public enum AlertSeverity
{
    /// <summary>To be looked at during working hours.</summary>
    Warning,

    /// <summary>The on-call engineer is called.</summary>
    Critical,
}

/// <summary>What an alert is about; each topic has a runbook.</summary>
public enum AlertTopic
{
    /// <summary>A tier answers slowly.</summary>
    HighLatency,

    /// <summary>A tier answers with errors.</summary>
    ErrorRatio,

    /// <summary>An error budget will be used up within days.</summary>
    FastBurn,

    /// <summary>An error budget will be used up before its period ends.</summary>
    SlowBurn,

    /// <summary>The cache runs out of memory.</summary>
    CacheMemory,

    /// <summary>Google took a host away.</summary>
    Interruption,

    /// <summary>A host stopped answering its health check.</summary>
    UnhealthyBackends,

    /// <summary>The front door does not answer from outside.</summary>
    Unreachable,
}

/// <summary>An alert policy. Each of its conditions is charged.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Title">Its display name.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Conditions">The conditions; one that holds is enough.</param>
public sealed record AlertPlan(
    AlertTopic Topic, string Title, AlertSeverity Severity, IReadOnlyList<AlertCondition> Conditions)
{
    // Ten times too fast for an hour uses up more than 1 % of a budget of four weeks; twice too fast for a day uses up
    // 7 %. The first needs action now, the second needs action this week.
    private static readonly BurnRate Fast = new(TimeSpan.FromHours(1), 10);
    private static readonly BurnRate Slow = new(TimeSpan.FromDays(1), 2);

    // One place that cannot reach the front door has trouble of its own.
    private const int TolerableFailures = 1;

    /// <summary>The alerts of a stack, except that on the uptime check.</summary>
    internal static IReadOnlyList<AlertPlan> Of(AlertSettings thresholds, bool hasCache) =>
    [
        new(AlertTopic.HighLatency, "TPU High Latency Alert", AlertSeverity.Warning,
            [new ThresholdCondition(
                $"99th percentile of a tier's latency above {thresholds.LatencyMs} ms", thresholds.LatencyMs)]),
        new(AlertTopic.ErrorRatio, "TPU High Error Ratio", AlertSeverity.Critical,
            [new ThresholdCondition("Share of a tier's requests answered with a server error", thresholds.ErrorRatio)]),
        new(AlertTopic.FastBurn, "Inference Error Budget Burns Fast", AlertSeverity.Critical, BurnRates(Fast)),
        new(AlertTopic.SlowBurn, "Inference Error Budget Burns Slowly", AlertSeverity.Warning, BurnRates(Slow)),
        .. hasCache
            ? new[]
            {
                new AlertPlan(AlertTopic.CacheMemory, "Inference Cache Memory", AlertSeverity.Warning,
                    [new ThresholdCondition("Share of a cache node's memory in use", thresholds.CacheMemoryRatio)]),
            }
            : [],
        new(AlertTopic.Interruption, "TPU Interruption", AlertSeverity.Warning,
            [new LogCondition("Google took a host of a tier away")]),
        new(AlertTopic.UnhealthyBackends, "TPU Unhealthy Backends", AlertSeverity.Critical,
            [new LogCondition("A host of a tier stopped answering its health check")]),
    ];

    /// <summary>The alert on the uptime check.</summary>
    internal static AlertPlan Unreachable { get; } = new(
        AlertTopic.Unreachable, "Inference Front Door Unreachable", AlertSeverity.Critical,
        [new ThresholdCondition("The front door does not answer from more than one place", TolerableFailures)]);

    private static BurnRateCondition[] BurnRates(BurnRate rate) =>
    [new("Availability", ServiceObjective.Availability, rate), new("Latency", ServiceObjective.Latency, rate)];
}

/// <summary>A condition of an alert policy.</summary>
/// <param name="Name">Its display name.</param>
public abstract record AlertCondition(string Name);

/// <summary>The series of the alert's topic stays above a value.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Threshold">The value, in the unit of the series.</param>
public sealed record ThresholdCondition(string Name, double Threshold) : AlertCondition(Name);

/// <summary>The error budget of an objective is used up too fast.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Objective">The objective.</param>
/// <param name="Rate">How fast is too fast.</param>
public sealed record BurnRateCondition(string Name, ServiceObjective Objective, BurnRate Rate) : AlertCondition(Name);

/// <summary>A log entry of the alert's topic arrives. Such a condition is a policy's only one.</summary>
/// <param name="Name">Its display name.</param>
public sealed record LogCondition(string Name) : AlertCondition(Name);

/// <summary>A number of times that an error budget is used up faster than it lasts.</summary>
/// <param name="Lookback">The time over which it is measured.</param>
/// <param name="Times">The number.</param>
public sealed record BurnRate(TimeSpan Lookback, double Times);

/// <summary>What the platform promises.</summary>
public enum ServiceObjective
{
    /// <summary>The share of requests answered without a server error.</summary>
    Availability,

    /// <summary>The share of requests answered in time.</summary>
    Latency,
}
