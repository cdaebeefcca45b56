namespace Ironwood.Catalog.Metrics;

/// <summary>
/// The time series of one metric that a filter selects. The filter always names the metric type and the resource
/// type, without which Cloud Monitoring refuses it, and only labels that one of them has.
/// </summary>
/// <typeparam name="TMetric">The metric's class, which decides how the series may be aligned.</typeparam>
public sealed record MetricSelection<TMetric> where TMetric : Metric
{
    private const string UrlMapLabel = "url_map_name";

    private readonly ImmutableArray<string> _conditions;

    internal MetricSelection(TMetric metric, ImmutableArray<string> conditions) =>
        (Metric, _conditions) = (metric, conditions);

    /// <summary>The metric.</summary>
    public TMetric Metric { get; }

    /// <summary>The filter, in the language of Cloud Monitoring.</summary>
    public string Filter => string.Join(
        " AND ", [$"metric.type = \"{Metric.Type}\"", $"resource.type = \"{Metric.Resource.Type}\"", .. _conditions]);

    /// <summary>Only the series whose label has this text.</summary>
    /// <exception cref="ArgumentException">There is no such label, it holds numbers, or the text cannot be
    /// quoted.</exception>
    public MetricSelection<TMetric> Where(string label, string value) =>
        With($"{Path(label, LabelType.Text)} = {Quote(value)}");

    /// <summary>Only the series whose label has this number.</summary>
    /// <exception cref="ArgumentException">There is no such label, or it holds text.</exception>
    public MetricSelection<TMetric> Where(string label, long value) =>
        With(string.Create(CultureInfo.InvariantCulture, $"{Path(label, LabelType.Number)} = {value}"));

    /// <summary>
    /// Only the requests that were answered with a status of the 500s: the load balancer labels each with the first
    /// status of its class (<c>https://docs.cloud.google.com/monitoring/api/metrics_gcp</c>).
    /// </summary>
    /// <exception cref="ArgumentException">The metric does not count responses of the load balancer.</exception>
    public MetricSelection<TMetric> WhereServerError() => Where("response_code_class", 500);

    /// <summary>
    /// Only the requests that go through a URL map. An internal load balancer may write the project's number before the
    /// map's name.
    /// </summary>
    /// <exception cref="ArgumentException">The metric is not a load balancer's, or the name cannot be
    /// quoted.</exception>
    public MetricSelection<TMetric> WhereUrlMap(string name) => Metric.Resource.Type == "internal_http_lb_rule"
        ? With($"{Path(UrlMapLabel, LabelType.Text)} = "
            + $"monitoring.regex.full_match({Quote($"(URL_MAP/[0-9]+_)?{name}")})")
        : Where(UrlMapLabel, name);

    /// <summary>Only the series whose label has one of these texts.</summary>
    /// <exception cref="ArgumentException">There is no such label, it holds numbers, or nothing is given.</exception>
    public MetricSelection<TMetric> WhereOneOf(string label, IEnumerable<string> values)
    {
        var quoted = string.Join(",", values.Select(Quote));
        return quoted.Length > 0
            ? With($"{Path(label, LabelType.Text)} = one_of({quoted})")
            : throw new ArgumentException("An empty choice selects nothing.", nameof(values));
    }

    /// <summary>
    /// Only the series whose label begins with one of these texts and a dash, as the names of a group's machines do.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such label, it holds numbers, or nothing is given.</exception>
    public MetricSelection<TMetric> WhereNamedAfter(string label, IEnumerable<string> names)
    {
        var choice = string.Join("|", names);
        return choice.Length > 0
            ? With($"{Path(label, LabelType.Text)} = monitoring.regex.full_match({Quote($"({choice})-.+")})")
            : throw new ArgumentException("An empty choice selects nothing.", nameof(names));
    }

    // The field by which an aggregation groups: the API writes it in the singular there.
    internal string GroupField(string label) => $"{Metric.Label(label).Owner}.label.{label}";

    private MetricSelection<TMetric> With(string condition) => new(Metric, _conditions.Add(condition));

    private string Path(string label, LabelType type)
    {
        var (owner, actual) = Metric.Label(label);
        return actual == type
            ? $"{owner}.labels.{label}"
            : throw new ArgumentException(
                $"The label '{label}' of {Metric.Type} holds {Name(actual)}, not {Name(type)}.", nameof(label));
    }

    private static string Name(LabelType type) => type == LabelType.Text ? "text" : "numbers";

    private static string Quote(string value) => value.AsSpan().ContainsAny('"', '\\', '\n')
        ? throw new ArgumentException($"'{value}' cannot stand between quotes in a filter.", nameof(value))
        : $"\"{value}\"";
}

/// <summary>Where a selection starts.</summary>
public static class MetricSelection
{
    /// <summary>All time series of a metric.</summary>
    public static MetricSelection<TMetric> Of<TMetric>(TMetric metric) where TMetric : Metric => new(metric, []);
}
