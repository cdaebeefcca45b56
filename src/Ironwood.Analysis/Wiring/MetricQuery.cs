namespace Ironwood.Analysis.Wiring;

/// <summary>A filter of Cloud Monitoring or Cloud Logging, wherever it stands, with the aggregation beside
/// it.</summary>
/// <param name="Node">The resource that contains it.</param>
/// <param name="Path">Its path; for a filter in a dashboard's JSON, the path of the whole text.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Aligner">Aligner of its aggregation; null when it has none.</param>
internal sealed partial record MetricQuery(ResourceNode Node, string Path, string Filter, string? Aligner)
{
    /// <summary>The metric type; null when the filter names none, as log filters do.</summary>
    public string? Metric => MetricType().Match(Filter) is { Success: true } match ? match.Groups["type"].Value : null;

    /// <summary>Whether it says what a sink leaves out.</summary>
    public bool IsExclusion => Path.StartsWith("exclusions", StringComparison.Ordinal);

    /// <summary>The resource type.</summary>
    public string? Resource =>
        ResourceType().Match(Filter) is { Success: true } match ? match.Groups["type"].Value : null;

    /// <summary>The labels that it uses, as <c>metric</c> or <c>resource</c> and a name.</summary>
    public IEnumerable<(string Owner, string Name)> Labels => LabelName().Matches(Filter)
        .Select(match => (match.Groups["owner"].Value, match.Groups["name"].Value)).Distinct();

    /// <summary>Every filter of alerts, service levels, autoscalers and dashboards that names a metric.</summary>
    public static IEnumerable<MetricQuery> Of(ResourceGraph graph) =>
        AllOf(graph).Where(query => query.Metric is not null);

    /// <summary>
    /// Every filter and query of what watches and what keeps logs, those that name no metric among them.
    /// </summary>
    public static IEnumerable<MetricQuery> AllOf(ResourceGraph graph) =>
        from node in graph.Nodes
        where ResourceTypes.IsOfModule(node.Type, "monitoring")
            || ResourceTypes.IsOfModule(node.Type, "logging")
            || node.Type == ResourceTypes.Autoscaler
        from query in node.Type == ResourceTypes.Dashboard
            ? In(node, node.Text("dashboardJson").AsJson(), "").Select(query => query with { Path = "dashboardJson" })
            : In(node, node.Inputs, "")
        select query;

    private static IEnumerable<MetricQuery> In(ResourceNode node, JsonNode? value, string path)
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, inner) in map)
                {
                    var at = PropertyPath.Property(path, key);
                    if (inner.AsText() is { } text && IsQuery(key))
                    {
                        var aggregation = key == "denominatorFilter"
                            ? map["denominatorAggregations"]
                            : map["aggregations"] ?? map["aggregation"];
                        var first = aggregation is JsonArray list ? list.FirstOrDefault() : aggregation;
                        yield return new(node, at, text, first.Get("perSeriesAligner").AsText());
                        continue;
                    }
                    foreach (var query in In(node, inner, at))
                    {
                        yield return query;
                    }
                }
                break;
            case JsonArray items:
                foreach (var query in items.SelectMany((item, index) => In(node, item, PropertyPath.Item(path, index))))
                {
                    yield return query;
                }
                break;
        }
    }

    private static bool IsQuery(string key) =>
        key.EndsWith("ilter", StringComparison.Ordinal)
        || key is "query" or "prometheusQuery" or "timeSeriesQueryLanguage";

    [GeneratedRegex("""\bmetric\.type\s*=\s*"(?<type>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex MetricType();

    [GeneratedRegex("""resource\.type\s*=\s*"(?<type>[^"]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ResourceType();

    [GeneratedRegex("""\b(?<owner>metric|resource)\.labels?\.(?<name>[A-Za-z0-9_]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelName();
}
