namespace Ironwood.Infra.Tests.Traffic;

public sealed class TierBackendTests
{
    // The predecessor's second defect is --failover-ratio, which belongs to another kind of load balancer.
    [Fact]
    public async Task Medium_fails_over_to_the_large_tiers_groups_and_not_by_a_ratio()
    {
        var graph = await Stacks.Prod;
        var service = graph.Find(Types.BackendService, "inference-backend-medium");
        graph.Reads(
            service, "backends[0].group", graph.Find(Types.InstanceGroupManager, "slice-medium-0"), "instanceGroup");
        Assert.Equal("PREFERRED", service.Input("backends[0].preference"));
        for (var slice = 0; slice < 9; slice++)
        {
            graph.Reads(
                service, $"backends[{slice + 1}].group", graph.Find(Types.InstanceGroupManager, $"slice-large-{slice}"),
                "instanceGroup");
            Assert.Equal("DEFAULT", service.Input($"backends[{slice + 1}].preference"));
        }
        Assert.Null(service.Input("backends[10]"));
        Assert.DoesNotContain("failover", service.Inputs.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            "70",
            graph.Find(Types.ServiceLbPolicy, "inference-backend-medium-policy")
                .Input("failoverConfig.failoverHealthThreshold"));
    }

    [Fact]
    public async Task A_group_that_two_backend_services_share_has_one_balancing_mode_and_its_own_tiers_rate()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.large.maxRequestsPerSecondPerVm=3");
        var service = graph.Find(Types.BackendService, "inference-backend-medium");
        Assert.Equal("1", service.Input("backends[0].maxRatePerInstance"));
        Assert.Equal("3", service.Input("backends[1].maxRatePerInstance"));
        Assert.All(
            Enumerable.Range(0, 10), index => Assert.Equal("RATE", service.Input($"backends[{index}].balancingMode")));
    }

    [Fact]
    public async Task Where_the_catalogue_knows_the_model_server_requests_in_flight_are_counted()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:tiers.small={chips: 256, routes: [/simple/*]}",
            "ironwood:tiers.medium={chips: 1024, default: true, maxRequestsPerSecondPerVm: 2}",
            "ironwood:tiers.large={chips: 8, topology: 2x2x2, routes: [/complex/*]}");

        var small = graph.Find(Types.BackendService, "inference-backend-small");
        Assert.Equal("IN_FLIGHT", small.Input("backends[0].balancingMode"));
        Assert.Equal("LONG", small.Input("backends[0].trafficDuration"));
        Assert.Equal("1024", small.Input("backends[0].maxInFlightRequestsPerInstance"));
        Assert.Null(small.Input("backends[0].maxRatePerInstance"));
        // A rate that is written goes before what the catalogue knows.
        var medium = graph.Find(Types.BackendService, "inference-backend-medium");
        Assert.Equal("RATE", medium.Input("backends[0].balancingMode"));
        Assert.Equal("2", medium.Input("backends[0].maxRatePerInstance"));
        Assert.Null(medium.Input("backends[0].trafficDuration"));
        Assert.Null(medium.Input("backends[0].maxInFlightRequestsPerInstance"));
        // Both hosts of a replica are backends and share what it takes.
        Assert.Equal(
            "128",
            graph.Find(Types.BackendService, "inference-backend-large").Input("backends[0].maxInFlightRequestsPerInstance"));
    }

    [Fact]
    public async Task Without_overflow_no_backend_is_preferred()
    {
        var graph = await Stacks.Prod;
        Assert.All(
            new[] { "inference-backend-small", "inference-backend-large" },
            name => Assert.Null(graph.Find(Types.BackendService, name).Input("backends[0].preference")));
    }

    [Fact]
    public async Task Small_overflows_to_medium_and_not_to_the_largest()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.overflow=true");
        var service = graph.Find(Types.BackendService, "inference-backend-small");
        graph.Reads(
            service, "backends[1].group", graph.Find(Types.InstanceGroupManager, "slice-medium-0"), "instanceGroup");
        Assert.Null(service.Input("backends[2]"));
    }

    [Theory]
    [InlineData("small", null)]
    [InlineData("medium", "true")]
    [InlineData("large", "true")]
    public async Task Each_has_a_policy_that_drains_where_there_are_groups_enough(string tier, string? drains)
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.failoverHealthThreshold=55");
        var service = graph.Find(Types.BackendService, $"inference-backend-{tier}");
        var policy = graph.Find(Types.ServiceLbPolicy, $"inference-backend-{tier}-policy");
        graph.Reads(service, "serviceLbPolicy", policy, "id");
        Assert.StartsWith(
            "//networkservices.googleapis.com/", service.Input("serviceLbPolicy"), StringComparison.Ordinal);
        Assert.Equal("global", policy.Input("location"));
        Assert.Equal("WATERFALL_BY_REGION", policy.Input("loadBalancingAlgorithm"));
        Assert.Equal(drains, policy.Input("autoCapacityDrain.enable"));
        // The provider sends nothing of a block that holds false only, and then misses it in Google's answer.
        Assert.Equal(drains is null, policy.Input("autoCapacityDrain") is null);
        Assert.Equal("55", policy.Input("failoverConfig.failoverHealthThreshold"));
    }

    [Fact]
    public async Task Two_backends_are_too_few_to_drain()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.overflow=true");
        Assert.Null(graph.Find(Types.ServiceLbPolicy, "inference-backend-small-policy").Input("autoCapacityDrain"));
    }

    [Theory]
    [InlineData("ironwood:tiers.large.chips=9216", "large", "12")] // one slice in nine
    [InlineData("ironwood:tiers.large.chips=2048", "large", "50")] // one slice in two
    [InlineData(
        "ironwood:tiers.small.overflow=true", "small", "50")] // 256 of 320 hosts are one slice, and half is the most
    [InlineData("ironwood:tiers.small={generation: cpu, vms: 4, routes: [/simple/*]}", "small", "25")]
    [InlineData("ironwood:tiers.small={generation: cpu, vms: 40, routes: [/simple/*]}", "small", "10")]
    public async Task Outliers_leave_by_what_fails_together(string change, string tier, string percent)
    {
        var service = (await Stacks.Capture("prod", change)).Find(Types.BackendService, $"inference-backend-{tier}");
        Assert.Equal(percent, service.Input("outlierDetection.maxEjectionPercent"));
        Assert.Equal("5", service.Input("outlierDetection.consecutiveGatewayFailure"));
        Assert.Equal("100", service.Input("outlierDetection.enforcingConsecutiveGatewayFailure"));
        // A 0 would not be sent, and Google's default is 100.
        Assert.Equal("1", service.Input("outlierDetection.enforcingConsecutiveErrors"));
        Assert.Equal("1", service.Input("outlierDetection.enforcingSuccessRate"));
        Assert.Equal("10", service.Input("outlierDetection.interval.seconds"));
        Assert.Equal("30", service.Input("outlierDetection.baseEjectionTime.seconds"));
    }

    [Fact]
    public async Task Who_stands_alone_is_never_an_outlier()
    {
        Assert.Null(
            (await Stacks.Prod).Find(Types.BackendService, "inference-backend-small").Input("outlierDetection"));
        Assert.Null(
            (await Stacks.Dev).Find(Types.BackendService, "inference-backend-medium").Input("outlierDetection"));
    }

    // By it ./ironwood verify sees where a path leads.
    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public async Task Every_answer_names_its_tier(string tier)
    {
        var service = (await Stacks.Prod).Find(Types.BackendService, $"inference-backend-{tier}");
        Assert.Equal($"X-Ironwood-Tier: {tier}", service.Input("customResponseHeaders[0]"));
        Assert.Null(service.Input("customResponseHeaders[1]"));
    }

    [Fact]
    public async Task Requests_go_to_the_least_busy_host() =>
        Assert.Equal(
            "LEAST_REQUEST",
            (await Stacks.Prod).Find(Types.BackendService, "inference-backend-small").Input("localityLbPolicy"));

    [Fact]
    public async Task Every_backend_service_logs_the_share_that_is_asked_for()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.logSampleRate=0.25");
        Assert.Equal(6, graph.OfType(Types.BackendService).Count());
        Assert.All(graph.OfType(Types.BackendService), service =>
        {
            Assert.Equal("true", service.Input("logConfig.enable"));
            Assert.Equal("0.25", service.Input("logConfig.sampleRate"));
        });
        Assert.All(
            (await Stacks.Prod).OfType(Types.BackendService),
            service => Assert.Equal("1", service.Input("logConfig.sampleRate")));
    }

    [Fact]
    public async Task Logging_can_be_turned_off()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.logSampleRate=0");
        Assert.All(graph.OfType(Types.BackendService), service =>
        {
            Assert.Equal("false", service.Input("logConfig.enable"));
            Assert.Null(service.Input("logConfig.sampleRate"));
        });
    }

    [Fact]
    public async Task The_recipes_cache_stands_before_the_small_tier_alone()
    {
        var graph = await Stacks.Prod;
        var small = graph.Find(Types.BackendService, "inference-backend-small");
        Assert.Equal("true", small.Input("enableCdn"));
        Assert.Equal("CACHE_ALL_STATIC", small.Input("cdnPolicy.cacheMode"));
        Assert.Equal(
            ["3600", "3600", "3600", "false"],
            new[] { "defaultTtl", "clientTtl", "maxTtl", "negativeCaching" }.Select(
                p => small.Input($"cdnPolicy.{p}")));
        Assert.Equal(
            ["true", "true", "true"],
            new[] { "Host", "Protocol", "QueryString" }.Select(
                p => small.Input($"cdnPolicy.cacheKeyPolicy.include{p}")));
        foreach (var tier in new[] { "medium", "large" })
        {
            var service = graph.Find(Types.BackendService, $"inference-backend-{tier}");
            Assert.Equal("false", service.Input("enableCdn"));
            Assert.Null(service.Input("cdnPolicy"));
        }
    }

    [Fact]
    public async Task Nothing_is_set_that_a_global_external_balancer_refuses()
    {
        var graph = await Stacks.Prod;
        Assert.All(graph.OfType(Types.BackendService), service => Assert.All(
            new[] { "circuitBreakers", "consistentHash", "maxStreamDuration", "iap" },
            property => Assert.Null(service.Input(property))));
    }
}
