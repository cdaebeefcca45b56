namespace Ironwood.Catalog.Metrics;

/// <summary>
/// A metric type of Cloud Monitoring. Its class says what can be asked of it: only a distribution has percentiles,
/// only what counts has a rate, only a gauge has a mean. A series starts with <see cref="MetricSelection.Of"/>.
/// </summary>
public abstract class Metric : ISourced
{
    private readonly MetricRow _row;

    private protected Metric(MetricRow row, MonitoredResource resource) => (_row, Resource) = (row, resource);

    /// <summary>The exact string, for example <c>redis.googleapis.com/stats/cache_hit_ratio</c>.</summary>
    public string Type => _row.Type;

    /// <summary>What it is written on.</summary>
    public MonitoredResource Resource { get; }

    /// <summary>What a point means.</summary>
    public MetricKind Kind => _row.Kind;

    /// <summary>The type of a point.</summary>
    public MetricValueType ValueType => _row.ValueType;

    /// <summary>Unit in the notation of the API, for example <c>ms</c>.</summary>
    public string Unit => _row.Unit;

    /// <summary>Its own labels with their types; <see cref="Resource"/> has further labels.</summary>
    public IReadOnlyDictionary<string, LabelType> Labels => _row.Labels;

    /// <summary>What is not certain about it; null if nothing.</summary>
    public string? Note => _row.Note;

    /// <inheritdoc/>
    public string Source => _row.Source;

    /// <inheritdoc/>
    public DateOnly AsOf => _row.AsOf;

    /// <summary>The metric type.</summary>
    public override string ToString() => Type;

    /// <summary>The label's type and the prefix that a filter writes before its name.</summary>
    /// <exception cref="ArgumentException">Neither the metric nor its resource has the label.</exception>
    internal (string Owner, LabelType Type) Label(string name) =>
        Labels.TryGetValue(name, out var type) ? ("metric", type)
        : Resource.Labels.Contains(name) ? ("resource", LabelType.Text)
        : throw new ArgumentException(
            $"{Type} has no label '{name}'; it has: "
            + string.Join(", ", Labels.Keys.Concat(Resource.Labels).Order(StringComparer.Ordinal)), nameof(name));
}

/// <summary>A number at a moment, such as a temperature: has a mean and extremes.</summary>
public sealed class GaugeMetric : Metric
{
    internal GaugeMetric(MetricRow row, MonitoredResource resource) : base(row, resource)
    {
    }
}

/// <summary>A count of what happened: has a rate and an increase.</summary>
public sealed class CountMetric : Metric
{
    internal CountMetric(MetricRow row, MonitoredResource resource) : base(row, resource)
    {
    }
}

/// <summary>A histogram: has percentiles.</summary>
public sealed class DistributionMetric : Metric
{
    internal DistributionMetric(MetricRow row, MonitoredResource resource) : base(row, resource)
    {
    }
}

/// <summary>True or false at a moment: can be counted.</summary>
public sealed class StateMetric : Metric
{
    internal StateMetric(MetricRow row, MonitoredResource resource) : base(row, resource)
    {
    }
}
