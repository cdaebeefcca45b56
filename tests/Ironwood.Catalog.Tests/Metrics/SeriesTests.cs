using System.Reflection;
using Ironwood.Catalog.Metrics;
using GoogleMetrics = Ironwood.Catalog.Metrics.Metrics;

namespace Ironwood.Catalog.Tests.Metrics;

public class SeriesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_filter_names_metric_and_resource_type_before_anything_else() =>
        Assert.All(GoogleMetrics.All, metric => Assert.Equal(
            $"metric.type = \"{metric.Type}\" AND resource.type = \"{metric.Resource.Type}\"",
            MetricSelection.Of(metric).Filter));

    [Fact]
    public void Labels_are_written_as_the_metrics_or_the_resources_and_numbers_without_quotes() =>
        Assert.EndsWith(
            "AND resource.labels.url_map_name = \"map\" AND metric.labels.response_code_class = 500"
                + " AND resource.labels.backend_target_name = one_of(\"a\",\"b\")",
            MetricSelection.Of(GoogleMetrics.BalancerRequests)
                .Where("url_map_name", "map")
                .Where("response_code_class", 500)
                .WhereOneOf("backend_target_name", ["a", "b"]).Filter,
            StringComparison.Ordinal);

    [Fact]
    public void A_label_that_the_metric_does_not_have_is_refused_with_those_that_it_has()
    {
        var error = Assert.Throws<ArgumentException>(
            () => MetricSelection.Of(GoogleMetrics.GroupSize).Where("tier", "small"));
        Assert.StartsWith(
            "compute.googleapis.com/instance_group/size has no label 'tier'; it has: instance_group_id, "
            + "instance_group_name, location, project_id",
            error.Message);
    }

    [Fact]
    public void Text_does_not_stand_for_a_number_nor_a_number_for_text()
    {
        var requests = MetricSelection.Of(GoogleMetrics.BalancerRequests);
        Assert.Contains(
            "holds numbers, not text",
            Assert.Throws<ArgumentException>(() => requests.Where("response_code_class", "5xx")).Message);
        Assert.Contains(
            "holds text, not numbers",
            Assert.Throws<ArgumentException>(() => requests.Where("url_map_name", 5)).Message);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\\")]
    [InlineData("a\nb")]
    public void A_value_that_would_break_out_of_its_quotes_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => MetricSelection.Of(GoogleMetrics.GroupSize).Where("location", value));

    [Fact]
    public void An_empty_choice_is_refused() =>
        Assert.Throws<ArgumentException>(() => MetricSelection.Of(GoogleMetrics.GroupSize).WhereOneOf("location", []));

    [Fact]
    public void Every_class_of_metric_is_aligned_as_fits_it()
    {
        Assert.Equal(("ALIGN_MEAN", null), Of(MetricSelection.Of(GoogleMetrics.TpuDutyCycle).Mean(Minute)));
        Assert.Equal(
            ("ALIGN_MAX", "REDUCE_MAX"), Of(MetricSelection.Of(GoogleMetrics.KvCacheUsage).Highest(Minute).Largest()));
        Assert.Equal(
            ("ALIGN_RATE", "REDUCE_SUM"), Of(MetricSelection.Of(GoogleMetrics.BalancerRequests).Rate(Minute).Sum()));
        Assert.Equal(
            ("ALIGN_DELTA", "REDUCE_MEAN"),
            Of(MetricSelection.Of(GoogleMetrics.VertexErrors).Increase(Minute).Average()));
        Assert.Equal(
            ("ALIGN_DELTA", "REDUCE_PERCENTILE_99"),
            Of(MetricSelection.Of(GoogleMetrics.TotalLatencies).Percentile(Percentile.P99, Minute)));
        Assert.Equal(
            ("ALIGN_NEXT_OLDER", "REDUCE_COUNT_FALSE"),
            Of(MetricSelection.Of(GoogleMetrics.UptimeCheckPassed).CountFalse(Minute)));

        static (string, string?) Of(Series series) => (series.Aligner, series.Reducer);
    }

    // Each way of Alignment is offered for one class of metrics: what compiles must be possible for all of that class.
    // The aligners' own table says what is, and it is not derived from the other.
    [Fact]
    public void Whatever_compiles_is_an_alignment_that_google_takes()
    {
        var ways = typeof(Alignment).GetMethods(BindingFlags.Public | BindingFlags.Static);
        Assert.NotEmpty(ways);
        Assert.All(ways, way =>
        {
            var metric = Assert.Single(way.GetParameters()[0].ParameterType.GetGenericArguments());
            Assert.True(metric.IsSealed, $"{way.Name} takes metrics of any class.");
            var metrics = GoogleMetrics.All.Where(metric.IsInstanceOfType).ToArray();
            Assert.NotEmpty(metrics);
            Assert.All(metrics, one =>
            {
                var aligner = Aligner.Find(((Series)way.Invoke(null, Arguments(way, one))!).Aligner);
                Assert.True(aligner?.Fits(one), $"{way.Name} aligns {one.Type} with {aligner?.Id}.");
            });
        });

        static object[] Arguments(
            MethodInfo way, Metric metric) => [.. way.GetParameters().Select(parameter => parameter.Name switch
        {
            "selection" =>
                typeof(MetricSelection).GetMethod(nameof(MetricSelection.Of))!
                    .MakeGenericMethod(metric.GetType())
                    .Invoke(null, [metric])!,
            "period" => Minute,
            "percentile" => Percentile.P99,
            _ => Array.Empty<string>(),
        })];
    }

    [Fact]
    public void A_quotient_has_one_period_and_one_set_of_labels()
    {
        var requests = MetricSelection.Of(GoogleMetrics.BalancerRequests);
        var whole = requests.Rate(Minute).Sum("backend_target_name", "cache_result");
        var part = requests.Where("response_code_class", 500).Rate(Minute);

        var ratio = part.Sum("cache_result", "backend_target_name").Over(whole);
        Assert.Equal(("60s", whole), (ratio.Part.Period, ratio.Whole));

        var error = Assert.Throws<ArgumentException>(() => part.Sum("cache_result").Over(whole));
        Assert.StartsWith(
            "A part by metric.label.cache_result has no quotient by a whole by metric.label.cache_result, "
            + "resource.label.backend_target_name.",
            error.Message);
        Assert.Throws<ArgumentException>(() => part.Over(whole));
        Assert.Throws<ArgumentException>(() => part.Sum().Over(part));
        Assert.StartsWith(
            "A part every 300s has no quotient by a whole every 60s.",
            Assert.Throws<ArgumentException>(() =>
                requests.Rate(TimeSpan.FromMinutes(5)).Sum("backend_target_name", "cache_result").Over(whole)).Message);
    }

    [Fact]
    public void A_series_is_grouped_by_labels_that_exist()
    {
        var latencies = MetricSelection.Of(GoogleMetrics.TotalLatencies);
        Assert.Equal(
            ["resource.label.backend_target_name", "metric.label.cache_result"],
            latencies.Percentile(Percentile.P50, Minute, "backend_target_name", "cache_result").GroupBy);
        Assert.Throws<ArgumentException>(() => latencies.Percentile(Percentile.P50, Minute, "tier"));
        Assert.Throws<ArgumentException>(
            () => MetricSelection.Of(GoogleMetrics.RedisHitRatio).Mean(Minute).Average("tier"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    public void A_period_is_whole_minutes(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => MetricSelection.Of(GoogleMetrics.RedisHitRatio).Mean(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Periods_and_units_are_written_as_the_api_does()
    {
        var series = MetricSelection.Of(GoogleMetrics.BalancerRequests).Rate(TimeSpan.FromMinutes(5));
        Assert.Equal(("300s", "1/s"), (series.Period, series.Unit));
        Assert.Equal("ms", MetricSelection.Of(GoogleMetrics.TotalLatencies).Percentile(Percentile.P95, Minute).Unit);
    }
}
