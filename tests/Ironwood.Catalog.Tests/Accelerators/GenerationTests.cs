namespace Ironwood.Catalog.Tests.Accelerators;

public class GenerationTests
{
    public static TheoryData<string> Accelerators =>
        new(AcceleratorCatalog.Generations.Where(g => g.IsAccelerator).Select(g => g.Id));

    public static TheoryData<string> All => new(AcceleratorCatalog.Generations.Select(g => g.Id));

    [Fact]
    public void The_default_generation_is_Ironwood()
    {
        Assert.Equal("tpu7x", AcceleratorCatalog.DefaultGenerationId);
        Assert.Equal(["tpu7x", "v6e", "v5p", "v5e", "cpu"], AcceleratorCatalog.Generations.Select(g => g.Id));
    }

    [Fact]
    public void A_generation_is_found_by_its_exact_id()
    {
        Assert.Equal("TPU v6e (Trillium)", AcceleratorCatalog.Find("v6e")?.ProductName);
        Assert.Null(AcceleratorCatalog.Find("V6E"));
        Assert.Null(AcceleratorCatalog.Find("v7"));
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Every_topology_is_legal_and_keeps_its_form(string id)
    {
        var generation = Generation(id);

        Assert.NotEmpty(generation.Topologies);
        Assert.All(generation.Topologies, topology =>
        {
            Assert.True(generation.IsLegal(topology, out var why), why);
            Assert.Empty(why);
            Assert.Equal(topology, Topology.Parse(topology.ToString()));
            Assert.InRange(topology.Chips, 1, generation.LargestSliceChips);
        });
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void The_VMs_of_a_slice_have_exactly_its_chips(string id)
    {
        var generation = Generation(id);

        Assert.All(generation.Topologies, topology =>
        {
            var shape = generation.Shape(topology);
            Assert.Equal(topology.Chips, shape.Vms * shape.MachineType.ChipsPerVm);
            Assert.Equal(topology.Chips, shape.Chips);
            Assert.Equal(shape.Vms > 1, shape.IsMultiHost);
            Assert.Equal(shape.Chips * generation.TensorCoresPerChip, shape.TensorCores);
            Assert.Contains(shape.MachineType, generation.MachineTypes);
        });
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Topologies_are_sorted_and_listed_once(string id)
    {
        var topologies = Generation(id).Topologies;

        Assert.Equal(topologies.Distinct().Order(Topology.BySize), topologies);
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void The_largest_slice_can_be_made(string id)
    {
        var generation = Generation(id);

        Assert.NotEmpty(generation.WithChips(generation.LargestSliceChips));
    }

    [Theory]
    [InlineData("tpu7x", "2x2x1", "tpu7x-standard-4t", 1)]
    [InlineData("tpu7x", "2x2x2", "tpu7x-standard-4t", 2)]
    [InlineData("tpu7x", "4x4x4", "tpu7x-standard-4t", 16)]
    [InlineData("tpu7x", "4x8x8", "tpu7x-standard-4t", 64)]
    [InlineData("tpu7x", "8x8x16", "tpu7x-standard-4t", 256)]
    [InlineData("tpu7x", "16x24x24", "tpu7x-standard-4t", 2304)]
    [InlineData("v6e", "1x1", "ct6e-standard-1t", 1)]
    [InlineData("v6e", "2x2", "ct6e-standard-4t", 1)]
    [InlineData("v6e", "2x4", "ct6e-standard-8t", 1)]
    [InlineData("v6e", "4x4", "ct6e-standard-4t", 4)]
    [InlineData("v6e", "16x16", "ct6e-standard-4t", 64)]
    [InlineData("v5p", "2x2x1", "ct5p-hightpu-4t", 1)]
    [InlineData("v5p", "16x16x24", "ct5p-hightpu-4t", 1536)]
    [InlineData("v5e", "2x4", "ct5lp-hightpu-8t", 1)]
    [InlineData("v5e", "4x4", "ct5lp-hightpu-4t", 4)]
    public void A_topology_decides_machine_type_and_number_of_VMs(
        string id, string topology, string machineType, int vms)
    {
        var shape = Generation(id).Shape(Topology.Parse(topology));

        Assert.Equal((machineType, vms), (shape.MachineType.Name, shape.Vms));
    }

    [Theory]
    [InlineData("tpu7x", "4x8x8", 512)]
    [InlineData("v6e", "2x4", 8)]
    public void TensorCores_are_counted_per_chip(string id, string topology, int tensorCores) =>
        Assert.Equal(tensorCores, Generation(id).Shape(Topology.Parse(topology)).TensorCores);

    [Theory]
    [InlineData("tpu7x", "2x2", "tpu7x topologies have 3 dimensions; nearest: 2x2x1 (4 chips)")]
    [InlineData("tpu7x", "8x4x8", "dimensions are written in another order; write 4x8x8")]
    [InlineData("tpu7x", "1x2x2", "dimensions are written in another order; write 2x2x1")]
    [InlineData(
        "tpu7x",
        "4x4x6",
        "a slice of more than 64 chips is built of cubes, so each dimension is a multiple of 4; "
        + "nearest: 4x4x4 (64 chips), 4x4x8 (128 chips)")]
    [InlineData(
        "tpu7x",
        "2x2x8",
        "a slice of at most 64 chips is one of 2x2x1, 2x2x2, 2x2x4, 2x4x4, 4x4x4; nearest: 2x4x4 (32 chips)")]
    [InlineData("tpu7x", "4x4x260", "no dimension exceeds 256; nearest: 4x20x52 (4160 chips)")]
    [InlineData("tpu7x", "16x24x28", "it has 10752 chips and a slice at most 9216; nearest: 16x24x24 (9216 chips)")]
    [InlineData(
        "v6e",
        "3x3",
        "v6e has 1x1, 2x2, 2x4, 4x4, 4x8, 8x8, 8x16, 16x16; nearest: 2x4 (8 chips), 4x4 (16 chips)")]
    [InlineData("v6e", "32x32", "it has 1024 chips and a slice at most 256; nearest: 16x16 (256 chips)")]
    public void An_illegal_topology_is_refused_with_the_reason_and_the_nearest(string id, string text, string reason)
    {
        var generation = Generation(id);
        var topology = Topology.Parse(text);

        Assert.False(generation.IsLegal(topology, out var why));
        Assert.Equal($"{text} is not a {id} topology: {reason}.", why);
        Assert.StartsWith(why, Assert.Throws<ArgumentException>(() => generation.Shape(topology)).Message);
    }

    [Fact]
    public void Without_chips_no_topology_is_legal()
    {
        Assert.False(Generation("cpu").IsLegal(Topology.Parse("2x2x1"), out var why));
        Assert.Equal("cpu has no chips, so it takes no topology.", why);
    }

    [Fact]
    public void Boxes_of_cubes_are_exactly_those_within_the_bounds()
    {
        var generation = Generation("tpu7x");
        var expected =
            from x in Enumerable.Range(1, 64)
            from y in Enumerable.Range(x, 65 - x)
            from z in Enumerable.Range(y, 65 - y)
            where x * y * z <= 144
            select $"{4 * x}x{4 * y}x{4 * z}";

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            generation.Topologies.Where(t => t.Chips >= 64).Select(t => t.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_most_cube_like_topology_of_a_size_comes_first()
    {
        Assert.Equal(["4x8x8", "4x4x16"], Generation("tpu7x").WithChips(256).Select(t => t.ToString()));
        Assert.Equal("8x8x8", Generation("tpu7x").WithChips(512).First().ToString());
        Assert.Empty(Generation("tpu7x").WithChips(100));
    }

    [Fact]
    public void The_stand_in_is_one_VM_without_chips()
    {
        var cpu = Generation("cpu");

        var shape = cpu.Shape();

        Assert.False(cpu.IsAccelerator);
        Assert.Empty(cpu.Topologies);
        Assert.Null(shape.Topology);
        Assert.Equal((1, 0, 0, false), (shape.Vms, shape.Chips, shape.TensorCores, shape.IsMultiHost));
        Assert.Equal("e2-small", shape.MachineType.Name);
        Assert.True(cpu.Image.SupportsSecureBoot);
    }

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void A_slice_with_chips_needs_a_topology(string id) =>
        Assert.Throws<InvalidOperationException>(() => Generation(id).Shape());

    [Theory]
    [MemberData(nameof(All))]
    public void Every_generation_says_where_it_is_offered_and_what_it_boots(string id)
    {
        var generation = Generation(id);

        Assert.NotEmpty(generation.Zones);
        Assert.Distinct(generation.Zones);
        Assert.NotEmpty(generation.MachineTypes);
        Assert.StartsWith($"projects/{generation.Image.Project}/global/images/family/", generation.Image.SourceImage);
    }

    [Fact]
    public void Only_v5e_cannot_be_had_from_Compute_Engine() =>
        Assert.Equal(["v5e"], AcceleratorCatalog.Generations.Where(g => !g.IsOfferedByComputeEngine).Select(g => g.Id));

    [Theory]
    [InlineData("tpu7x", "hyperdisk-balanced", true)]
    [InlineData("v6e", "hyperdisk-balanced", true)]
    [InlineData("v5p", "pd-balanced", true)]
    [InlineData("cpu", "pd-balanced", false)]
    public void Machine_types_name_boot_disk_and_network_interface(string id, string disk, bool gvnic) =>
        Assert.All(Generation(id).MachineTypes, m => Assert.Equal((disk, gvnic), (m.BootDiskType, m.RequiresGvnic)));

    [Fact]
    public void Ironwood_attaches_no_persistent_disk() =>
        Assert.All(
            Generation("tpu7x").MachineTypes.SelectMany(m => m.DiskTypes),
            disk => Assert.StartsWith("hyperdisk-", disk));

    [Fact]
    public void Ironwood_is_offered_in_its_two_known_zones() =>
        Assert.Equal(["us-central1-c", "us-central1-ai1a"], Generation("tpu7x").Zones.Select(z => z.Name));

    [Fact]
    public void A_slice_is_made_with_a_workload_policy_and_a_bulk_group()
    {
        Assert.Equal("HIGH_THROUGHPUT", SliceProvisioning.WorkloadPolicyType.Value);
        Assert.Equal("AUTO_CONNECT", SliceProvisioning.TopologyMode.Value);
        Assert.Equal("BULK", SliceProvisioning.TargetSizePolicy.Value);
        Assert.Equal("DO_NOTHING", SliceProvisioning.FailureAction.Value);
        Assert.Equal(4, SliceProvisioning.All.Count);
    }

    private static Generation Generation(string id) => AcceleratorCatalog.Find(id)!;
}
