using Ironwood.Catalog.Metrics;

namespace Ironwood.Operations.Google;

/// <summary>Reads time series of Cloud Monitoring.</summary>
public interface ISeriesReader
{
    /// <summary>All series that are selected, aligned and reduced as asked.</summary>
    /// <param name="project">The project's id.</param>
    /// <param name="series">What is asked for.</param>
    /// <param name="since">Start of the interval.</param>
    /// <param name="until">End of the interval.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="Access.AccessException">The call failed.</exception>
    Task<IReadOnlyList<SeriesReading>> ReadAsync(
        string project, Series series, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>Time series, alert policies and dashboards of Cloud Monitoring.</summary>
public interface ICloudMonitoring : ISeriesReader
{
    /// <summary>
    /// How soon a point of each metric type becomes visible. Types that were never written are left out.
    /// </summary>
    Task<IReadOnlyDictionary<string, MetricTiming>> TimingsAsync(
        string project, IReadOnlyCollection<string> metricTypes, CancellationToken cancellation);

    /// <summary>Whether any series that matches the filter has a point in the interval.</summary>
    Task<bool> AnyAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>How many series that match the filter have a point in the interval.</summary>
    Task<long> CountAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The newest boolean value of each series in the interval, by a label of the metric.</summary>
    Task<IReadOnlyDictionary<string, bool>> StatesAsync(
        string project,
        string filter,
        string label,
        DateTimeOffset since,
        DateTimeOffset until,
        CancellationToken cancellation);

    /// <summary>
    /// The newest value in the interval; the largest when several series have one; null without a point.
    /// </summary>
    Task<double?> NewestAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>All alert policies of a project.</summary>
    Task<IReadOnlyList<ListedPolicy>> ListAlertPoliciesAsync(string project, CancellationToken cancellation);

    /// <summary>A dashboard by its name, <c>projects/P/dashboards/D</c>; null when it does not exist.</summary>
    Task<FoundDashboard?> FindDashboardAsync(string name, CancellationToken cancellation);
}

/// <summary>One value of a time series.</summary>
/// <param name="At">End of the period that the value is for.</param>
/// <param name="Value">The value.</param>
public sealed record SeriesPoint(DateTimeOffset At, double Value);

/// <summary>A time series as it was read.</summary>
/// <param name="Labels">Labels of its metric and its resource together; their names do not overlap.</param>
/// <param name="Points">Its points, newest first.</param>
public sealed record SeriesReading(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<SeriesPoint> Points);

/// <summary>How often a metric is sampled and how late a sample appears, by its descriptor.</summary>
/// <param name="SamplePeriod">Time between two points.</param>
/// <param name="IngestDelay">Time from the sample until it is visible.</param>
public sealed record MetricTiming(TimeSpan SamplePeriod, TimeSpan IngestDelay)
{
    // The window without a descriptor, and the shortest window: one missed sample is not a failure.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a metric's newest point may be: two sample periods and the delay, because one sample may be missed.
    /// </summary>
    /// <param name="timing">What the metric's descriptor says; null when it says nothing.</param>
    public static TimeSpan WindowOf(MetricTiming? timing)
    {
        var window = timing is null ? Least : (2 * timing.SamplePeriod) + timing.IngestDelay;
        return window > Least ? window : Least;
    }
}

/// <summary>An alert policy.</summary>
/// <param name="Name">Such as <c>projects/P/alertPolicies/N</c>; P may be the project's number.</param>
/// <param name="DisplayName">Display name.</param>
/// <param name="IsEnabled">Whether it sends notifications.</param>
public sealed record ListedPolicy(string Name, string DisplayName, bool IsEnabled);

/// <summary>A dashboard.</summary>
/// <param name="DisplayName">Display name.</param>
/// <param name="Tiles">Number of tiles.</param>
public sealed record FoundDashboard(string DisplayName, int Tiles);
