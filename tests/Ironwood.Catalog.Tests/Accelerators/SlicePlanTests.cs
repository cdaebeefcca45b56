namespace Ironwood.Catalog.Tests.Accelerators;

public class SlicePlanTests
{
    public static TheoryData<string> Accelerators =>
        new(AcceleratorCatalog.Generations.Where(g => g.IsAccelerator).Select(g => g.Id));

    [Theory]
    [InlineData("tpu7x", 4, 1, "2x2x1")]
    [InlineData("tpu7x", 12, 3, "2x2x1")]
    [InlineData("tpu7x", 256, 64, "2x2x1")]
    [InlineData("tpu7x", 9216, 2304, "2x2x1")]
    [InlineData("v6e", 16, 4, "2x2")]
    [InlineData("v6e", 6, 6, "1x1")]
    [InlineData("v5p", 64, 16, "2x2x1")]
    public void Chips_become_machines_that_serve_alone(string id, int chips, int replicas, string topology)
    {
        var plan = AcceleratorCatalog.Replicas(AcceleratorCatalog.Find(id)!, chips);

        Assert.NotNull(plan);
        Assert.Equal((replicas, topology, 1), (plan.Slices, plan.Shape.Topology!.ToString(), plan.Shape.Vms));
        Assert.Equal((chips, replicas), (plan.Chips, plan.Vms));
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void A_replica_is_the_whole_of_the_default_machine_type(string id)
    {
        var generation = AcceleratorCatalog.Find(id)!;

        var replica = AcceleratorCatalog.Replica(generation);

        Assert.Equal((generation.MachineTypes[0], 1), (replica.MachineType, replica.Vms));
    }

    [Theory]
    [InlineData("tpu7x", 0)]
    [InlineData("tpu7x", -4)]
    [InlineData("tpu7x", 5)]
    [InlineData("tpu7x", 2)]
    [InlineData("cpu", 4)]
    public void Chips_that_make_no_machines_have_no_plan(string id, int chips) =>
        Assert.Null(AcceleratorCatalog.Replicas(AcceleratorCatalog.Find(id)!, chips));

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

            Assert.All(nearest, n => Assert.NotNull(AcceleratorCatalog.Replicas(generation, n)));
            var from = nearest[0] <= chips ? nearest[0] : 0;
            Assert.All(
                Enumerable.Range(from + 1, Math.Max(nearest[^1] - from - 1, 0)),
                n => Assert.Null(AcceleratorCatalog.Replicas(generation, n)));
        }
    }
}
