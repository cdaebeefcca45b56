using static Ironwood.Analysis.Tests.Diff.Graphs;

namespace Ironwood.Analysis.Tests.Diff;

public sealed class TierAndRouteTests
{
    [Fact]
    public void A_slice_keeps_its_template_until_it_is_recreated_and_a_replica_is_exchanged()
    {
        ResourceNode[] Nodes(string image) =>
        [
            .. Machines("slice", "small", 64, "OPPORTUNISTIC", image),
            .. Machines("replica", "medium", 8, "PROACTIVE", image),
        ];

        var tiers = TierDiff.Of(Compare(Nodes("a"), Nodes("b")));

        Assert.Equal(["medium", "small"], tiers.Select(tier => tier.Name));
        Assert.Equal(new("replica", MachineFate.Exchanged, 8), Assert.Single(tiers[0].Groups));
        Assert.Equal(new("slice", MachineFate.KeptUntilRecreated, 64), Assert.Single(tiers[1].Groups));
        Assert.Equal([true, false], tiers.Select(tier => tier.HasColdStart));
        Assert.Equal(
            (256, 256, 64, 64), (tiers[1].ChipsBefore, tiers[1].ChipsAfter, tiers[1].VmsBefore, tiers[1].VmsAfter));
    }

    [Theory]
    [InlineData(8, 12, MachineFate.Grown, 4)]
    [InlineData(12, 8, MachineFate.Stopped, 4)]
    public void Another_size_starts_or_stops_the_difference(int before, int after, MachineFate fate, int vms)
    {
        var tier = Assert.Single(TierDiff.Of(Compare(Machines("g", "t", before), Machines("g", "t", after))));

        Assert.Equal(new("g", fate, vms), Assert.Single(tier.Groups));
        Assert.Equal((before * 4, after * 4), (tier.ChipsBefore, tier.ChipsAfter));
    }

    [Fact]
    public void The_autoscalers_largest_size_counts()
    {
        ResourceNode[] Nodes(int most) =>
        [
            .. Machines("g", "t", 1),
            Node(
                Autoscaler, "a",
                $$"""{"target": "{{Ref(Group, "g", "selfLink")}}", "autoscalingPolicy": {"maxReplicas": {{most}} } }"""),
        ];

        var tier = Assert.Single(TierDiff.Of(Compare(Nodes(2), Nodes(5))));

        Assert.Equal((2, 5), (tier.VmsBefore, tier.VmsAfter));
    }

    [Fact]
    public void Groups_that_come_go_and_are_replaced()
    {
        NodeOptions first = new() { DeleteBeforeReplace = true };
        var tiers = TierDiff.Of(Compare(
            [.. Machines("gone", "old", 2), .. Machines("moved", "t", 3, zone: "a", options: first)],
            [.. Machines("new", "young", 4), .. Machines("moved", "t", 3, zone: "b", options: first)]));

        Assert.Equal(
            [
                new("gone", MachineFate.Stopped, 2), new("moved", MachineFate.MadeAnew, 3, true),
                new("new", MachineFate.Started, 4),
            ],
            tiers.SelectMany(tier => tier.Groups));
        Assert.Equal([0, 12, 16], tiers.Select(tier => tier.ChipsAfter));
        Assert.Equal([8, 12, 0], tiers.Select(tier => tier.ChipsBefore));
        Assert.Equal([false, true, true], tiers.Select(tier => tier.HasColdStart));
    }

    [Fact]
    public void Equal_tiers_are_there_and_nothing_happens_to_them() =>
        Assert.Empty(Assert.Single(TierDiff.Of(Compare(Machines("g", "t", 1), Machines("g", "t", 1)))).Groups);

    [Fact]
    public void Routes_that_lead_elsewhere_come_or_go()
    {
        ResourceNode[] Nodes(string rules, string service) =>
        [
            Node(
                UrlMap, "m",
                $$"""{"defaultService": "{{Ref(Service, service, "id")}}", "pathMatchers": [{"pathRules": [{{rules}}]}]}"""),
            Node(Service, "a"), Node(Service, "b"),
        ];
        string Rule(string path, string service) =>
            $$"""{"paths": ["{{path}}"], "service": "{{Ref(Service, service, "id")}}"}""";

        var changes = RouteDiff.Of(
            Whole(Nodes($"{Rule("/same", "a")},{Rule("/moved", "a")},{Rule("/gone", "a")}", "a")),
            Whole(Nodes($"{Rule("/same", "a")},{Rule("/moved", "b")},{Rule("/new", "b")}", "b")));

        Assert.Equal(
            ["/moved a b", "/new  b", " a b", "/gone a "],
            changes.Select(
                change =>
                    $"{string.Join(' ', change.Paths)} {change.Before?.BackendService} "
                    + $"{change.After?.BackendService}"));
    }

    [Fact]
    public void A_second_autoscaler_of_a_group_is_passed_over()
    {
        ResourceNode Scaler(string name, int most) =>
            Node(
                Autoscaler, name,
                $$"""{"target": "{{Ref(Group, "g", "selfLink")}}", "autoscalingPolicy": {"maxReplicas": {{most}} } }""");
        ResourceNode[] nodes = [.. Machines("g", "t", 1), Scaler("a", 3), Scaler("b", 9)];

        Assert.Equal(3, Assert.Single(TierDiff.Of(Compare(nodes, nodes))).VmsAfter);
    }

    // One backend service, one group: what changes is whose the machines are, and where.
    [Theory]
    [InlineData("t", "z", "t", "z", 0)]
    [InlineData("t", "z", "u", "z", 1)]
    [InlineData("t", "z", "t", "y", 1)]
    public void A_route_to_the_same_service_leads_elsewhere_when_tier_or_group_is_another(
        string tier, string zone, string newTier, string newZone, int changes)
    {
        ResourceNode[] Nodes(string tier, string zone) =>
        [
            .. Machines("g", tier, 1, zone: zone),
            Node(Service, "s", $$"""{"backends": [{"group": "{{Ref(Group, "g", "instanceGroup")}}"}]}"""),
            Node(UrlMap, "m", $$"""{"defaultService": "{{Ref(Service, "s", "id")}}"}"""),
        ];

        Assert.Equal(changes, RouteDiff.Of(Whole(Nodes(tier, zone)), Whole(Nodes(newTier, newZone))).Count);
    }

    [Fact]
    public void A_cost_with_something_unpriced_has_no_sum()
    {
        var costs = new Dictionary<string, decimal> { ["a"] = 1.5m, ["b"] = 2 };

        Assert.Equal(3.5m, new DailyCost(costs, 0).Sum);
        Assert.Null(new DailyCost(costs, 1).Sum);
    }

    private static ResourceNode[] Machines(
        string name, string tier, int vms, string update = "PROACTIVE", string image = "i", string zone = "z",
        NodeOptions? options = null) =>
    [
        Node(
            Template, $"{name}-template",
            $$"""{"machineType": "tpu7x-standard-4t", "labels": {"tier": "{{tier}}"}, "disks": [{"sourceImage": "{{image}}"}]}"""),
        Node(Group, name, $$"""
            {
              "targetSize": {{vms}}, "zone": "{{zone}}", "updatePolicy": {"type": "{{update}}"},
              "versions": [{"instanceTemplate": "{{Ref(Template, $"{name}-template", "selfLinkUnique")}}"}]
            }
            """, options),
    ];
}
