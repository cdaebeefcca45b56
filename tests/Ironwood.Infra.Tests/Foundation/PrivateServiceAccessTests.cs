namespace Ironwood.Infra.Tests.Foundation;

public sealed class PrivateServiceAccessTests
{
    private const string Name = "private-services";

    [Fact]
    public async Task The_range_is_internal_and_large_and_belongs_to_the_pods_network()
    {
        var graph = await Stacks.Prod;
        var range = graph.Find(Types.Address, $"{Name}-range");
        graph.Reads(range, "network", graph.Find(Types.Network, "inference-network"), "id");
        Assert.Equal("VPC_PEERING", range.Input("purpose"));
        Assert.Equal("INTERNAL", range.Input("addressType"));
        Assert.Equal("16", range.Input("prefixLength"));
    }

    [Fact]
    public async Task Google_chooses_the_range_after_the_subnet_has_taken_its_own()
    {
        var graph = await Stacks.Prod;
        Assert.Contains(
            graph.Find(Types.Subnetwork, "inference-network-subnet"),
            graph.DependenciesOf(graph.Find(Types.Address, $"{Name}-range")));
    }

    [Fact]
    public async Task The_connection_uses_the_range_in_the_pods_network()
    {
        var graph = await Stacks.Prod;
        var connection = graph.Find(Types.ServiceConnection, $"{Name}-connection");
        graph.Reads(connection, "network", graph.Find(Types.Network, "inference-network"), "id");
        graph.Reads(connection, "reservedPeeringRanges[0]", graph.Find(Types.Address, $"{Name}-range"), "name");
        Assert.Equal("servicenetworking.googleapis.com", connection.Input("service"));
        Assert.Single(connection.List("reservedPeeringRanges"));
    }

    // A peering that is left behind keeps the network, and with it `pulumi destroy`.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task A_destroy_removes_the_connection(string stack)
    {
        var connection = (await Stacks.Capture(stack)).Find(Types.ServiceConnection, $"{Name}-connection");
        Assert.Equal("DELETE", connection.Input("deletionPolicy"));
        Assert.False(connection.Options.Protect);
        Assert.False(connection.Options.RetainOnDelete);
    }

    [Fact]
    public async Task Without_a_cache_nothing_needs_it()
    {
        var graph = await Stacks.Capture("dev", "ironwood:cache.enabled=false");
        Assert.Empty(graph.OfType(Types.ServiceConnection));
        Assert.Equal(["ai-inference-ip"], graph.OfType(Types.Address).Select(address => address.Name));
    }
}
