namespace Ironwood.Planning.Settings;

/// <summary>The Redis instance that holds answers which need not be computed again.</summary>
public sealed record CacheSettings
{
    /// <summary>Whether there is a cache, and the private service access that it needs. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Memory in GB. Default 100, as in the recipe.</summary>
    [Between(1, nameof(Limits.RedisMemoryGb))]
    public int MemoryGb { get; init; } = 100;

    /// <summary>
    /// Whether a replica in a second zone takes over when the primary fails; doubles the price. Default true.
    /// </summary>
    public bool HighAvailability { get; init; } = true;

    /// <summary>Redis version in the API's spelling. Default <c>REDIS_7_2</c>; a lower one replaces the
    /// instance.</summary>
    public string Version { get; init; } = "REDIS_7_2";

    /// <summary>Hours between snapshots: 1, 6, 12 or 24; 0 for none. Default 24.</summary>
    [Between(0, 24)]
    public int PersistenceHours { get; init; } = 24;

    /// <summary>When Google may restart the cache for maintenance.</summary>
    public MaintenanceSettings Maintenance { get; init; } = new();
}

/// <summary>The weekly hour in which maintenance may begin.</summary>
public sealed record MaintenanceSettings
{
    /// <summary>Day of the week, in English. Default <c>sunday</c>.</summary>
    public string Day { get; init; } = "sunday";

    /// <summary>Hour of the day in UTC. Default 8: night from the Atlantic to the Pacific coast of America.</summary>
    [Between(0, 23)]
    public int HourUtc { get; init; } = 8;
}
