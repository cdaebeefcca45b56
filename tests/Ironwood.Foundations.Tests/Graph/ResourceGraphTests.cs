using Ironwood.Graph;

namespace Ironwood.Foundations.Tests.Graph;

public class ResourceGraphTests
{
    [Fact]
    public void Nodes_and_edges_are_sorted_by_their_bytes()
    {
        ResourceEdge[] edges =
        [
            new("b", "x", "c", "id"), new("a", "y", "c", "id"), new("a", "x", "d", "id"), new("a", "x", "c", "name"),
            new("a", "x", "c", "id"), new("B", "x", "c", "id"),
        ];
        var graph = new ResourceGraph("p", "s", [Node("b"), Node("B"), Node("a-b"), Node("a")], edges);

        Assert.Equal(["B", "a", "a-b", "b"], graph.Nodes.Select(node => node.Name));
        Assert.Equal(
            ["B x c id", "a x c id", "a x c name", "a x d id", "a y c id", "b x c id"],
            graph.Edges.Select(edge => $"{edge.From} {edge.Path} {edge.To} {edge.Property}"));
    }

    [Fact]
    public void Two_resources_of_one_URN_are_refused_and_named()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new ResourceGraph("p", "s", [Node("a"), Node("a") with { Name = "b" }], []));

        Assert.StartsWith("Two resources have the URN urn:a.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_resources_of_one_type_and_name_are_refused_and_named()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new ResourceGraph("p", "s", [Node("a"), Node("a") with { Urn = "urn:other" }], []));

        Assert.StartsWith(
            "Two resources have the type t:m:T and the name 'a'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_name_may_serve_two_types()
    {
        var graph = new ResourceGraph("p", "s", [Node("a"), Node("a") with { Urn = "urn:other", Type = "t:m:U" }], []);

        Assert.Equal("urn:other", graph.Find(new("t:m:U", "a"))?.Urn);
    }

    [Fact]
    public void A_resource_is_found_by_URN_and_by_type_and_name()
    {
        var graph = new ResourceGraph("p", "s", [Node("a"), Node("b")], []);

        Assert.Equal("b", graph["urn:b"].Name);
        Assert.Same(graph["urn:b"], graph.Find(new("t:m:T", "b")));
        Assert.Null(graph.Find(new("t:m:T", "B")));
        Assert.Throws<KeyNotFoundException>(() => graph["urn:c"]);
    }

    [Fact]
    public void The_root_has_no_parent_and_the_children_are_sorted()
    {
        var graph = new ResourceGraph(
            "p", "s", [Node("c", "root"), Node("root"), Node("b", "root"), Node("d", "c")], []);

        Assert.Equal("root", graph.Root.Name);
        Assert.Equal(["b", "c"], graph.ChildrenOf(graph.Root).Select(node => node.Name));
        Assert.Equal(["d"], graph.ChildrenOf(graph["urn:c"]).Select(node => node.Name));
        Assert.Empty(graph.ChildrenOf(graph["urn:d"]));
    }

    [Fact]
    public void Resources_of_a_type_are_exactly_those()
    {
        var graph = new ResourceGraph("p", "s", [Node("b"), Node("a"), Node("c") with { Type = "t:m:t" }], []);

        Assert.Equal(["a", "b"], graph.OfType("t:m:T").Select(node => node.Name));
        Assert.Empty(graph.OfType("t:m"));
    }

    [Theory]
    [InlineData("dependsOn", "", true)]
    [InlineData("dependsOn", "id", false)]
    [InlineData("network", "", false)]
    public void An_edge_is_explicit_when_no_property_is_read(string path, string property, bool isExplicit) =>
        Assert.Equal(isExplicit, new ResourceEdge("a", path, "b", property).IsExplicit);

    private static ResourceNode Node(string name, string? parent = null) => new()
    {
        Urn = $"urn:{name}",
        Type = "t:m:T",
        Name = name,
        Kind = ResourceKind.Custom,
        Parent = parent is null ? null : $"urn:{parent}",
    };
}
