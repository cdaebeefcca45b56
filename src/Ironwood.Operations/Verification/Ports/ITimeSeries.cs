namespace Ironwood.Operations.Verification.Ports;

/// <summary>What Cloud Monitoring has measured.</summary>
public interface ITimeSeries
{
    /// <summary>
    /// How soon a point of each metric type is visible; types that nobody has written yet are left out.
    /// </summary>
    Task<IReadOnlyDictionary<string, MetricTiming>> TimingsAsync(
        string project, IReadOnlyCollection<string> metricTypes, CancellationToken cancellation);

    /// <summary>Whether the filter finds a series with a point in the interval.</summary>
    Task<bool> AnyAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>How many series the filter finds with a point in the interval.</summary>
    Task<long> CountAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The newest truth value of each series in the interval, by one of its metric's labels.</summary>
    Task<IReadOnlyDictionary<string, bool>> StatesAsync(
        string project, string filter, string label, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>
    /// The newest value in the interval, the largest where several series have one; null without a point.
    /// </summary>
    Task<double?> NewestAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>How often a metric is sampled and how late a sample is seen, by its own descriptor.</summary>
/// <param name="SamplePeriod">Between two points.</param>
/// <param name="IngestDelay">From the sample to its visibility.</param>
public sealed record MetricTiming(TimeSpan SamplePeriod, TimeSpan IngestDelay)
{
    // What a descriptor leaves open, and never less: a sampling that is missed once is not a failure.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a metric's newest point may be. Two samples and the delay, because one sample may be missed.
    /// </summary>
    /// <param name="timing">What its descriptor says; null when it says nothing.</param>
    public static TimeSpan WindowOf(MetricTiming? timing)
    {
        var window = timing is null ? Least : (2 * timing.SamplePeriod) + timing.IngestDelay;
        return window > Least ? window : Least;
    }
}
