using Ironwood.Catalog.Metrics;

namespace Ironwood.Demo.Monitoring;

/// <summary>A time series of the platform, with a constant value and a given age.</summary>
public sealed record PlatformSeries
{
    /// <summary>Metric type.</summary>
    public required string MetricType { get; init; }

    /// <summary>Type of the monitored resource.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The metric kind of its points.</summary>
    public MetricKind Kind { get; init; }

    /// <summary>The value type of its points.</summary>
    public MetricValueType ValueType { get; init; } = MetricValueType.Number;

    /// <summary>Labels of the metric.</summary>
    public ImmutableSortedDictionary<string, string> MetricLabels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Labels of the resource.</summary>
    public ImmutableSortedDictionary<string, string> ResourceLabels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The number: the value of a gauge, the rate per second of a counter, or every percentile of a distribution.
    /// </summary>
    public double Value { get; init; }

    /// <summary>
    /// The number of equal series that it represents: those of ten thousand chips differ only in the chip.
    /// </summary>
    public int Copies { get; init; } = 1;

    /// <summary>The age of the newest point.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A label by its path in filters and groupings, for example <c>resource.labels.zone</c>; empty if absent.
    /// </summary>
    internal string Label(string path) => path.Split('.') switch
    {
        ["metric", "type"] => MetricType,
        ["resource", "type"] => ResourceType,
        ["metric", "label" or "labels", var name] => MetricLabels.GetValueOrDefault(name, ""),
        ["resource", "label" or "labels", var name] => ResourceLabels.GetValueOrDefault(name, ""),
        _ => "",
    };
}
