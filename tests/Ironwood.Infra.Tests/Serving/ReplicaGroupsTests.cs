namespace Ironwood.Infra.Tests.Serving;

public sealed class ReplicaGroupsTests
{
    private static readonly string[] Scaled =
    [
        "ironwood:tiers.small.chips=",
        "ironwood:tiers.small.topology=2x2x1",
        "ironwood:tiers.small.zones=[us-central1-c, us-central1-ai1a]",
        "ironwood:tiers.small.scaling={minReplicas: 3, maxReplicas: 9}",
    ];

    [Fact]
    public async Task Machines_that_serve_alone_are_one_group_a_zone_of_one_template()
    {
        var graph = await Stacks.Capture(
            "dev", "ironwood:tiers.small.vms=5", "ironwood:tiers.small.zones=[us-central1-a, us-central1-b]");
        var first = graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-a");
        var second = graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-b");
        Assert.Equal("3", first.Input("targetSize"));
        Assert.Equal("2", second.Input("targetSize"));
        Assert.Equal("us-central1-a", first.Input("zone"));
        Assert.Equal("us-central1-b", second.Input("zone"));
        var template = graph.Find(Types.InstanceTemplate, "replicas-small-template");
        graph.Reads(first, "versions[0].instanceTemplate", template, "selfLinkUnique");
        graph.Reads(second, "versions[0].instanceTemplate", template, "selfLinkUnique");
        Assert.Equal(("serving", "serving"), (first.Input("versions[0].name"), second.Input("versions[0].name")));
    }

    [Fact]
    public async Task They_are_exchanged_one_by_one_the_new_before_the_old()
    {
        var group = (await Stacks.Dev).Find(Types.InstanceGroupManager, "replicas-medium-us-central1-a");
        Assert.Equal("PROACTIVE", group.Input("updatePolicy.type"));
        Assert.Equal("REPLACE", group.Input("updatePolicy.minimalAction"));
        Assert.Equal("SUBSTITUTE", group.Input("updatePolicy.replacementMethod"));
        Assert.Equal("1", group.Input("updatePolicy.maxSurgeFixed"));
        Assert.Equal("0", group.Input("updatePolicy.maxUnavailableFixed"));
    }

    [Fact]
    public async Task They_are_neither_bulk_nor_wired_into_a_topology()
    {
        var graph = await Stacks.Capture("prod", Scaled);
        var group = graph.Find(Types.InstanceGroupManager, "replicas-small-us-central1-c");
        Assert.Null(group.Input("targetSizePolicies"));
        Assert.Null(group.Input("resourcePolicies"));
        Assert.Null(graph.Find(new ResourceId(Types.ResourcePolicy, "slice-small-0-topology")));
    }

    [Fact]
    public async Task An_autoscaler_owns_the_size_of_each_group_and_follows_what_the_balancer_sends()
    {
        var graph = await Stacks.Capture("prod", Scaled);
        foreach (var (zone, min, max) in new[] { ("us-central1-c", "2", "5"), ("us-central1-ai1a", "1", "4") })
        {
            var group = graph.Find(Types.InstanceGroupManager, $"replicas-small-{zone}");
            var scaler = graph.Find(Types.Autoscaler, $"replicas-small-{zone}");
            graph.Reads(scaler, "target", group, "selfLink");
            Assert.Null(group.Input("targetSize"));
            Assert.Equal(zone, scaler.Input("zone"));
            Assert.Equal(min, scaler.Input("autoscalingPolicy.minReplicas"));
            Assert.Equal(max, scaler.Input("autoscalingPolicy.maxReplicas"));
            Assert.Equal("0.7", scaler.Input("autoscalingPolicy.loadBalancingUtilization.target"));
            Assert.Null(scaler.Input("autoscalingPolicy.cpuUtilization"));
        }
    }

    [Fact]
    public async Task Stand_ins_scale_by_cpu()
    {
        var graph = await Stacks.Capture(
            "dev", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 3, targetUtilization: 0.5}");
        var scaler = graph.Find(Types.Autoscaler, "replicas-small-us-central1-a");
        Assert.Equal("0.5", scaler.Input("autoscalingPolicy.cpuUtilization.target"));
        Assert.Null(scaler.Input("autoscalingPolicy.loadBalancingUtilization"));
    }
}
