namespace Ironwood.Infra.Tests.Serving;

/// <summary>A tier's second region, from the subnet to the backend service: in the place of a failover ratio.</summary>
public sealed class FailoverTests
{
    private static readonly string[] Settings =
    [
        "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
        "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
        "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}",
    ];

    private static readonly Lazy<Task<ResourceGraph>> Captured = new(() => Stacks.Capture("prod", Settings));

    [Fact]
    public async Task The_second_regions_groups_stand_behind_the_first_ones_in_the_same_service()
    {
        var graph = await Captured.Value;
        var service = graph.Find(Types.BackendService, "inference-backend-medium");
        graph.Reads(
            service, "backends[0].group", graph.Find(Types.InstanceGroupManager, "slice-medium-0"), "instanceGroup");
        graph.Reads(
            service, "backends[1].group", graph.Find(Types.InstanceGroupManager, "slice-medium-failover0"),
            "instanceGroup");
        graph.Reads(
            service, "backends[2].group", graph.Find(Types.InstanceGroupManager, "slice-medium-failover1"),
            "instanceGroup");
        // The larger tier adds its own groups, because the prod stack's medium tier overflows.
        graph.Reads(
            service, "backends[3].group", graph.Find(Types.InstanceGroupManager, "slice-large-0"), "instanceGroup");
        Assert.Equal(
            ["PREFERRED", .. Enumerable.Repeat("DEFAULT", 11)],
            Enumerable.Range(0, 12).Select(index => service.Input($"backends[{index}].preference")));
        Assert.Null(service.Input("backends[12]"));
        Assert.All(
            Enumerable.Range(0, 12), index => Assert.Equal("RATE", service.Input($"backends[{index}].balancingMode")));
        Assert.Equal("1", service.Input("backends[1].maxRatePerInstance"));
    }

    [Fact]
    public async Task The_contract_names_the_groups_of_both_regions_and_says_which_help_out()
    {
        var groups = (await Captured.Value).Root.Outputs["contract"]!["tiers"]!["medium"]!["groups"]!.AsArray();
        Assert.Equal(
            ["us-central1-c False", "us-east5-a True", "us-east5-a True"],
            groups.Select(group => $"{group!["zone"]} {group["isFailover"]?.GetValue<bool>() ?? false}"));
        Assert.Equal(
            ["slice-medium-0", "slice-medium-failover0", "slice-medium-failover1"],
            groups.SelectMany(group => Reference.In(group!["instanceGroup"]!.ToString()))
                .Select(reference => reference.Target.Name));
    }

    [Fact]
    public async Task Without_overflow_the_second_region_alone_helps_out()
    {
        var graph = await Stacks.Capture("prod", [.. Settings, "ironwood:tiers.medium.overflow=false"]);
        var service = graph.Find(Types.BackendService, "inference-backend-medium");
        Assert.Equal(
            ["PREFERRED", "DEFAULT", "DEFAULT", null],
            Enumerable.Range(0, 4).Select(index => service.Input($"backends[{index}].preference")));
        var policy = graph.Find(Types.ServiceLbPolicy, "inference-backend-medium-policy");
        graph.Reads(service, "serviceLbPolicy", policy, "id");
        Assert.Equal("70", policy.Input("failoverConfig.failoverHealthThreshold"));
        Assert.Equal("true", policy.Input("autoCapacityDrain.enable"));
        Assert.Equal("WATERFALL_BY_REGION", policy.Input("loadBalancingAlgorithm"));
        // One slice of three may be ejected: they fail as one.
        Assert.Equal("34", service.Input("outlierDetection.maxEjectionPercent"));
    }

    [Fact]
    public async Task A_tier_overflows_to_the_larger_tiers_first_region_only()
    {
        var graph = await Stacks.Capture("prod", [.. Settings, "ironwood:tiers.small.overflow=true"]);
        var service = graph.Find(Types.BackendService, "inference-backend-small");
        graph.Reads(
            service, "backends[1].group", graph.Find(Types.InstanceGroupManager, "slice-medium-0"), "instanceGroup");
        Assert.Null(service.Input("backends[2]"));
    }

    [Fact]
    public async Task Machines_policies_and_groups_lie_in_the_second_region()
    {
        var graph = await Captured.Value;
        var manager = graph.Find(Types.InstanceGroupManager, "slice-medium-failover1");
        var policy = graph.Find(Types.ResourcePolicy, "slice-medium-failover1-topology");
        var template = graph.Find(Types.InstanceTemplate, "slice-medium-failover1-template");
        Assert.Equal(
            ("us-east5-a", "256", "medium-failover1-${random:index/randomId:RandomId::ironwood-suffix#hex}"),
            (manager.Input("zone"), manager.Input("targetSize"), manager.Input("baseInstanceName")));
        Assert.Equal(
            ("us-east5", "8x8x16"), (policy.Input("region"), policy.Input("workloadPolicy.acceleratorTopology")));
        graph.Reads(manager, "resourcePolicies.workloadPolicy", policy, "selfLink");
        graph.Reads(manager, "versions[0].instanceTemplate", template, "selfLinkUnique");
        graph.Reads(
            template, "networkInterfaces[0].subnetwork",
            graph.Find(Types.Subnetwork, "inference-network-subnet-us-east5"), "selfLink");
        Assert.Equal("medium", template.Input("labels.tier"));
        Assert.Equal("ironwood-failover-medium", graph[manager.Parent!].Parent is { } pod ? graph[pod].Name : null);
    }

    [Fact]
    public async Task The_network_has_a_subnet_a_router_and_a_way_out_there()
    {
        var graph = await Captured.Value;
        var subnet = graph.Find(Types.Subnetwork, "inference-network-subnet-us-east5");
        var router = graph.Find(Types.Router, "inference-network-router-us-east5");
        var nat = graph.Find(Types.RouterNat, "inference-network-nat-us-east5");
        var network = graph.Find(Types.Network, "inference-network");
        Assert.All(new[] { subnet, router, nat }, node => Assert.Equal("us-east5", node.Input("region")));
        Assert.Equal(("10.64.64.0/18", "true"), (subnet.Input("ipCidrRange"), subnet.Input("privateIpGoogleAccess")));
        graph.Reads(subnet, "network", network, "id");
        graph.Reads(router, "network", network, "id");
        graph.Reads(nat, "router", router, "name");
        graph.Reads(nat, "subnetworks[0].name", subnet, "id");
        Assert.Equal("us-central1", graph.Find(Types.Subnetwork, "inference-network-subnet").Input("region"));
    }

    [Fact]
    public async Task A_machine_waits_for_the_way_out_of_its_own_region()
    {
        var graph = await Captured.Value;
        Assert.Equal(["inference-network-nat-us-east5"], WaysOut("slice-medium-failover0-template"));
        Assert.Equal(["inference-network-nat"], WaysOut("slice-medium-0-template"));
        // Google must not choose the second subnet's addresses for its own services.
        Assert.Equal(
            ["inference-network-subnet", "inference-network-subnet-us-east5"],
            graph.DependenciesOf(graph.Find(Types.Address, "private-services-range"))
                .Where(node => node.Type == Types.Subnetwork).Select(node => node.Name).Order(StringComparer.Ordinal));

        IEnumerable<string> WaysOut(string template) =>
            graph.DependenciesOf(graph.Find(Types.InstanceTemplate, template))
                .Where(node => node.Type == Types.RouterNat)
                .Select(node => node.Name);
    }

    [Fact]
    public async Task Alerts_dashboard_and_outputs_know_the_second_region()
    {
        var graph = await Captured.Value;
        var filter = graph.Find(Types.AlertPolicy, "inference-alert-unhealthy-backends").Inputs.ToJsonString();
        Assert.Contains("slice-medium-failover1", filter, StringComparison.Ordinal);
        Assert.Contains(
            "medium-failover0", graph.Find(Types.AlertPolicy, "inference-alert-interruption").Inputs.ToJsonString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "slice-medium-failover0", graph.Find(Types.Dashboard, "inference-dashboard").Input("dashboardJson"),
            StringComparison.Ordinal);
        Assert.Equal(3, graph.Root.Outputs["instanceGroups"]!["medium"]!.AsArray().Count);
        Assert.Single(graph.Root.Outputs["instanceGroups"]!["small"]!.AsArray());
    }

    [Fact]
    public async Task Machines_that_serve_alone_have_a_group_a_zone_there_healed_and_scaled()
    {
        var graph = await Stacks.Capture(
            "dev", "ironwood:tiers.small.failover={region: us-east1, zones: [us-east1-b, us-east1-c]}",
            "ironwood:tiers.small.scaling={minReplicas: 2, maxReplicas: 6}",
            "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}",
            "ironwood:spend.prices={e2-small: 0.02, pd-balanced: 0.1}");
        var manager = graph.Find(Types.InstanceGroupManager, "replicas-small-us-east1-c");
        graph.Reads(
            manager, "versions[0].instanceTemplate", graph.Find(Types.InstanceTemplate, "failover-small-template"),
            "selfLinkUnique");
        graph.Reads(
            manager, "autoHealingPolicies.healthCheck", graph.Find(Types.HealthCheck, "failover-small-healing"),
            "selfLink");
        var autoscaler = graph.Find(Types.Autoscaler, "replicas-small-us-east1-c");
        graph.Reads(autoscaler, "target", manager, "selfLink");
        Assert.Equal(
            ("us-east1-c", "3"), (autoscaler.Input("zone"), autoscaler.Input("autoscalingPolicy.maxReplicas")));
        Assert.Equal(graph.Nodes.Select(node => node.Urn).Distinct().Count(), graph.Nodes.Count);
    }
}
