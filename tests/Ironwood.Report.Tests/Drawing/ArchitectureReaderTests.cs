using Ironwood.Graph;

namespace Ironwood.Report.Tests.Drawing;

/// <summary>What is drawn of a graph.</summary>
public class ArchitectureReaderTests
{
    private static readonly Architecture Drawn = ArchitectureReader.Read(SmallPlatform.Graph);

    [Fact]
    public void Areas_are_those_of_the_components() =>
        Assert.Equal(["Caching", "Observability", "Serving", "Traffic"], Drawn.Areas.Select(area => area.Title));

    [Fact]
    public void Where_requests_come_in_resources_are_drawn_one_by_one_and_elsewhere_components() =>
        Assert.Equal(
            ["a", "c", "e-1 .. e-3 (3)", "m", "p", "r", "s-one", "s-two", "x-one", "x-two"],
            Drawn.Boxes.Select(box => box.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_arrows_are_the_references_and_nothing_else()
    {
        Assert.Equal(
            [
                "a ~> m ()",
                "clients -> r (port 443)",
                "m -> s-one (/a and 2 more)",
                "m -> s-two (all others)",
                "p -> m ()",
                "r -> p ()",
                "s-one -> x-one ()",
                "s-two -> x-one (overflow)",
                "s-two -> x-two ()",
                "{2 pods} -> c ()",
            ],
            Drawn.Arrows
                .Select(
                    arrow => $"{Name(arrow.From)} {(arrow.IsWatching ? "~>" : "->")} {Name(arrow.To)} ({arrow.Label})")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Boxes_say_what_is_in_them()
    {
        Assert.Equal(["1,200 x ct6e", "1 group in z-a"], Box("x-one").Details);
        Assert.Equal(["global address"], Box("r").Details);
        Assert.Equal(["3 AI endpoints"], Box("e-1 .. e-3 (3)").Details);
        Assert.Equal(["instance"], Box("c").Details);
        Assert.Empty(Box("m").Details);
        Assert.Equal(("Target HTTPS proxy", "URL map"), (Box("p").Kind, Box("m").Kind));
        Assert.Equal(["one", "two", null], new[] { "s-one", "s-two", "c" }.Select(name => Box(name).Tier));
    }

    [Fact]
    public void Ids_are_words_and_no_two_are_equal()
    {
        var ids = Drawn.Areas.SelectMany(
            area => area.Boxes.Select(box => box.Id).Append(area.Id).Concat(area.Sets.Select(set => set.Id))).ToArray();

        Assert.All(ids, id => Assert.Matches("^[a-z0-9_]+$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Rings_and_graphs_without_a_way_in_are_drawn()
    {
        var root = Node("pulumi:pulumi:Stack", "stack", null);
        var nodes = new[] { "one", "two" }.SelectMany(name =>
        {
            var component = Node($"ironwood:area-{name}:Thing", name, root.Urn);
            return new[] { component, Node("gcp:compute/network:Network", $"{name}-inner", component.Urn) };
        }).Prepend(root);
        var graph = new ResourceGraph("p", "s", nodes,
            [new("one-inner", "a", "two-inner", "id"), new("two-inner", "a", "one-inner", "id")]);

        var drawn = ArchitectureReader.Read(graph);

        Assert.False(drawn.HasClients);
        Assert.Equal(2, drawn.Arrows.Count);
        Assert.Contains("</svg>", SvgDrawing.Of(drawn), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_inside_the_requests_way_ends()
    {
        var graph = new ResourceGraph("p", "s", SmallPlatform.Graph.Nodes,
            [.. SmallPlatform.Graph.Edges, new("urn::m", "ring", "urn::p", "id")]);

        Assert.Contains(ArchitectureReader.Read(graph).Arrows, arrow => arrow is { From: "b_m", To: "b_p" });
    }

    private static ResourceNode Node(string type, string name, string? parent) => new()
    {
        Urn = name,
        Type = type,
        Name = name,
        Parent = parent,
        Kind = type.StartsWith("gcp", StringComparison.Ordinal) ? ResourceKind.Custom : ResourceKind.Component,
    };

    private static Box Box(string name) => Drawn.Boxes.Single(box => box.Name == name);

    private static string Name(string id) => Drawn.Boxes.FirstOrDefault(box => box.Id == id)?.Name
        ?? Drawn.Areas.SelectMany(area => area.Sets)
            .Where(set => set.Id == id)
            .Select(set => $"{{{set.Title}}}")
            .FirstOrDefault()
        ?? id;
}
