namespace Ironwood.Catalog.Metrics;

/// <summary>One metric type as Google documents it.</summary>
/// <param name="Type">The exact string, for example <c>redis.googleapis.com/stats/cache_hit_ratio</c>.</param>
/// <param name="ResourceType">The monitored resource that it is written on.</param>
/// <param name="Kind">What a point means.</param>
/// <param name="ValueType">The type of a point.</param>
/// <param name="Unit">Unit in the notation of the API: <c>1</c>, <c>ms</c>, <c>By</c>, <c>%</c>, <c>s</c>.</param>
/// <param name="Labels">The metric's own labels that filters here may use.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What is not certain; null if nothing.</param>
internal sealed record MetricRow(
    string Type,
    string ResourceType,
    MetricKind Kind,
    MetricValueType ValueType,
    string Unit,
    IReadOnlyDictionary<string, LabelType> Labels,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
