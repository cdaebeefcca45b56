using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

public sealed class FailoverValidationTests
{
    private static readonly string[] Money =
    [
        "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, tpu7x/reservation: 12, v6e: 2.7, e2-small: "
        + "0.02, pd-balanced: 0.1, hyperdisk-balanced: 0.08}}",
    ];

    [Theory]
    [InlineData("{region: us-central1}", "IW2017", ".region")]
    [InlineData("{region: us-east5-a}", "IW1010", ".region")]
    [InlineData("{region: us-east5}", "IW2012", ".zones")]
    [InlineData("{region: us-east5, zones: [us-central1-c]}", "IW2011", ".zones[0]")]
    [InlineData("{region: us-east5, zones: [us-east5-a, us-east5-a]}", "IW2014", ".zones[1]")]
    [InlineData("{region: us-east5, zones: [us-east5-a], chips: 100}", "IW2007", ".chips")]
    [InlineData("{region: us-east5, zones: [us-east5-a], vms: 2}", "IW2009", ".vms")]
    [InlineData(
        "{region: us-east5, zones: [us-east5-a], scaling: {minReplicas: 1, maxReplicas: 2}}", "IW2013", ".scaling")]
    [InlineData("{region: us-east5, zones: [us-east5-a], slices: 51}", "IW2016", "")]
    [InlineData("{region: us-east5, zones: [us-east5-a], capacity: preemptible}", "IW2025", ".capacity")]
    [InlineData("{region: us-east5, zones: [us-east5-a], capacity: reservation}", "IW2026", ".reservation")]
    [InlineData("{region: us-east5, zones: [us-east5-a], reservation: mine}", "IW2026", ".reservation")]
    [InlineData("{region: us-east5, zones: [us-east5-a], topology: 4x4x8}", "IW1004", ".topology")]
    public void A_second_region_that_cannot_be_is_refused(string failover, string code, string path)
    {
        var problem = Assert.Single(ProblemsOf("small", failover));
        Assert.Equal((code, $"ironwood:tiers.small.failover{path}"), (problem.Code, problem.Path));
        Assert.False(string.IsNullOrEmpty(problem.Fix));
    }

    [Fact]
    public void A_problem_with_a_second_regions_zone_is_fixed_in_the_second_region() => Assert.Equal(
        "choose a zone of the region; ironwood:tiers.small.failover.region sets the region",
        Assert.Single(ProblemsOf("small", "{region: us-east5, zones: [us-central1-c]}")).Fix);

    [Theory]
    [InlineData(
        "zones: [us-east1-b], scaling: {minReplicas: 1, maxReplicas: 2, signal: queue}",
        "ironwood:tiers.small.failover.scaling.signal")]
    // It takes over the first region's scaling, and two zones need two machines.
    [InlineData("zones: [us-east1-b, us-east1-c]", "ironwood:tiers.small.failover.scaling.minReplicas")]
    [InlineData("zones: [us-east1-b]", null)]
    public void A_second_regions_scaling_is_judged_where_it_says_something_of_its_own(string failover, string? path)
    {
        var problems = Read("dev", [
            .. Money, $"ironwood:tiers.small.failover={{region: us-east1, {failover}}}",
            "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 4, signal: queueDepth}",
            "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}"]).Problems;
        Assert.Equal(path is null ? [] : [path], problems.Select(problem => problem.Path));
    }

    // One reservation belongs to one zone.
    [Fact]
    public void A_reservation_is_not_taken_over()
    {
        string[] reserved = ["ironwood:tiers.small.capacity=reservation", "ironwood:tiers.small.reservation=first"];
        var problem = Assert.Single(ProblemsOf("small", "{region: us-east5, zones: [us-east5-a]}", reserved));
        Assert.Equal(
            (Diagnostics.ReservationMismatch, "ironwood:tiers.small.failover.reservation"),
            (problem.Code, problem.Path));
        Assert.Empty(ProblemsOf("small", "{region: us-east5, zones: [us-east5-a], reservation: second}", reserved));
        Assert.Empty(ProblemsOf("small", "{region: us-east5, zones: [us-east5-a], capacity: onDemand}", reserved));
    }

    [Fact]
    public void A_problem_of_the_tier_is_reported_once()
    {
        var problem = Assert.Single(
            ProblemsOf(
                "small", "{region: us-east5, zones: [us-east5-a]}", "ironwood:tiers.small.capacity=preemptible"));
        Assert.Equal("ironwood:tiers.small.capacity", problem.Path);
        problem = Assert.Single(
            ProblemsOf("small", "{region: us-east5, zones: [us-east5-a]}", "ironwood:tiers.small.vms=3"));
        Assert.Equal("ironwood:tiers.small.vms", problem.Path);
    }

    [Fact]
    public void Both_regions_and_the_larger_tier_share_the_backends_of_one_service()
    {
        // 30 + 15 of its own and 9 of the large tier: each fits, all together do not.
        var problem = Assert.Single(ProblemsOf(
            "medium", "{region: us-east5, zones: [us-east5-a], slices: 15}",
            "ironwood:tiers.medium.chips=7680", "ironwood:tiers.medium.topology=4x8x8"));
        Assert.Equal(
            (Diagnostics.TooManyGroups, "ironwood:tiers.medium.overflow", "54"),
            (problem.Code, problem.Path, problem.Value));
        problem = Assert.Single(ProblemsOf("small", "{region: us-east5, zones: [us-east5-a], slices: 50}"));
        Assert.Equal(
            (Diagnostics.TooManyGroups, "ironwood:tiers.small.failover", "51"),
            (problem.Code, problem.Path, problem.Value));
    }

    [Fact]
    public void It_is_as_large_as_the_first_region_unless_it_says_otherwise()
    {
        var plan = PlanOf("large", "{region: us-east5, zones: [us-east5-a, us-east5-b]}");
        Assert.Equal((9, 9216, "8x8x16"), (plan.Groups.Count, plan.MaxChips, plan.Shape.Topology!.ToString()));
        Assert.Equal(["large-failover0", "large-failover1"], plan.Groups.Take(2).Select(group => group.Name));
        Assert.Equal(["us-east5-a", "us-east5-b", "us-east5-a"], plan.Groups.Take(3).Select(group => group.Zone));
        Assert.Equal(
            (1, "8x8x16"),
            (PlanOf("large", "{region: us-east5, zones: [us-east5-a], slices: 1}").Groups.Count, "8x8x16"));
        Assert.Equal(2, PlanOf("large", "{region: us-east5, zones: [us-east5-a], chips: 2048}").Groups.Count);
    }

    [Fact]
    public void The_catalogues_first_zone_of_the_region_is_its_default()
    {
        var plan = PlanOf("small", "{region: us-east5}", "ironwood:tiers.small.generation=v6e", "ironwood:tiers.small.topology=16x16");
        Assert.Equal("us-east5-a", Assert.Single(plan.Groups).Zone);
        Assert.Equal(("us-east5", true, false), (plan.Region, plan.IsFailover, plan.IsDefault));
    }

    [Theory]
    [InlineData("{region: us-east1, zones: [us-east1-b]}", 2, 8)]
    [InlineData("{region: us-east1, zones: [us-east1-b], vms: 3}", 3, 3)]
    [InlineData("{region: us-east1, zones: [us-east1-b], scaling: {minReplicas: 1, maxReplicas: 4}}", 1, 4)]
    public void Its_autoscaling_is_the_first_regions_unless_it_says_otherwise(string failover, int least, int most)
    {
        var settings = Read("dev", [
            .. Money, $"ironwood:tiers.small.failover={failover}",
            "ironwood:tiers.small.scaling={minReplicas: 2, maxReplicas: 8}",
            "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}"]).Settings!;
        var plan = Plans.Of(settings).Tiers.Single(plan => plan.Name == "small").Failover!;
        Assert.Equal((least, most, least != most), (plan.MinVms, plan.MaxVms, plan.IsAutoscaled));
    }

    [Theory]
    [InlineData("{region: us-east1, zones: [us-east1-b]}", 3, 3)]
    [InlineData("{region: us-east1, zones: [us-east1-b], scaling: {minReplicas: 1, maxReplicas: 4}}", 1, 4)]
    public void It_has_as_many_machines_as_the_first_region_unless_it_scales(string failover, int least, int most)
    {
        var settings = Read("dev", [
            .. Money, $"ironwood:tiers.small.failover={failover}", "ironwood:tiers.small.vms=3",
            "ironwood:network.failoverSubnetCidrs={us-east1: 10.64.64.0/18}"]).Settings!;
        var plan = Plans.Of(settings).Tiers.Single(plan => plan.Name == "small").Failover!;
        Assert.Equal((least, most), (plan.MinVms, plan.MaxVms));
    }

    // Otherwise a second region would make a tier the larger one.
    [Fact]
    public void Which_tier_is_larger_the_first_region_alone_decides()
    {
        var settings = Read("prod", [
            .. Money, "ironwood:tiers.small.failover={region: us-east5, zones: [us-east5-a], slices: 5}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}"]).Settings!;
        Assert.Equal(["small", "medium", "large"], Plans.Of(settings).Tiers.Select(plan => plan.Name));
    }

    private static TierPlan PlanOf(string tier, string failover, params string[] overrides)
    {
        var read = Read("prod", [
            .. Money, $"ironwood:tiers.{tier}.failover={failover}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}", .. overrides]);
        Assert.Empty(read.Problems);
        return Plans.Of(read.Settings!).Tiers.Single(plan => plan.Name == tier).Failover!;
    }

    private static IReadOnlyList<Problem> ProblemsOf(string tier, string failover, params string[] overrides)
    {
        // The range is given where a region asks for it, so that only the tier is judged.
        string[] range = failover.Contains("us-east5,", StringComparison.Ordinal) || failover == "{region: us-east5}"
            ? ["ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}"] : [];
        return Read("prod", [.. Money, $"ironwood:tiers.{tier}.failover={failover}", .. range, .. overrides]).Problems;
    }

    private static SettingsResult Read(string stack, string[] overrides) => Plans.Read(stack, overrides);
}
