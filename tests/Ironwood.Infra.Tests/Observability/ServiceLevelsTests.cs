namespace Ironwood.Infra.Tests.Observability;

public sealed class ServiceLevelsTests
{
    private const string Ratio = "requestBasedSli.goodTotalRatio";
    private const string Cut = "requestBasedSli.distributionCut";

    [Fact]
    public async Task Both_objectives_belong_to_one_service()
    {
        var graph = await Stacks.Prod;
        var service = graph.Find(Types.CustomService, "inference-slo");
        Assert.Equal("TPU Inference", service.Input("displayName"));
        Assert.Equal(2, graph.OfType(Types.Slo).Count());
        Assert.All(graph.OfType(Types.Slo), slo => graph.Reads(slo, "service", service, "serviceId"));
    }

    [Fact]
    public async Task Availability_is_all_requests_but_those_with_a_server_error()
    {
        var graph = await Stacks.Prod;
        var slo = graph.Find(Types.Slo, "inference-slo-availability");
        graph.Reads(slo, $"{Ratio}.badServiceFilter", graph.Find(Types.UrlMap, "ai-inference-lb"), "name");
        graph.Reads(slo, $"{Ratio}.totalServiceFilter", graph.Find(Types.UrlMap, "ai-inference-lb"), "name");
        Assert.Equal(
            $"{slo.Input($"{Ratio}.totalServiceFilter")} AND metric.labels.response_code_class = 500",
            slo.Input($"{Ratio}.badServiceFilter"));
        Assert.True(InferenceAlertsTests.IsCatalogued(slo.Input($"{Ratio}.totalServiceFilter")!));
        // Two of good, bad and total; a third would contradict or repeat.
        Assert.Null(slo.Input($"{Ratio}.goodServiceFilter"));
        Assert.Equal(["0.995", "28"], InferenceAlertsTests.Inputs(slo, "goal", "rollingPeriodDays"));
        Assert.Equal("Requests answered without a server error", slo.Input("displayName"));
    }

    [Fact]
    public async Task Latency_cuts_the_balancers_distribution()
    {
        var graph = await Stacks.Prod;
        var slo = graph.Find(Types.Slo, "inference-slo-latency");
        graph.Reads(slo, $"{Cut}.distributionFilter", graph.Find(Types.UrlMap, "ai-inference-lb"), "name");
        Assert.Contains("https/total_latencies", slo.Input($"{Cut}.distributionFilter"), StringComparison.Ordinal);
        Assert.Equal(
            ["500", null, "0.95", "28"],
            InferenceAlertsTests.Inputs(slo, $"{Cut}.range.max", $"{Cut}.range.min", "goal", "rollingPeriodDays"));
    }

    [Fact]
    public async Task Goals_are_the_settings()
    {
        var graph = await Stacks.Capture(
            "dev",
            "ironwood:serviceLevels={availabilityGoal: 0.999, latencyGoal: 0.99, latencyMs: 2000, rollingDays: 7}");
        Assert.Equal(
            ["0.999", "7"],
            InferenceAlertsTests.Inputs(
                graph.Find(Types.Slo, "inference-slo-availability"), "goal", "rollingPeriodDays"));
        var latency = graph.Find(Types.Slo, "inference-slo-latency");
        Assert.Equal(
            ["0.99", "7", "2000", "Requests answered within 2000 ms"],
            InferenceAlertsTests.Inputs(latency, "goal", "rollingPeriodDays", $"{Cut}.range.max", "displayName"));
    }
}
