using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Observability;
using Pulumi;

namespace Ironwood.Infra.Tests.Observability;

public sealed partial class InferenceAlertsTests
{
    private const string Condition = "conditions[0].conditionThreshold";

    [Fact]
    public async Task The_recipes_alert_watches_a_real_latency_metric_at_500_ms_for_300_s()
    {
        var graph = await Stacks.Prod;
        var alert = Alert(graph, "high-latency");
        Assert.Equal("TPU High Latency Alert", alert.Input("displayName"));
        Assert.Equal(
            "metric.type = \"loadbalancing.googleapis.com/https/total_latencies\" AND resource.type = \"https_lb_rule\""
                + " AND resource.labels.url_map_name = \"${gcp:compute/uRLMap:URLMap::ai-inference-lb#name}\"",
            alert.Input($"{Condition}.filter"));
        Assert.Equal(
            [
                "COMPARISON_GT", "500", "300s", "60s", "ALIGN_DELTA", "REDUCE_PERCENTILE_99",
                "resource.label.backend_target_name", "1", "86400s",
            ],
            Inputs(alert, $"{Condition}.comparison", $"{Condition}.thresholdValue", $"{Condition}.duration",
                $"{Condition}.aggregations[0].alignmentPeriod", $"{Condition}.aggregations[0].perSeriesAligner",
                $"{Condition}.aggregations[0].crossSeriesReducer", $"{Condition}.aggregations[0].groupByFields[0]",
                $"{Condition}.trigger.count", "alertStrategy.autoClose"));
        graph.Reads(alert, $"{Condition}.filter", graph.Find(Types.UrlMap, "ai-inference-lb"), "name");
    }

    // The predecessor's third defect: a filter without a metric type, and a comparison that does not exist.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_condition_names_metric_and_resource_type_and_compares_as_the_api_does(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var conditions = graph.OfType(Types.AlertPolicy)
            .SelectMany(
                alert => Enumerable.Range(0, 6)
                    .Select(index => (Alert: alert, Path: $"conditions[{index}].conditionThreshold")))
            .Where(condition => condition.Alert.Input(condition.Path) is not null)
            .ToArray();
        Assert.Equal(8, conditions.Length);
        Assert.All(conditions, condition =>
        {
            var (alert, path) = condition;
            Assert.Contains(alert.Input($"{path}.comparison"), new[] { "COMPARISON_GT", "COMPARISON_LT" });
            Assert.Equal(
                0,
                int.Parse(
                    alert.Input($"{path}.duration")!.TrimEnd(
                        's'), System.Globalization.CultureInfo.InvariantCulture) % 60);
            foreach (var filter in new[] {
                alert.Input($"{path}.filter"),
                alert.Input($"{path}.denominatorFilter"),
            }.OfType<string>())
            {
                Assert.True(
                    IsCatalogued(filter) || filter.StartsWith("select_slo_burn_rate(", StringComparison.Ordinal),
                    filter);
            }
        });
    }

    [Fact]
    public async Task The_error_ratio_divides_server_errors_by_all_requests_of_a_tier()
    {
        var graph = await Stacks.Capture("prod", "ironwood:alerts.errorRatio=0.02");
        var alert = Alert(graph, "error-ratio");
        var map = graph.Find(Types.UrlMap, "ai-inference-lb");
        graph.Reads(alert, $"{Condition}.filter", map, "name");
        graph.Reads(alert, $"{Condition}.denominatorFilter", map, "name");
        Assert.Equal(
            $"{alert.Input($"{Condition}.denominatorFilter")} AND metric.labels.response_code_class = 500",
            alert.Input($"{Condition}.filter"));
        Assert.Contains("https/request_count", alert.Input($"{Condition}.filter"), StringComparison.Ordinal);
        foreach (var part in new[] { "aggregations", "denominatorAggregations" })
        {
            Assert.Equal(
                ["60s", "ALIGN_DELTA", "REDUCE_SUM", "resource.label.backend_target_name"],
                Inputs(alert, $"{Condition}.{part}[0].alignmentPeriod", $"{Condition}.{part}[0].perSeriesAligner",
                    $"{Condition}.{part}[0].crossSeriesReducer", $"{Condition}.{part}[0].groupByFields[0]"));
        }
        Assert.Equal(
            ["COMPARISON_GT", "0.02", "300s"],
            Inputs(alert, $"{Condition}.comparison", $"{Condition}.thresholdValue", $"{Condition}.duration"));
    }

    [Theory]
    [InlineData("fast-burn", "3600s", "10")]
    [InlineData("slow-burn", "86400s", "2")]
    public async Task Burn_rates_watch_both_objectives(string role, string lookback, string times)
    {
        var graph = await Stacks.Prod;
        var alert = Alert(graph, role);
        foreach (var (objective, index) in new[] { "availability", "latency" }.Select(
            (objective, index) => (objective, index)))
        {
            var path = $"conditions[{index}].conditionThreshold";
            graph.Reads(alert, $"{path}.filter", graph.Find(Types.Slo, $"inference-slo-{objective}"), "name");
            Assert.Equal(
                $"select_slo_burn_rate(\"${{gcp:monitoring/slo:Slo::inference-slo-{objective}#name}}\", "
                + $"\"{lookback}\")",
                alert.Input($"{path}.filter"));
            Assert.Equal(
                ["COMPARISON_GT", times, "0s", null],
                Inputs(
                    alert, $"{path}.comparison", $"{path}.thresholdValue", $"{path}.duration", $"{path}.aggregations"));
        }
        Assert.Null(alert.Input("conditions[2]"));
    }

    [Fact]
    public async Task The_caches_memory_alerts_at_four_fifths()
    {
        var alert = Alert(await Stacks.Prod, "cache-memory");
        Assert.Contains(
            "redis.googleapis.com/stats/memory/system_memory_usage_ratio", alert.Input($"{Condition}.filter"),
            StringComparison.Ordinal);
        Assert.Equal(
            ["COMPARISON_GT", "0.8", "300s", "ALIGN_MEAN", "REDUCE_MAX"],
            Inputs(alert, $"{Condition}.comparison", $"{Condition}.thresholdValue", $"{Condition}.duration",
                $"{Condition}.aggregations[0].perSeriesAligner", $"{Condition}.aggregations[0].crossSeriesReducer"));
        Assert.Equal(
            "0.6",
            Alert(await Stacks.Capture("prod", "ironwood:alerts.cacheMemoryRatio=0.6"), "cache-memory").Input(
                $"{Condition}.thresholdValue"));
    }

    [Fact]
    public async Task Without_a_cache_there_is_no_alert_on_its_memory()
    {
        var graph = await StackVariants.Of("small machines that scale");
        Assert.DoesNotContain(graph.OfType(Types.AlertPolicy), alert => alert.Name == "inference-alert-cache-memory");
        Assert.Equal(7, graph.OfType(Types.AlertPolicy).Count());
    }

    [Theory]
    [InlineData("interruption", "baseInstanceName", "cloudaudit.googleapis.com/system_event")]
    [InlineData("unhealthy-backends", "name", "compute.googleapis.com/healthchecks")]
    public async Task What_only_logs_tell_is_watched_for_every_group(string role, string property, string log)
    {
        var graph = await Stacks.Prod;
        var alert = Alert(graph, role);
        const string Path = "conditions[0].conditionMatchedLog.filter";
        Assert.StartsWith($"log_id(\"{log}\") AND resource.type = ", alert.Input(Path), StringComparison.Ordinal);
        Assert.Equal(
            graph.OfType(Types.InstanceGroupManager)
                .Select(group => new ResourceEdge(alert.Urn, Path, group.Urn, property))
                .Order(ResourceEdge.BySource),
            graph.Edges.Where(edge => edge.From == alert.Urn && edge.Path == Path).Order(ResourceEdge.BySource));
        // Such a condition stands alone, and needs a limit on its notices.
        Assert.Null(alert.Input("conditions[1]"));
        Assert.Equal("300s", alert.Input("alertStrategy.notificationRateLimit.period"));
    }

    [Fact]
    public async Task Only_log_alerts_limit_their_notices() => Assert.Equal(
        ["inference-alert-interruption", "inference-alert-unhealthy-backends"],
        (await Stacks.Prod).OfType(Types.AlertPolicy)
            .Where(alert => alert.Input("alertStrategy.notificationRateLimit") is not null)
            .Select(alert => alert.Name));

    [Fact]
    public async Task Every_alert_tells_every_channel_what_to_do_and_closes_after_a_day()
    {
        var graph = await Stacks.Capture("prod", "ironwood:alerts.emails=[a@example.com, b@example.com]");
        var channels = graph.OfType(Types.NotificationChannel).ToArray();
        Assert.Equal(2, channels.Length);
        Assert.Equal(8, graph.OfType(Types.AlertPolicy).Count());
        Assert.All(graph.OfType(Types.AlertPolicy), alert =>
        {
            Assert.Equal(
                channels.Select(channel => channel.Urn).Order(StringComparer.Ordinal),
                graph.Edges.Where(edge => edge.From == alert.Urn
                    && edge.Path.StartsWith("notificationChannels[", StringComparison.Ordinal)
                    && edge.Property == "name").Select(edge => edge.To).Order(StringComparer.Ordinal));
            Assert.Equal(["86400s", "true", "OR", "text/markdown"],
                Inputs(alert, "alertStrategy.autoClose", "enabled", "combiner", "documentation.mimeType"));
            Assert.Equal(alert.Input("displayName"), alert.Input("documentation.subject"));
            Assert.Contains("\n1. ", alert.Input("documentation.content"), StringComparison.Ordinal);
            Assert.Contains(alert.Input("severity"), new[] { "CRITICAL", "WARNING" });
        });
    }

    [Fact]
    public void A_duration_that_is_not_whole_minutes_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        AlertConditions.Threshold(
            new("a", 0.5),
            new(Output.Create("a"), _ => MetricSelection.Of(Metrics.RedisHitRatio).Mean(TimeSpan.FromMinutes(1))),
            TimeSpan.FromSeconds(90)));

    internal static bool IsCatalogued(string filter) =>
        TypesOf().Match(filter) is { Success: true } match
        && Metrics.All.Any(
            metric => metric.Type == match.Groups["metric"].Value
                && metric.Resource.Type == match.Groups["resource"].Value);

    internal static IEnumerable<string?> Inputs(ResourceNode node, params string[] paths) => paths.Select(node.Input);

    private static ResourceNode Alert(ResourceGraph graph, string role) =>
        graph.Find(Types.AlertPolicy, $"inference-alert-{role}");

    [GeneratedRegex(
        "^metric\\.type = \"(?<metric>[^\"]+)\" AND resource\\.type = \"(?<resource>[^\"]+)\"",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TypesOf();
}
