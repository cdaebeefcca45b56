namespace Ironwood.Catalog.Metrics;

/// <summary>The percentiles that Cloud Monitoring can calculate.</summary>
public enum Percentile
{
    /// <summary>Half of all values are below.</summary>
    P50 = 50,

    /// <summary>95 % of all values are below.</summary>
    P95 = 95,

    /// <summary>99 % of all values are below.</summary>
    P99 = 99,
}

/// <summary>How selected series become values at equal periods. What does not fit a metric's class does not
/// compile.</summary>
public static class Alignment
{
    /// <summary>The mean over the period.</summary>
    public static NumberSeries Mean(this MetricSelection<GaugeMetric> selection, TimeSpan period) =>
        Numbers(selection, period, "ALIGN_MEAN", selection.Metric.Unit);

    /// <summary>The largest value of the period.</summary>
    public static NumberSeries Highest(this MetricSelection<GaugeMetric> selection, TimeSpan period) =>
        Numbers(selection, period, "ALIGN_MAX", selection.Metric.Unit);

    /// <summary>How many a second.</summary>
    public static NumberSeries Rate(this MetricSelection<CountMetric> selection, TimeSpan period) =>
        Numbers(selection, period, "ALIGN_RATE", $"{selection.Metric.Unit}/s");

    /// <summary>How many in the period.</summary>
    public static NumberSeries Increase(this MetricSelection<CountMetric> selection, TimeSpan period) =>
        Numbers(selection, period, "ALIGN_DELTA", selection.Metric.Unit);

    /// <summary>
    /// The percentile of all values together, one for each combination of the labels. The histograms are joined
    /// before the percentile is taken: a percentile of percentiles would say nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The metric has no such label.</exception>
    public static Series Percentile(
        this MetricSelection<DistributionMetric> selection,
        Percentile percentile,
        TimeSpan period,
        params IEnumerable<string> by) =>
        new(
            selection.Filter,
            period,
            "ALIGN_DELTA",
            $"REDUCE_PERCENTILE_{percentile:D}",
            by.Select(selection.GroupField),
            selection.Metric.Unit);

    /// <summary>How many series say false, one number for each combination of the labels.</summary>
    /// <exception cref="ArgumentException">The metric has no such label.</exception>
    public static Series CountFalse(
        this MetricSelection<StateMetric> selection, TimeSpan period, params IEnumerable<string> by) =>
        new(selection.Filter, period, "ALIGN_NEXT_OLDER", "REDUCE_COUNT_FALSE", by.Select(selection.GroupField), "1");

    private static NumberSeries Numbers<TMetric>(
        MetricSelection<TMetric> selection, TimeSpan period, string aligner, string unit)
        where TMetric : Metric => new(selection.Filter, period, aligner, unit, selection.GroupField);
}
