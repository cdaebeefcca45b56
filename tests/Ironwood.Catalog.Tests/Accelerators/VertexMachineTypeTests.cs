namespace Ironwood.Catalog.Tests.Accelerators;

public class VertexMachineTypeTests
{
    [Fact]
    public void Each_has_a_name_of_its_own() => Assert.Distinct(VertexMachineType.All.Select(type => type.Name));

    [Fact]
    public void A_replica_with_chips_is_one_VM_of_its_generation() =>
        Assert.All(VertexMachineType.All.Where(type => type.Generation != "cpu"), type =>
        {
            var shape = AcceleratorCatalog.Find(type.Generation)!.Shape(Topology.Parse(type.Topology!));
            Assert.Equal((type.Name, false), (shape.MachineType.Name, shape.IsMultiHost));
        });

    [Fact]
    public void Without_chips_there_is_no_topology() =>
        Assert.All(VertexMachineType.All.Where(type => type.Generation == "cpu"), type => Assert.Null(type.Topology));

    [Theory]
    [InlineData("tpu7x", "tpu7x-standard-4t", "tpu7x-standard-4t")]
    [InlineData("v6e", "ct6e-standard-8t", "ct6e-standard-8t")]
    [InlineData("cpu", "e2-small", "n1-standard-2")]
    public void A_tier_is_served_on_its_own_type_or_the_first_of_its_generation(
        string generation, string machine, string expected) =>
        Assert.Equal(expected, VertexMachineType.For(generation, machine)?.Name);

    [Fact]
    public void Vertex_AI_offers_no_v5p() => Assert.Null(VertexMachineType.For("v5p", "ct5p-hightpu-4t"));
}
