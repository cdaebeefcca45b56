using Ironwood.Analysis.Traffic;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class FrontDoorTests
{
    // The predecessor's first defect: backend services without backends, groups without a backend service. The public
    // Terraform version has empty groups for backends, and its autoscaled ones are attached to nothing.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_group_is_a_backend_of_its_own_tier_and_of_no_other(string stack)
    {
        var graph = await Stacks.Capture(stack, "ironwood:tiers.medium.overflow=false");
        foreach (var tier in new[] { "small", "medium", "large" })
        {
            Assert.NotEmpty(GroupsOf(graph, tier));
            Assert.Equal(GroupsOf(graph, tier), BackendsOf(graph, tier));
        }
    }

    [Fact]
    public async Task Autoscaled_groups_are_the_backends_themselves()
    {
        var graph = await Stacks.Capture(
            "dev", "ironwood:tiers.small.zones=[us-central1-a, us-central1-b]",
            "ironwood:tiers.small.scaling={minReplicas: 2, maxReplicas: 4}");
        var scaled = graph.OfType(Types.Autoscaler).Select(scaler =>
            graph[Assert.Single(graph.Edges, edge => edge.From == scaler.Urn && edge.Path == "target").To].Name);
        Assert.Equal(BackendsOf(graph, "small"), scaled.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> GroupsOf(ResourceGraph graph, string tier) =>
        graph.OfType(Types.InstanceGroupManager).Select(group => group.Name)
            .Where(name => name.Contains($"-{tier}-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> BackendsOf(ResourceGraph graph, string tier)
    {
        var service = graph.Find(Types.BackendService, $"inference-backend-{tier}");
        var read = graph.Edges.Where(
            edge => edge.From == service.Urn && edge.Path.EndsWith(".group", StringComparison.Ordinal)).ToArray();
        Assert.All(read, edge => Assert.Equal("instanceGroup", edge.Property));
        return read.Select(edge => graph[edge.To].Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_backend_counts_requests_and_has_full_capacity(string stack)
    {
        var graph = await Stacks.Capture(stack, "ironwood:tiers.small.maxRequestsPerSecondPerVm=2.5");
        foreach (var service in graph.OfType(Types.BackendService)
            .Where(service => service.Name.StartsWith("inference-", StringComparison.Ordinal)))
        {
            var rate = service.Name == "inference-backend-small" ? "2.5" : "1";
            Assert.NotNull(service.Input("backends[0]"));
            for (var index = 0; service.Input($"backends[{index}]") is not null; index++)
            {
                Assert.Equal("RATE", service.Input($"backends[{index}].balancingMode"));
                Assert.Equal(rate, service.Input($"backends[{index}].maxRatePerInstance"));
                Assert.Equal("1", service.Input($"backends[{index}].capacityScaler"));
            }
        }
    }

    [Fact]
    public async Task Backend_services_are_of_the_current_balancer_and_wait_for_long_generations()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.requestTimeoutSeconds=7200");
        var check = graph.Find(Types.HealthCheck, "tpu-health-check");
        Assert.All(graph.OfType(Types.BackendService)
            .Where(s => s.Name.StartsWith("inference-", StringComparison.Ordinal)), service =>
        {
            graph.Reads(service, "healthChecks", check, "selfLink");
            Assert.Equal("EXTERNAL_MANAGED", service.Input("loadBalancingScheme"));
            Assert.Equal("HTTP", service.Input("protocol"));
            Assert.Equal("http", service.Input("portName"));
            Assert.Equal("7200", service.Input("timeoutSec"));
            // Draining has a limit of its own.
            Assert.Equal("3600", service.Input("connectionDrainingTimeoutSec"));
        });
    }

    [Fact]
    public async Task Draining_lasts_as_long_as_a_request_may()
    {
        var service = (await Stacks.Prod).Find(Types.BackendService, "inference-backend-small");
        Assert.Equal("600", service.Input("timeoutSec"));
        Assert.Equal("600", service.Input("connectionDrainingTimeoutSec"));
    }

    [Fact]
    public async Task The_health_check_has_the_recipes_figures()
    {
        var check = (await Stacks.Prod).Find(Types.HealthCheck, "tpu-health-check");
        Assert.Equal(
            ["10", "5", "3", "2", "8080", "USE_FIXED_PORT", "/health"],
            new[]
            {
                "checkIntervalSec", "timeoutSec", "unhealthyThreshold", "healthyThreshold",
                "httpHealthCheck.port", "httpHealthCheck.portSpecification", "httpHealthCheck.requestPath",
            }.Select(check.Input));
    }

    [Fact]
    public async Task The_health_check_logs_what_the_alert_on_unhealthy_backends_waits_for() =>
        Assert.Equal("true", (await Stacks.Prod).Find(Types.HealthCheck, "tpu-health-check").Input("logConfig.enable"));

    [Fact]
    public async Task Without_a_domain_one_address_leads_through_http_proxy_and_map()
    {
        var graph = await Stacks.Dev;
        var rule = graph.Find(Types.ForwardingRule, "ai-inference-forwarding-rule");
        var proxy = graph.Find(Types.HttpProxy, "ai-inference-proxy");
        var address = graph.Find(Types.Address, "ai-inference-ip");
        graph.Reads(rule, "ipAddress", address, "address");
        graph.Reads(rule, "target", proxy, "selfLink");
        graph.Reads(proxy, "urlMap", graph.Find(Types.UrlMap, "ai-inference-lb"), "selfLink");
        Assert.Equal("EXTERNAL_MANAGED", rule.Input("loadBalancingScheme"));
        Assert.Equal("80", rule.Input("portRange"));
        Assert.Equal("TCP", rule.Input("ipProtocol"));
        Assert.Equal("PREMIUM", rule.Input("networkTier"));
        Assert.Equal("EXTERNAL", address.Input("addressType"));
        Assert.Equal("IPV4", address.Input("ipVersion"));
        Assert.Single(graph.OfType(Types.ForwardingRule));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Routes_lead_to_the_tiers_that_the_settings_name(string stack)
    {
        var rows = RouteTable.Of(await Stacks.Capture(stack));
        Assert.Equal(
            ["/complex /complex/* large", "/simple /simple/* small", "/vertex/large/predict ", "/vertex/medium/predict ",
                "/vertex/small/predict ", " medium"],
            rows.OrderBy(row => row.IsDefault).ThenBy(row => row.BackendService)
                .Select(row => $"{string.Join(' ', row.Paths)} {row.Tier}"));
    }
}
