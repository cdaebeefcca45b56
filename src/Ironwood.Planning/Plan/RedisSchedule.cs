using System.Collections.Immutable;

namespace Ironwood.Planning.Plan;

/// <summary>Times as the settings say them, and as the Redis API spells them.</summary>
internal static class RedisSchedule
{
    /// <summary>The API's snapshot period by hours; null for none.</summary>
    public static IReadOnlyDictionary<int, string?> Periods { get; } = new Dictionary<int, string?>
    {
        [0] = null,
        [1] = "ONE_HOUR",
        [6] = "SIX_HOURS",
        [12] = "TWELVE_HOURS",
        [24] = "TWENTY_FOUR_HOURS",
    };

    /// <summary>The days as the settings say them.</summary>
    public static ImmutableArray<string> Days { get; } =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The API's name of a day, or null when there is no such day.</summary>
    public static string? DayOf(string day) =>
        Days.Contains(day, StringComparer.Ordinal) ? day.ToUpperInvariant() : null;
}
