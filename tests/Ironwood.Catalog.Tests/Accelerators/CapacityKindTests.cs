namespace Ironwood.Catalog.Tests.Accelerators;

public class CapacityKindTests
{
    [Fact]
    public void There_are_four_kinds_found_by_their_ids()
    {
        Assert.Equal(["onDemand", "reservation", "spot", "flexStart"], CapacityKind.All.Select(kind => kind.Id));
        Assert.Equal(
            [CapacityKind.OnDemand, CapacityKind.Reservation, CapacityKind.Spot, CapacityKind.FlexStart],
            CapacityKind.All);
        Assert.Null(CapacityKind.Find("ondemand"));
    }

    [Fact]
    public void Two_kinds_are_named_for_bulk_groups_the_others_only_used_in_them() => Assert.Equal(
        ["RESERVATION_BOUND", "FLEX_START"],
        CapacityKind.All.Where(kind => kind.IsNamedForBulkMode).Select(kind => kind.ProvisioningModel));

    [Theory]
    [InlineData("tpu7x", "2x2x1", 8)]
    [InlineData("v6e", "2x4", 8)]
    [InlineData("v5p", "2x2x1", 4)]
    public void A_model_server_sees_each_core_of_tpu7x_and_each_chip_of_others(
        string generation, string topology, int devices) =>
        Assert.Equal(devices, AcceleratorCatalog.Find(generation)!.Shape(Topology.Parse(topology)).Devices);
}
