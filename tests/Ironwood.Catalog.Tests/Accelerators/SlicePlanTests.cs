namespace Ironwood.Catalog.Tests.Accelerators;

public class SlicePlanTests
{
    private static readonly Generation Tpu7x = AcceleratorCatalog.Find("tpu7x")!;

    private static readonly int MaxVms = (int)Catalog.Limits.Limits.InstancesPerBalancedGroup.Value;

    public static TheoryData<string> Accelerators =>
        new(AcceleratorCatalog.Generations.Where(g => g.IsAccelerator).Select(g => g.Id));

    [Theory]
    [InlineData(4, 1, "2x2x1", 1)]
    [InlineData(12, 3, "2x2x1", 1)]
    [InlineData(256, 1, "4x8x8", 64)]
    [InlineData(1024, 1, "8x8x16", 256)]
    [InlineData(4000, 125, "2x4x4", 8)]
    [InlineData(9216, 3, "12x16x16", 768)]
    public void Chips_become_the_fewest_slices_that_fit_one_group(int chips, int slices, string topology, int vms)
    {
        var plan = AcceleratorCatalog.Plan(Tpu7x, chips, MaxVms);

        Assert.NotNull(plan);
        Assert.Equal((slices, topology, vms), (plan.Slices, plan.Shape.Topology!.ToString(), plan.Shape.Vms));
    }

    [Fact]
    public void Without_a_bound_the_largest_tier_is_one_slice()
    {
        var plan = AcceleratorCatalog.Plan(Tpu7x, 9216, int.MaxValue);

        Assert.Equal((1, "16x24x24", 2304), (plan!.Slices, plan.Shape.Topology!.ToString(), plan.Vms));
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Every_plan_has_the_chips_fits_its_group_and_could_not_have_fewer_slices(string id)
    {
        var generation = AcceleratorCatalog.Find(id)!;
        foreach (var maxVms in new[] { 1, 16, MaxVms })
        {
            var fitting = generation.Topologies.Select(generation.Shape).Where(s => s.Vms <= maxVms).ToArray();
            foreach (var chips in Enumerable.Range(1, 600).Append(6144).Append(9216).Append(10_496))
            {
                var plan = AcceleratorCatalog.Plan(generation, chips, maxVms);
                var possible = fitting.Where(s => chips % s.Chips == 0).ToArray();

                Assert.Equal(possible.Length == 0, plan is null);
                if (plan is not null)
                {
                    Assert.Equal(chips, plan.Chips);
                    Assert.InRange(plan.Shape.Vms, 1, maxVms);
                    Assert.Equal(possible.Min(s => chips / s.Chips), plan.Slices);
                    Assert.Equal(
                        possible.Where(s => s.Chips == plan.Shape.Chips).Min(s => s.Topology!.Surface),
                        plan.Shape.Topology!.Surface);
                }
            }
        }
    }

    [Theory]
    [InlineData("tpu7x", 0)]
    [InlineData("tpu7x", -4)]
    [InlineData("tpu7x", 5)]
    [InlineData("tpu7x", 2)]
    [InlineData("cpu", 4)]
    public void Chips_that_make_no_slices_have_no_plan(string id, int chips) =>
        Assert.Null(AcceleratorCatalog.Plan(AcceleratorCatalog.Find(id)!, chips, MaxVms));

    [Fact]
    public void A_group_holds_at_least_one_VM() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AcceleratorCatalog.Plan(Tpu7x, 4, maxVmsPerGroup: 0));

    [Theory]
    [InlineData("tpu7x", 256, new[] { 256 })]
    [InlineData("tpu7x", 255, new[] { 252, 256 })]
    [InlineData("tpu7x", 3, new[] { 4 })]
    [InlineData("tpu7x", 0, new[] { 4 })]
    [InlineData("tpu7x", -7, new[] { 4 })]
    [InlineData("v6e", 7, new[] { 7 })]
    [InlineData("cpu", 4, new int[0])]
    public void The_nearest_possible_numbers_of_chips_are_offered(string id, int chips, int[] nearest) =>
        Assert.Equal(nearest, AcceleratorCatalog.NearestPlannableChips(AcceleratorCatalog.Find(id)!, chips));

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void The_nearest_numbers_of_chips_have_plans_and_none_between_them_has(string id)
    {
        var generation = AcceleratorCatalog.Find(id)!;
        foreach (var chips in Enumerable.Range(1, 300))
        {
            var nearest = AcceleratorCatalog.NearestPlannableChips(generation, chips);

            Assert.All(nearest, n => Assert.NotNull(AcceleratorCatalog.Plan(generation, n, MaxVms)));
            var from = nearest[0] <= chips ? nearest[0] : 0;
            Assert.All(
                Enumerable.Range(from + 1, Math.Max(nearest[^1] - from - 1, 0)),
                n => Assert.Null(AcceleratorCatalog.Plan(generation, n, MaxVms)));
        }
    }
}
