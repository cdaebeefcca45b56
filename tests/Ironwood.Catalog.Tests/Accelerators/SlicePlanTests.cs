using Ironwood.Catalog.Accelerators;

namespace Ironwood.Catalog.Tests.Accelerators;

public class SlicePlanTests
{
    private static readonly Generation Tpu7x = AcceleratorCatalog.Find("tpu7x")!;

    [Theory]
    [InlineData(4, 1, "2x2x1", 1)]
    [InlineData(256, 1, "4x8x8", 64)]
    [InlineData(1024, 1, "8x8x16", 256)]
    [InlineData(9216, 3, "12x16x16", 768)]
    public void The_recipes_chips_become_the_fewest_slices_that_fit_one_group(
        int chips, int slices, string topology, int vmsPerSlice)
    {
        var plan = AcceleratorCatalog.Plan(Tpu7x, chips, maxVmsPerGroup: 1000);

        Assert.NotNull(plan);
        Assert.Equal((slices, topology, vmsPerSlice), (plan.Slices, plan.Shape.Topology.ToString(), plan.Shape.Vms));
    }
}
