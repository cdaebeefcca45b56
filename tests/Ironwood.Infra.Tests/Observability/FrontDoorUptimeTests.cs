using Ironwood.Analysis.Traffic;

namespace Ironwood.Infra.Tests.Observability;

public sealed class FrontDoorUptimeTests
{
    private const string Condition = "conditions[0].conditionThreshold";

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task The_front_door_is_asked_every_minute_on_a_path_that_the_default_tier_answers(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var check = graph.Find(Types.UptimeCheck, "front-door-uptime");
        // Prod has a domain: plain HTTP only redirects there, and the certificate is not the address's.
        var (port, ssl) = stack == "prod" ? ("443", "true") : ("80", "false");
        Assert.Equal(
            [
                "uptime_url", $"ironwood-{stack}", "60s", "10s", "STATIC_IP_CHECKERS", "GET", port, ssl, ssl,
                "STATUS_CLASS_2XX",
            ],
            InferenceAlertsTests.Inputs(
                check,
                "monitoredResource.type",
                "monitoredResource.labels.project_id",
                "period",
                "timeout",
                "checkerType",
                "httpCheck.requestMethod", "httpCheck.port", "httpCheck.useSsl",
                "httpCheck.validateSsl", "httpCheck.acceptedResponseStatusCodes[0].statusClass"));
        // What the hosts answer, and no route takes to another tier.
        var path = check.Input("httpCheck.path");
        Assert.Equal(graph.Find(Types.HealthCheck, "tpu-health-check").Input("httpHealthCheck.requestPath"), path);
        Assert.DoesNotContain(path, RouteTable.Of(graph).SelectMany(row => row.Paths));
    }

    [Fact]
    public async Task With_a_domain_the_domain_is_asked_else_the_address()
    {
        Assert.Equal(
            "inference.example.com",
            (await Stacks.Prod).Find(Types.UptimeCheck, "front-door-uptime").Input("monitoredResource.labels.host"));
        var dev = await Stacks.Dev;
        dev.Reads(
            dev.Find(Types.UptimeCheck, "front-door-uptime"), "monitoredResource.labels.host",
            dev.Find(Types.Address, "ai-inference-ip"), "address");
    }

    [Fact]
    public async Task It_alerts_when_more_than_one_place_gets_no_answer()
    {
        var graph = await Stacks.Prod;
        var alert = graph.Find(Types.AlertPolicy, "front-door-uptime-alert");
        graph.Reads(alert, $"{Condition}.filter", graph.Find(Types.UptimeCheck, "front-door-uptime"), "uptimeCheckId");
        Assert.StartsWith(
            "metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\" AND resource.type = "
            + "\"uptime_url\" AND metric.labels.check_id = ",
            alert.Input($"{Condition}.filter"), StringComparison.Ordinal);
        Assert.Equal(
            ["COMPARISON_GT", "1", "60s", "1200s", "ALIGN_NEXT_OLDER", "REDUCE_COUNT_FALSE", "resource.label.host"],
            InferenceAlertsTests.Inputs(
                alert,
                $"{Condition}.comparison",
                $"{Condition}.thresholdValue",
                $"{Condition}.duration",
                $"{Condition}.aggregations[0].alignmentPeriod", $"{Condition}.aggregations[0].perSeriesAligner",
                $"{Condition}.aggregations[0].crossSeriesReducer", $"{Condition}.aggregations[0].groupByFields[0]"));
    }
}
