using Ironwood.Cli.Stacks;
using Ironwood.Graph;
using Ironwood.Repository.Inventories;

namespace Ironwood.Repository.Tests.Inventories;

public sealed class InventoryTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_whole_stack_is_what_its_inventory_says(string stack)
    {
        var file = $"tests/inventories/{stack}.yaml";
        var inventory = Inventory.Parse(SourceTree.Read(file));
        Assert.NotEmpty(inventory.Counts);
        Assert.NotEmpty(inventory.Values);
        Assert.NotEmpty(inventory.Edges);
        Golden.Matches(file, Inventory.Of(await GraphOf(stack), inventory.Values.Keys).ToYaml());
    }

    [Fact]
    public async Task It_reads_what_it_writes()
    {
        var written = Inventory.Of(await GraphOf("prod"), ["gcp:compute/network:Network::inference-network mtu"])
            .ToYaml();
        Assert.Equal(written, Inventory.Parse(written).ToYaml());
    }

    [Theory]
    [InlineData("counts: [1]")]
    [InlineData("edges: {a: b}")]
    [InlineData("- a")]
    [InlineData("a: [")]
    public void What_is_no_inventory_is_refused_with_a_reason(string text)
    {
        var error = Assert.Throws<FormatException>(() => Inventory.Parse(text));
        Assert.StartsWith("This is not an inventory", error.Message, StringComparison.Ordinal);
    }

    private static async Task<ResourceGraph> GraphOf(string stack) =>
        (await StackSource.LoadAsync(FixtureStacks.Folder, stack, [])).Stack!.Graph;
}
