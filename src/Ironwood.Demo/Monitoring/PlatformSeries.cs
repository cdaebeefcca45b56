using System.Collections.Immutable;
using Ironwood.Catalog.Metrics;

namespace Ironwood.Demo.Monitoring;

/// <summary>A time series of the platform: always the same number, as fresh as it says.</summary>
public sealed record PlatformSeries
{
    /// <summary>Metric type.</summary>
    public required string MetricType { get; init; }

    /// <summary>Type of the monitored resource.</summary>
    public required string ResourceType { get; init; }

    /// <summary>What its points are of.</summary>
    public MetricKind Kind { get; init; }

    /// <summary>What type its points have.</summary>
    public MetricValueType ValueType { get; init; } = MetricValueType.Number;

    /// <summary>Labels of the metric.</summary>
    public ImmutableSortedDictionary<string, string> MetricLabels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Labels of the resource.</summary>
    public ImmutableSortedDictionary<string, string> ResourceLabels { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The number: of a gauge the value, of a count the rate a second, of a distribution every percentile.
    /// </summary>
    public double Value { get; init; }

    /// <summary>
    /// How many series alike it stands for: those of ten thousand chips differ in nothing but their chip.
    /// </summary>
    public int Copies { get; init; } = 1;

    /// <summary>How old the newest point is.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A label by the path that filters and groupings have, as <c>resource.labels.zone</c>; empty without it.
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
