using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Validation;

/// <summary>The rules of the cache's and the telemetry's settings that types cannot say. Pure.</summary>
public static class DataValidation
{
    /// <summary>All problems of the settings, in their order.</summary>
    public static IEnumerable<Problem> Validate(StackSettings settings, SettingKeys keys)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Cache(settings.Cache, keys["cache"]).Concat(Telemetry(settings.Telemetry, keys["telemetry.location"]));
    }

    private static IEnumerable<Problem> Cache(CacheSettings cache, string path)
    {
        if (!NameRules.RedisVersion.Allows(cache.Version))
        {
            yield return new(
                Diagnostics.UnknownRedisVersion, $"{path}.version", "is not a version of Redis that can be chosen",
                cache.Version, NameRules.RedisVersion.Description, "write REDIS_7_2, or leave it out");
        }
        if (!Enum.IsDefined((SnapshotPeriod)cache.PersistenceHours))
        {
            yield return new(
                Diagnostics.UnknownSnapshotPeriod,
                $"{path}.persistenceHours",
                "is not a period that Redis takes snapshots in",
                cache.PersistenceHours.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", Enum.GetValues<SnapshotPeriod>().Select(period => $"{period:d}")),
                "choose one of them; 0 means no snapshots");
        }
        if (!CachePlan.Days.Contains(cache.Maintenance.Day))
        {
            yield return new(
                Diagnostics.UnknownDay, $"{path}.maintenance.day", "is not a day of the week",
                cache.Maintenance.Day, string.Join(", ", CachePlan.Days),
                Spelling.Nearest(cache.Maintenance.Day, CachePlan.Days) is { } near
                    ? $"did you mean '{near}'?" : "write the day in English");
        }
    }

    private static IEnumerable<Problem> Telemetry(TelemetrySettings telemetry, string path)
    {
        if (telemetry.Location is { } location && !NameRules.DatasetLocation.Allows(location))
        {
            yield return new(
                Diagnostics.UnknownDatasetLocation, path, "is not a location of BigQuery datasets",
                location,
                NameRules.DatasetLocation.Description,
                "write a region such as us-central1, or leave it out to use the stack's");
        }
    }
}
