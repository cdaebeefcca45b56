using Ironwood.Catalog.Metrics;

namespace Ironwood.Operations.Measuring;

/// <summary>One value of a time series.</summary>
/// <param name="At">End of the period that it stands for.</param>
/// <param name="Value">The value.</param>
public sealed record SeriesPoint(DateTimeOffset At, double Value);

/// <summary>A time series as it was read.</summary>
/// <param name="Labels">Labels of its metric and its resource together; none of them shares a name.</param>
/// <param name="Points">Its points, the newest first.</param>
public sealed record SeriesReading(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<SeriesPoint> Points);

/// <summary>Reads time series from Cloud Monitoring.</summary>
public interface ISeriesReader
{
    /// <summary>All series that are selected, aligned and joined as asked.</summary>
    /// <param name="series">What is asked for.</param>
    /// <param name="start">From when on.</param>
    /// <param name="until">Until when.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Access.AccessException">Monitoring could not be asked.</exception>
    Task<IReadOnlyList<SeriesReading>> ReadAsync(
        Series series, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation);
}
