using System.Globalization;
using Ironwood.Planning.Settings;

namespace Ironwood.Planning.Plan;

/// <summary>How Redis is replicated.</summary>
public enum RedisTier
{
    /// <summary>One node; its content is lost with it.</summary>
    Basic,

    /// <summary>A replica in a second zone takes over.</summary>
    StandardHa,
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
/// <param name="SnapshotPeriod">Time between snapshots in the API's spelling; null for no snapshots.</param>
/// <param name="MaintenanceDay">Day on which maintenance may begin, in the API's spelling.</param>
/// <param name="MaintenanceHourUtc">Hour at which maintenance may begin.</param>
public sealed record CachePlan(
    RedisTier Tier, int MemoryGb, string Version, string? SnapshotPeriod, string MaintenanceDay, int MaintenanceHourUtc)
{
    /// <summary>The secrets that it keeps.</summary>
    public static IReadOnlyList<CacheSecretKind> Secrets { get; } = Enum.GetValues<CacheSecretKind>();

    /// <summary>The tier as the API and the price list spell it.</summary>
    public string TierName => Tier == RedisTier.StandardHa ? "STANDARD_HA" : "BASIC";

    /// <summary>The cache of a stack; null without one.</summary>
    internal static CachePlan? Of(CacheSettings settings) => !settings.Enabled ? null : new(
        settings.HighAvailability ? RedisTier.StandardHa : RedisTier.Basic,
        settings.MemoryGb,
        settings.Version,
        RedisSchedule.Periods.GetValueOrDefault(settings.PersistenceHours),
        settings.Maintenance.Day.ToUpper(CultureInfo.InvariantCulture),
        settings.Maintenance.HourUtc);
}
