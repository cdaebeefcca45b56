using Ironwood.Catalog.Accelerators;
using GoogleLimits = Ironwood.Catalog.Limits.Limits;

namespace Ironwood.Planning.Tests.Settings;

public class TierPlanTests
{
    /// <summary>Machines that a subnet of the default size has addresses for.</summary>
    private const int SubnetAddresses = (1 << 14) - 4;

    private static readonly int MostVms = (int)GoogleLimits.InstancesPerBalancedGroup.Value;

    private static readonly int MostGroups = (int)GoogleLimits.BackendsPerBackendService.Value;

    public static TheoryData<string> Accelerators =>
        new(AcceleratorCatalog.Generations.Where(g => g.IsAccelerator && g.IsOfferedByComputeEngine).Select(g => g.Id));

    [Theory]
    [InlineData("'chips': 256, 'topology': '4x8x8'", "4x8x8", 1, 64)]
    [InlineData("'slices': 1, 'chips': 1024", "8x8x16", 1, 256)]
    [InlineData("'chips': 9216, 'topology': '8x8x16'", "8x8x16", 9, 256)]
    [InlineData("'slices': 9, 'topology': '8x8x16'", "8x8x16", 9, 256)]
    [InlineData("'slices': 9, 'topology': '8x8x16', 'chips': 9216", "8x8x16", 9, 256)]
    [InlineData("'slices': 9, 'chips': 9216", "8x8x16", 9, 256)]
    [InlineData("'slices': 3, 'chips': 9216", "12x16x16", 3, 768)]
    [InlineData("'topology': '4x4x4'", "4x4x4", 1, 16)]
    [InlineData("'generation': 'v6e', 'chips': 512, 'slices': 2", "16x16", 2, 64)]
    [InlineData("'generation': 'v5p', 'topology': '4x4x4', 'slices': 2, 'zones': ['us-central1-a']", "4x4x4", 2, 16)]
    public void A_multi_host_tier_is_one_group_a_slice(string tier, string topology, int slices, int vms)
    {
        var plan = EngineInput.Plan(tier);

        Assert.Equal(topology, plan.Shape.Topology!.ToString());
        Assert.Equal(Enumerable.Range(0, slices).Select(i => $"t-{i}"), plan.Groups.Select(group => group.Name));
        Assert.All(plan.Groups, group => Assert.Equal((vms, vms), (group.MinVms, group.MaxVms)));
        Assert.Equal((slices * vms, slices * vms), (plan.MinVms, plan.MaxVms));
        Assert.Equal(slices * plan.Shape.Chips, plan.MaxChips);
        Assert.Equal(plan.MaxChips, plan.MinChips);
        Assert.False(plan.IsAutoscaled);
    }

    [Theory]
    [InlineData("'chips': 256", "t-us-central1-c 64")]
    [InlineData("'chips': 4000", "t-us-central1-c 1000")]
    [InlineData("'chips': 4004", "t-us-central1-c 501, t-us-central1-c-2 500")]
    [InlineData("'chips': 9216", "t-us-central1-c 768, t-us-central1-c-2 768, t-us-central1-c-3 768")]
    [InlineData(
        "'chips': 9216, 'zones': ['us-central1-c', 'us-central1-ai1a']",
        "t-us-central1-c 576, t-us-central1-c-2 576, t-us-central1-ai1a 576, t-us-central1-ai1a-2 576")]
    public void Chips_alone_are_hosts_that_serve_alone_in_groups_that_the_balancer_takes(string tier, string groups)
    {
        var plan = EngineInput.Plan(tier);

        Assert.Equal(("2x2x1", false), (plan.Shape.Topology!.ToString(), plan.Shape.IsMultiHost));
        Assert.Equal(groups, string.Join(", ", plan.Groups.Select(group => $"{group.Name} {group.MaxVms}")));
        Assert.All(plan.Groups, group => Assert.Equal(group.MinVms, group.MaxVms));
    }

    [Fact]
    public void Slices_are_dealt_out_over_the_zones_in_the_order_written()
    {
        var plan = EngineInput.Plan("'topology': '4x4x4', 'slices': 5, 'zones': ['us-central1-f', 'us-central1-c']");

        Assert.Equal(
            ["us-central1-f", "us-central1-c", "us-central1-f", "us-central1-c", "us-central1-f"],
            plan.Groups.Select(group => group.Zone));
    }

    [Fact]
    public void A_slice_may_be_alone_in_more_zones_than_it_needs()
    {
        var plan = EngineInput.Plan("'topology': '4x8x8', 'zones': ['us-central1-c', 'us-central1-ai1a']");

        Assert.Equal(["us-central1-c"], plan.Groups.Select(group => group.Zone));
    }

    [Theory]
    [InlineData("tpu7x", "us-central1", "us-central1-c")]
    [InlineData("v6e", "us-east5", "us-east5-a")]
    [InlineData("v5p", "us-east5", "us-east5-a")]
    public void Without_zones_the_first_one_known_in_the_region_is_taken(string generation, string region, string zone)
    {
        var plan = EngineInput.Plan($"'generation': '{generation}', 'chips': 4", ("gcp:region", region));

        Assert.Equal([$"t-{zone}"], plan.Groups.Select(group => group.Name));
    }

    [Fact]
    public void A_region_without_known_zones_takes_any_that_is_named()
    {
        var plan = EngineInput.Plan("'chips': 256, 'zones': ['europe-west4-b']", ("gcp:region", "europe-west4"));

        Assert.Equal("europe-west4-b", Assert.Single(plan.Groups).Zone);
    }

    [Theory]
    [InlineData("'chips': 20, 'zones': ['us-central1-a', 'us-central1-c']", "t-us-central1-a 3-3|t-us-central1-c 2-2")]
    [InlineData(
        "'generation': 'v6e', 'slices': 4, 'topology': '2x4', 'zones': ['us-central1-b', 'us-central1-c', "
        + "'us-central1-f']",
        "t-us-central1-b 2-2|t-us-central1-c 1-1|t-us-central1-f 1-1")]
    [InlineData("'generation': 'cpu'", "t-us-central1-a 1-1")]
    [InlineData(
        "'generation': 'cpu', 'vms': 5, 'zones': ['us-central1-a', 'us-central1-b']",
        "t-us-central1-a 3-3|t-us-central1-b 2-2")]
    [InlineData(
        "'generation': 'cpu', 'zones': ['us-central1-a', 'us-central1-b'], 'scaling': {'minReplicas': 1, "
        + "'maxReplicas': 5}",
        "t-us-central1-a 1-3|t-us-central1-b 0-2")]
    [InlineData("'scaling': {'minReplicas': 0, 'maxReplicas': 3}", "t-us-central1-c 0-3")]
    [InlineData(
        "'generation': 'v6e', 'scaling': {'minReplicas': 1, 'maxReplicas': 2}, 'zones': ['us-central1-b']",
        "t-us-central1-b 1-2")]
    public void A_single_host_tier_is_one_group_a_zone_and_the_first_take_the_remainder(string tier, string groups) =>
        Assert.Equal(
            groups.Split('|'),
            EngineInput.Plan(tier).Groups.Select(group => $"{group.Name} {group.MinVms}-{group.MaxVms}"));

    [Fact]
    public void Scaling_without_a_topology_takes_the_smallest_slice_of_one_host()
    {
        var plan = EngineInput.Plan("'scaling': {'minReplicas': 2, 'maxReplicas': 6}");

        Assert.Equal(("2x2x1", 8, 24), (plan.Shape.Topology!.ToString(), plan.MinChips, plan.MaxChips));
        Assert.Equal(0.7, plan.Scaling?.TargetUtilization);
        Assert.True(plan.IsAutoscaled);
    }

    [Fact]
    public void A_cpu_tier_has_VMs_and_no_chips()
    {
        var plan = EngineInput.Plan("'generation': 'cpu', 'vms': 3");

        Assert.Null(plan.Shape.Topology);
        Assert.Equal((3, 3, 0, 0), (plan.MinVms, plan.MaxVms, plan.MinChips, plan.MaxChips));
        Assert.Equal("e2-small", plan.Shape.MachineType.Name);
    }

    [Fact]
    public void What_a_tier_says_of_requests_is_in_its_plan()
    {
        var plan = EngineInput.Plan(
            "'generation': 'cpu', 'routes': ['/a/*', '/b'], 'maxRequestsPerSecondPerVm': 2.5, 'scaling': "
            + "{'minReplicas': 1, 'maxReplicas': 2, 'targetUtilization': 0.5}");

        Assert.Equal(
            ("t", true, 2.5, 0.5),
            (plan.Name, plan.IsDefault, plan.MaxRequestsPerSecondPerVm, plan.Scaling?.TargetUtilization));
        Assert.Equal(["/a", "/a/*", "/b"], plan.Routes.SelectMany(route => route.Paths));
    }

    [Fact]
    public void Plans_come_smallest_first_whatever_the_order_of_the_settings()
    {
        var settings = EngineInput.Settings("""
            {
              'c': {'chips': 1024, 'routes': ['/c']},
              'b': {'generation': 'cpu', 'vms': 2, 'routes': ['/b']},
              'd': {'chips': 256, 'default': true},
              'a': {'generation': 'cpu', 'vms': 2, 'routes': ['/a']},
              'e': {'generation': 'cpu', 'vms': 1, 'routes': ['/e']}
            }
            """);

        Assert.Equal(["e", "a", "b", "d", "c"], Plans.Of(settings).Tiers.Select(plan => plan.Name));
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Every_number_of_chips_has_a_plan_that_sums_up_and_stays_within_the_limits_or_a_problem(string id)
    {
        var generation = AcceleratorCatalog.Find(id)!;
        var zone = generation.Zones[0];
        var random = new Random(20_261_123);
        var numbers = Enumerable.Range(1, 64).Concat(Enumerable.Range(0, 200).Select(_ => random.Next(1, 20_000)));
        foreach (var chips in numbers)
        {
            var result = EngineInput.ReadTier(
                $"'generation': '{id}', 'chips': {chips}, 'serving': {{'model': 'gs://weights/own'}}",
                ("gcp:region", zone.Region));
            if (AcceleratorCatalog.Replicas(generation, chips) is null)
            {
                Assert.Equal("IW2006", Assert.Single(result.Problems).Code);
                continue;
            }
            if (result.Settings is null)
            {
                // Chips that only the smallest machines make: more of them than the subnet has addresses.
                Assert.Equal("IW1013", Assert.Single(result.Problems).Code);
                Assert.True(AcceleratorCatalog.Replicas(generation, chips)!.Vms > SubnetAddresses);
                continue;
            }
            var plan = Assert.Single(Plans.Of(result.Settings!).Tiers);
            Assert.Equal(chips, plan.MaxChips);
            Assert.Equal(chips, plan.Groups.Sum(group => group.MaxVms) * plan.Shape.MachineType.ChipsPerVm);
            Assert.All(plan.Groups, group => Assert.InRange(group.MaxVms, 1, MostVms));
            Assert.InRange(plan.Groups.Count, 1, MostGroups);
            Assert.Equal(plan.Groups.Count, plan.Groups.Select(group => group.Name).Distinct().Count());
        }
    }

    [Fact]
    public void Machines_are_shared_evenly_over_zones_whatever_their_numbers()
    {
        var random = new Random(9216);
        string[] all = ["us-central1-a", "us-central1-b", "us-central1-c", "us-central1-f"];
        for (var round = 0; round < 200; round++)
        {
            var zones = all[..random.Next(1, 5)];
            var max = random.Next(zones.Length, 1001);
            var min = random.Next(0, max + 1);
            var plan = EngineInput.Plan(
                $"'generation': 'cpu', 'zones': [{string.Join(", ", zones.Select(zone => $"'{zone}'"))}], 'scaling': "
                + $"{{'minReplicas': {min}, 'maxReplicas': {max}}}");

            Assert.Equal((min, max), (plan.MinVms, plan.MaxVms));
            Assert.Equal(zones, plan.Groups.Select(group => group.Zone));
            Assert.All(plan.Groups, group => Assert.InRange(group.MinVms, 0, group.MaxVms));
            Assert.InRange(plan.Groups.Max(group => group.MaxVms) - plan.Groups.Min(group => group.MaxVms), 0, 1);
            Assert.InRange(plan.Groups.Max(group => group.MinVms) - plan.Groups.Min(group => group.MinVms), 0, 1);
        }
    }
}
