namespace Ironwood.Planning.Settings;

/// <summary>When an alert is sent, and to whom.</summary>
public sealed record AlertSettings
{
    /// <summary>E-mail addresses that get alerts. Default: none; alerts are then visible in the console only.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Channels beyond e-mail, by a name of yours.</summary>
    [KeyedBy("channel")]
    public IReadOnlyDictionary<string, ChannelSettings> Channels { get; init; } =
        new Dictionary<string, ChannelSettings>();

    /// <summary>Channels that exist already, <c>projects/P/notificationChannels/N</c>. The stack uses them and does not
    /// change them. Default: none.</summary>
    public IReadOnlyList<string> ExistingChannels { get; init; } = [];

    /// <summary>Alerts when a tier's p99 latency at the balancer exceeds this many milliseconds. Default 500, as in the
    /// recipe.</summary>
    [Between(1, 3_600_000)]
    public int LatencyMs { get; init; } = 500;

    /// <summary>Alerts when more than this share of a tier's requests is answered with a server error. Default
    /// 0.05.</summary>
    [Between(0.0001, 0.99)]
    public double ErrorRatio { get; init; } = 0.05;

    /// <summary>Alerts when more than this share of the cache's memory is in use. Default 0.8, where Google advises to
    /// act.</summary>
    [Between(0.1, 0.99)]
    public double CacheMemoryRatio { get; init; } = 0.8;
}

/// <summary>What the platform promises, and over which time.</summary>
public sealed record ServiceLevelSettings
{
    /// <summary>
    /// Share of requests that are not answered with a server error. Default 0.995. At 0.9 and below, burning ten times
    /// too fast could not be distinguished from a complete outage.
    /// </summary>
    [Between(0.905, nameof(Limits.SloGoal))]
    public double AvailabilityGoal { get; init; } = 0.995;

    /// <summary>Share of requests that are answered within <see cref="LatencyMs"/>. Default 0.95.</summary>
    [Between(0.905, nameof(Limits.SloGoal))]
    public double LatencyGoal { get; init; } = 0.95;

    /// <summary>Latency at the balancer that still counts as good, in milliseconds. Default 500.</summary>
    [Between(1, 3_600_000)]
    public int LatencyMs { get; init; } = 500;

    /// <summary>Days over which the goals are measured. Default 28: always the same number of weekends.</summary>
    [Between(1, nameof(Limits.SloRollingDays))]
    public int RollingDays { get; init; } = 28;
}
