namespace Ironwood.Catalog.Metrics;

/// <summary>
/// The quotient of two series. Google divides value by value, so both must have one period and be kept apart by the
/// same labels. A ratio starts with <see cref="Series.Over"/>.
/// </summary>
/// <remarks>Source: https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies</remarks>
public sealed record SeriesRatio
{
    internal SeriesRatio(Series part, Series whole)
    {
        if (part.Period != whole.Period)
        {
            throw new ArgumentException(
                $"A part every {part.Period} has no quotient by a whole every {whole.Period}.", nameof(whole));
        }
        if (Labels(part) != Labels(whole))
        {
            throw new ArgumentException(
                $"A part by {Labels(part)} has no quotient by a whole by {Labels(whole)}.", nameof(whole));
        }
        (Part, Whole) = (part, whole);
    }

    /// <summary>What is divided.</summary>
    public Series Part { get; }

    /// <summary>What it is divided by.</summary>
    public Series Whole { get; }

    private static string Labels(Series series) => series.Reducer is null ? "every label"
        : series.GroupBy.Count == 0 ? "no label"
        : string.Join(", ", series.GroupBy.Order(StringComparer.Ordinal));
}
