namespace Ironwood.Infra.Tests.Serving;

public sealed class VertexEndpointTests
{
    [Theory]
    [InlineData("small")]
    [InlineData("medium")]
    [InlineData("large")]
    public async Task Every_tier_has_an_endpoint_with_a_number_for_a_name(string tier)
    {
        var graph = await Stacks.Prod;
        var endpoint = graph.Find(Types.AiEndpoint, $"inference-endpoint-{tier}");
        var number = graph.Find(Types.RandomId, $"inference-endpoint-{tier}-number");
        graph.Reads(endpoint, "name", number, "dec");
        // Four bytes are at most 4294967295: ten digits, which is what Vertex takes.
        Assert.Equal("4", number.Input("byteLength"));
        Assert.Equal("us-central1", endpoint.Input("location"));
    }

    [Fact]
    public async Task Its_display_name_tells_stack_and_tier_apart()
    {
        var graph = await Stacks.Prod;
        var endpoint = graph.Find(Types.AiEndpoint, "inference-endpoint-large");
        graph.Reads(endpoint, "displayName", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        Assert.StartsWith("inference-endpoint-", endpoint.Input("displayName"), StringComparison.Ordinal);
        Assert.EndsWith("-large", endpoint.Input("displayName"), StringComparison.Ordinal);
        Assert.Equal("Models of tier large", endpoint.Input("description"));
    }
}
