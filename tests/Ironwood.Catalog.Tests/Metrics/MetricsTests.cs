using System.Reflection;
using Ironwood.Catalog.Metrics;
using GoogleMetrics = Ironwood.Catalog.Metrics.Metrics;

namespace Ironwood.Catalog.Tests.Metrics;

public class MetricsTests
{
    [Fact]
    public void Every_property_has_a_row_of_its_own()
    {
        var properties = typeof(GoogleMetrics).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Metric)))
            .Select(property => (Metric)property.GetValue(null)!)
            .ToArray();
        Assert.Distinct(properties);
        Assert.NotEmpty(properties);
        Assert.Subset(
            GoogleMetrics.All.Select(m => m.Type).ToHashSet(StringComparer.Ordinal),
            properties.Select(m => m.Type).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void No_label_is_both_the_metrics_and_the_resources() =>
        Assert.All(GoogleMetrics.All, metric => Assert.Empty(metric.Labels.Keys.Intersect(metric.Resource.Labels)));

    [Fact]
    public void What_is_not_verified_says_so() =>
        Assert.All(
            GoogleMetrics.All.Where(metric => metric.Type.StartsWith("tpu.", StringComparison.Ordinal)),
            metric => Assert.StartsWith("Verified for Cloud TPU VMs only", metric.Note));

    [Theory]
    [InlineData(
        "loadbalancing.googleapis.com/https/total_latencies", "https_lb_rule", MetricKind.Delta,
        MetricValueType.Distribution, "ms")]
    [InlineData(
        "loadbalancing.googleapis.com/https/request_count", "https_lb_rule", MetricKind.Delta,
        MetricValueType.WholeNumber, "1")]
    [InlineData(
        "tpu.googleapis.com/accelerator/duty_cycle", "tpu.googleapis.com/GceTpuWorker", MetricKind.Gauge,
        MetricValueType.Number, "%")]
    [InlineData(
        "redis.googleapis.com/stats/cache_hit_ratio", "redis_instance", MetricKind.Gauge, MetricValueType.Number, "1")]
    [InlineData(
        "prometheus.googleapis.com/vllm:num_requests_waiting/gauge", "prometheus_target", MetricKind.Gauge,
        MetricValueType.Number, "1")]
    [InlineData(
        "monitoring.googleapis.com/uptime_check/check_passed", "uptime_url", MetricKind.Gauge, MetricValueType.Flag,
        "1")]
    public void A_metric_is_what_google_documents(
        string type, string resource, MetricKind kind, MetricValueType value, string unit)
    {
        var metric = GoogleMetrics.All.Single(m => m.Type == type);
        Assert.Equal((resource, kind, value, unit), (metric.Resource.Type, metric.Kind, metric.ValueType, metric.Unit));
    }

    [Fact]
    public void A_kind_that_nothing_can_be_asked_of_is_refused()
    {
        var resource = new MonitoredResource("r", [], "https://a", default);
        var row = new MetricRow(
            "t", "r", MetricKind.Delta, MetricValueType.Flag, "1", new Dictionary<string, LabelType>(), "https://a",
            default);
        Assert.Equal(
            "t is Delta of Flag, which no metric here can be.",
            Assert.Throws<InvalidDataException>(() => GoogleMetrics.Load([row], [resource])).Message);
    }

    [Fact]
    public void Log_signals_name_log_resource_and_condition() =>
        Assert.All(LogSignals.All, signal =>
        {
            Assert.Matches(
                "^log_id\\(\"[a-z.]+/[a-z_]+\"\\) AND resource.type = \"[a-z_]+\" AND (proto|json)Payload\\.",
                signal.Query);
            Assert.False(string.IsNullOrEmpty(signal.Note));
        });

    [Fact]
    public void Both_signals_are_known() => Assert.Equal(
        LogSignals.All.Select(signal => signal.Id).Order(),
        new[] { LogSignals.Interruption, LogSignals.BackendUnhealthy }.Select(signal => signal.Id).Order());
}
