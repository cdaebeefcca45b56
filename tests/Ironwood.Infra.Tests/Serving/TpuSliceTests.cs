namespace Ironwood.Infra.Tests.Serving;

public sealed class TpuSliceTests
{
    [Fact]
    public async Task Nine_thousand_chips_are_nine_slices_of_256_hosts_each_in_a_group_of_its_own()
    {
        var graph = await Stacks.Prod;
        var groups = graph.OfType(Types.InstanceGroupManager)
            .Where(group => group.Name.StartsWith("slice-large-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(9, groups.Length);
        Assert.All(groups, group => Assert.Equal("256", group.Input("targetSize")));
    }

    [Theory]
    [InlineData("slice-small-0", "4x8x8", "64")]
    [InlineData("slice-medium-0", "8x8x16", "256")]
    [InlineData("slice-large-3", "8x8x16", "256")]
    public async Task A_slice_is_a_workload_policy_a_template_and_a_bulk_group(
        string name, string topology, string hosts)
    {
        var graph = await Stacks.Prod;
        var policy = graph.Find(Types.ResourcePolicy, $"{name}-topology");
        Assert.Equal("HIGH_THROUGHPUT", policy.Input("workloadPolicy.type"));
        Assert.Equal(topology, policy.Input("workloadPolicy.acceleratorTopology"));
        Assert.Equal("AUTO_CONNECT", policy.Input("workloadPolicy.acceleratorTopologyMode"));
        Assert.Equal("us-central1", policy.Input("region"));

        var group = graph.Find(Types.InstanceGroupManager, name);
        graph.Reads(group, "resourcePolicies.workloadPolicy", policy, "selfLink");
        graph.Reads(
            group, "versions[0].instanceTemplate", graph.Find(Types.InstanceTemplate, $"{name}-template"),
            "selfLinkUnique");
        Assert.Equal("BULK", group.Input("targetSizePolicies[0].mode"));
        Assert.Equal(hosts, group.Input("targetSize"));
        Assert.Equal("us-central1-c", group.Input("zone"));
        Assert.Equal("DO_NOTHING", group.Input("instanceLifecyclePolicy.defaultActionOnFailure"));
        // A group with machines takes no other policy: another topology is another group.
        Assert.Equal(["resourcePolicies"], group.Options.ReplaceOnChanges);
    }

    // The predecessor's eighth defect: "v7-256" of the Cloud TPU API, which makes no TPU7x machines. Compute Engine
    // does.
    [Fact]
    public async Task Tpus_are_machines_of_compute_engine_and_nothing_is_asked_of_the_cloud_tpu_api()
    {
        var graph = await Stacks.Prod;
        Assert.DoesNotContain(graph.Nodes, node => node.Type.StartsWith("gcp:tpu/", StringComparison.Ordinal));
        Assert.DoesNotContain(graph.OfType(Types.Service), service => service.Input("service") == "tpu.googleapis.com");
        Assert.All(
            graph.OfType(Types.InstanceTemplate),
            template => Assert.Equal("tpu7x-standard-4t", template.Input("machineType")));
        Assert.Equal(11, graph.OfType(Types.InstanceTemplate).Count());
    }

    [Fact]
    public async Task An_update_never_exchanges_a_host_of_a_running_slice()
    {
        var group = (await Stacks.Prod).Find(Types.InstanceGroupManager, "slice-medium-0");
        Assert.Equal("OPPORTUNISTIC", group.Input("updatePolicy.type"));
        Assert.Equal("REPLACE", group.Input("updatePolicy.minimalAction"));
        Assert.Equal("RECREATE", group.Input("updatePolicy.replacementMethod"));
        Assert.Equal("0", group.Input("updatePolicy.maxSurgeFixed"));
        Assert.Equal("256", group.Input("updatePolicy.maxUnavailableFixed"));
    }

    [Fact]
    public async Task A_multi_host_tier_has_no_autoscaler() =>
        Assert.Empty((await Stacks.Prod).OfType(Types.Autoscaler));

    [Fact]
    public async Task Slices_are_dealt_out_over_the_zones()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.large.zones=[us-central1-c, us-central1-ai1a]");
        var zones = Enumerable.Range(0, 9)
            .Select(index => graph.Find(Types.InstanceGroupManager, $"slice-large-{index}").Input("zone"));
        Assert.Equal(
            ["us-central1-c", "us-central1-ai1a", "us-central1-c", "us-central1-ai1a", "us-central1-c",
                "us-central1-ai1a", "us-central1-c", "us-central1-ai1a", "us-central1-c"],
            zones);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_group_serves_on_the_port_that_the_health_check_asks(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var check = graph.Find(Types.HealthCheck, "tpu-health-check");
        Assert.All(graph.OfType(Types.InstanceGroupManager), group =>
        {
            Assert.Equal("http", group.Input("namedPorts[0].name"));
            Assert.Equal(check.Input("httpHealthCheck.port"), group.Input("namedPorts[0].port"));
        });
    }

    // Google may have the machines in some days only; the front door must not wait for them.
    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task No_group_holds_up_the_platform_until_its_machines_run(string stack) => Assert.All(
        (await StackVariants.Of(stack)).OfType(Types.InstanceGroupManager),
        group => Assert.NotEqual("true", group.Input("waitForInstances")));

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_group_has_two_hours_for_what_the_provider_gives_fifteen_minutes(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(graph.OfType(Types.InstanceGroupManager), group => Assert.Equal(
            ["create=120m", "delete=120m", "update=120m"],
            group.Options.Timeouts.Select(timeout => $"{timeout.Key}={timeout.Value}").Order(StringComparer.Ordinal)));
    }
}
