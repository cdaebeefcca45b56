namespace Ironwood.Planning.Plan;

/// <summary>How Redis is replicated.</summary>
public enum RedisTier
{
    /// <summary>One node; its content is lost with it.</summary>
    Basic,

    /// <summary>A replica in a second zone takes over.</summary>
    StandardHa,
}

/// <summary>How often Redis takes a snapshot. The number is hours.</summary>
public enum SnapshotPeriod
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>Every hour.</summary>
    OneHour = 1,

    /// <summary>Every 6 hours.</summary>
    SixHours = 6,

    /// <summary>Every 12 hours.</summary>
    TwelveHours = 12,

    /// <summary>Every day.</summary>
    TwentyFourHours = 24,
}

/// <summary>What only pods may read to reach the cache. Each is a secret with one version.</summary>
public enum CacheSecretKind
{
    /// <summary>The password.</summary>
    Auth,

    /// <summary>The certificates that the server may be signed with.</summary>
    Ca,
}

/// <summary>The response cache.</summary>
/// <param name="Tier">How it is replicated.</param>
/// <param name="MemoryGb">Memory in GB.</param>
/// <param name="Version">Redis version in the API's spelling.</param>
/// <param name="Snapshots">How often it takes a snapshot.</param>
/// <param name="MaintenanceDay">Day on which maintenance may begin.</param>
/// <param name="MaintenanceHourUtc">Hour at which maintenance may begin.</param>
public sealed record CachePlan(
    RedisTier Tier,
    int MemoryGb,
    string Version,
    SnapshotPeriod Snapshots,
    DayOfWeek MaintenanceDay,
    int MaintenanceHourUtc)
{
    /// <summary>The secrets that it keeps.</summary>
    public static IReadOnlyList<CacheSecretKind> Secrets { get; } = Enum.GetValues<CacheSecretKind>();

    /// <summary>The days as settings write them, Monday first.</summary>
    internal static IReadOnlyList<string> Days { get; } =
        [.. Enum.GetValues<DayOfWeek>().OrderBy(day => ((int)day + 6) % 7).Select(day => SettingNames.Of($"{day}"))];

    /// <summary>The cache of a stack; null without one.</summary>
    internal static CachePlan? Of(CacheSettings settings) => !settings.Enabled ? null : new(
        settings.HighAvailability ? RedisTier.StandardHa : RedisTier.Basic,
        settings.MemoryGb,
        settings.Version,
        (SnapshotPeriod)settings.PersistenceHours,
        Enum.TryParse<DayOfWeek>(settings.Maintenance.Day, ignoreCase: true, out var day) ? day : DayOfWeek.Sunday,
        settings.Maintenance.HourUtc);
}
