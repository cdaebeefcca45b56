using Ironwood.Preview.Inventories;

namespace Ironwood.Infra.Tests;

public sealed class InventoryTests
{
    // If this fails and the change is meant: ./ironwood inventories, then review the diff.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_real_stack_is_what_its_inventory_says(string stack)
    {
        var inventory = Inventory.Parse(File.ReadAllText(SourceTree.Path($"tests/inventories/{stack}.yaml")));
        Assert.NotEmpty(inventory.Counts);
        Assert.NotEmpty(inventory.Values);
        Assert.NotEmpty(inventory.Edges);
        Assert.Equal([], inventory.Differences(await Stacks.Capture(stack)));
    }

    [Fact]
    public async Task A_change_shows_as_what_is_gone_and_what_is_new()
    {
        var prod = await Stacks.Prod;
        var inventory = Inventory.Of(prod, ["gcp:compute/instanceGroupManager:InstanceGroupManager::slice-small-0 targetSize"]);
        var changed = await Stacks.Capture("prod", "ironwood:tiers.small.chips=128");
        Assert.Equal(
            [
                "values: gone: gcp:compute/instanceGroupManager:InstanceGroupManager::slice-small-0 targetSize = 64",
                "values: new: gcp:compute/instanceGroupManager:InstanceGroupManager::slice-small-0 targetSize = 32",
            ],
            inventory.Differences(changed));
        Assert.Equal([], inventory.Differences(prod));
    }

    [Fact]
    public async Task A_lost_edge_shows()
    {
        var inventory = Inventory.Of(await Stacks.Prod, []);
        var difference = inventory.Differences(await Stacks.Capture("prod", "ironwood:tiers.large.chips=8192"));
        Assert.Contains(
            "edges: gone: gcp:compute/backendService:BackendService::inference-backend-large backends[8].group"
                + " <- gcp:compute/instanceGroupManager:InstanceGroupManager::slice-large-8.instanceGroup",
            difference);
    }

    [Fact]
    public async Task It_reads_what_it_writes()
    {
        var written = Inventory.Of(await Stacks.Prod, ["gcp:compute/network:Network::inference-network mtu"]).ToYaml();
        Assert.Equal(written, Inventory.Parse(written).ToYaml());
    }

    [Theory]
    [InlineData("counts: [1]")]
    [InlineData("edges: {a: b}")]
    [InlineData("- a")]
    [InlineData("a: [")]
    public void What_is_no_inventory_is_refused_with_a_reason(string text)
    {
        Assert.StartsWith("This is not an inventory", Assert.Throws<FormatException>(() => Inventory.Parse(text)).Message, StringComparison.Ordinal);
    }
}
