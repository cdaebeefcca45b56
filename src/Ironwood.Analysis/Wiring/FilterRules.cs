using Ironwood.Analysis.Rules;
using Ironwood.Catalog.Metrics;

namespace Ironwood.Analysis.Wiring;

/// <summary>Rules about the metric filters of alerts, charts and service levels.</summary>
internal static class FilterRules
{
    // User-defined metrics may have any name.
    private static readonly string[] OwnMetrics =
    ["custom.googleapis.com/", "external.googleapis.com/", "logging.googleapis.com/user/"];

    private static readonly Rule UnknownMetric = new(
        "wiring/unknown-metric", Severity.Error,
        "A filter names a metric that is not in the catalogue.",
        "If no one writes the metric, an alert on it never fires and a chart of it stays empty.",
        "https://docs.cloud.google.com/monitoring/api/metrics_gcp",
        Example: "names the metric redis.googleapis.com/stats/memory/used_ratio, which is not in the catalogue");

    private static readonly Rule MetricResource = new(
        "wiring/metric-resource", Severity.Error,
        "A filter combines a metric with a resource type that it is not written for.",
        "The filter selects nothing.", "https://docs.cloud.google.com/monitoring/api/v3/filters",
        Example:
            "combines redis.googleapis.com/stats/memory/usage_ratio with gce_instance; it is written for "
            + "redis_instance");

    private static readonly Rule MetricAligner = new(
        "wiring/metric-aligner", Severity.Error,
        "An aligner does not fit a metric's kind or value type.",
        "Google Cloud refuses the alert; a chart shows an error.",
        "https://docs.cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies",
        Example: "aligns redis.googleapis.com/stats/memory/usage_ratio (gauge of numbers) with ALIGN_RATE");

    private static readonly Rule MetricLabel = new(
        "wiring/metric-label", Severity.Warning,
        "A filter uses a label that the metric or its resource does not have in the catalogue.",
        "A label that does not exist selects nothing.", "https://docs.cloud.google.com/monitoring/api/v3/filters",
        Example:
            "uses resource.labels.zone, which redis_instance does not have; it has: instance_id, node_id, "
            + "project_id, region");

    private static readonly Rule UnscopedFilter = new(
        "wiring/unscoped-filter", Severity.Warning,
        "A filter selects what other stacks of the project write as well.",
        "Alerts fire for another stack, a sink stores its logs, and a chart adds both up.",
        "https://docs.cloud.google.com/monitoring/api/v3/filters",
        Example: "selects redis.googleapis.com/stats/memory/usage_ratio of every stack in the project");

    private static readonly Lazy<Dictionary<string, Metric>> ByType = new(() =>
        Metrics.All.ToDictionary(metric => metric.Type, StringComparer.Ordinal));

    public static IReadOnlyList<RuleCheck> Checks { get; } =
    [
        new(UnknownMetric, graph =>
            from query in MetricQuery.Of(graph)
            where !ByType.Value.ContainsKey(query.Metric!)
                && !OwnMetrics.Any(own => query.Metric!.StartsWith(own, StringComparison.Ordinal))
            select new Breach(
                query.Node, query.Path, $"names the metric {query.Metric}, which is not in the catalogue",
                "correct its name, or add it with its source to metrics.json of Ironwood.Catalog")),
        new(MetricResource, graph =>
            from pair in Known(graph)
            where pair.Query.Resource != pair.Metric.Resource.Type
            select new Breach(
                pair.Query.Node, pair.Query.Path,
                $"combines {pair.Metric.Type} with {pair.Query.Resource ?? "any resource"}; it is written for "
                + $"{pair.Metric.Resource.Type}",
                $"write resource.type = \"{pair.Metric.Resource.Type}\"")),
        new(MetricAligner, graph =>
            from pair in Known(graph)
            let aligner = pair.Query.Aligner is null ? null : Aligner.Find(pair.Query.Aligner)
            where pair.Query.Aligner is not null and not "ALIGN_NONE" && aligner?.Fits(pair.Metric) != true
            select new Breach(
                pair.Query.Node, pair.Query.Path,
                $"aligns {pair.Metric.Type} ({Describe(pair.Metric)}) with {pair.Query.Aligner}",
                $"use one of {string.Join(", ", Aligner.All.Where(a => a.Fits(pair.Metric)).Select(a => a.Id))}")),
        new(MetricLabel, graph =>
            from pair in Known(graph)
            where pair.Query.Resource == pair.Metric.Resource.Type
            from label in pair.Query.Labels
            let has = label.Owner == "metric" ? pair.Metric.Labels.Keys : pair.Metric.Resource.Labels
            where !has.Contains(label.Name)
            select new Breach(
                pair.Query.Node, pair.Query.Path,
                $"uses {label.Owner}.labels.{label.Name}, which "
                + $"{(label.Owner == "metric" ? pair.Metric.Type : pair.Metric.Resource.Type)} does not have; it has: "
                + string.Join(", ", has.Order(StringComparer.Ordinal)),
                "correct the label, or add it to the catalogue with its source")),
        new(
            UnscopedFilter,
            graph => (
                from query in MetricQuery.AllOf(graph)
                where !query.IsExclusion && !graph.ReadIn(query.Filter).Any() && !IsAsNarrowAsPossible(query)
                select Unscoped(
                    query.Node,
                    query.Path,
                    query.Metric ?? (query.Resource is { } resource ? $"what is written on {resource}" : "everything")))
                .Concat(
                    from sink in graph.OfType(ResourceTypes.Sink)
                    where sink.At("filter") is null
                    select Unscoped(sink, "filter", "everything"))),
    ];

    private static IEnumerable<(MetricQuery Query, Metric Metric)> Known(ResourceGraph graph) =>
        from query in MetricQuery.Of(graph)
        let metric = ByType.Value.GetValueOrDefault(query.Metric!)
        where metric is not null
        select (query, metric);

    private static Breach Unscoped(ResourceNode node, string path, string what) => new(
        node,
        path,
        $"selects {what} of every stack in the project",
        "compare a label with the name or id of a resource of this stack, or with its suffix");

    // Of some resources no label says whose they are.
    private static bool IsAsNarrowAsPossible(MetricQuery query) =>
        ByType.Value.GetValueOrDefault(query.Metric ?? "")?.Resource.Narrowest is { } narrowest
        && query.Labels.Contains(("resource", narrowest));

    private static string Describe(Metric metric) => $"{Lower(metric.Kind)} of " + metric.ValueType switch
    {
        MetricValueType.Flag => "flags",
        MetricValueType.Distribution => "distributions",
        _ => "numbers",
    };

    private static string Lower(MetricKind kind) => kind switch
    {
        MetricKind.Gauge => "gauge",
        MetricKind.Delta => "delta",
        _ => "total",
    };
}
