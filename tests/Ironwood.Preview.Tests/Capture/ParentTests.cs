using Ironwood.Graph;
using Pulumi.Random;

namespace Ironwood.Preview.Tests.Capture;

public class ParentTests
{
    [Fact]
    public async Task URNs_hold_the_types_of_all_parents_below_the_stack_as_the_engine_writes_them()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            _ = new RandomId("alone", new RandomIdArgs { ByteLength = 2 });
            _ = new Group("outer", outer => _ = new Group(
                "inner",
                inner => _ = new RandomId("leaf", new RandomIdArgs { ByteLength = 2 }, new() { Parent = inner }),
                new() { Parent = outer },
                type: "test:area:Inner"));
        });

        Assert.Equal(
            [
                "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack",
                "urn:pulumi:stack::project::random:index/randomId:RandomId::alone",
                "urn:pulumi:stack::project::test:area:Group$test:area:Inner$random:index/randomId:RandomId::leaf",
                "urn:pulumi:stack::project::test:area:Group$test:area:Inner::inner",
                "urn:pulumi:stack::project::test:area:Group::outer",
            ],
            graph.Nodes.Select(node => node.Urn));
        Assert.Equal(
            [null, "project-stack", "inner", "outer", "project-stack"],
            graph.Nodes.Select(node => node.Parent is null ? null : graph[node.Parent].Name));
    }

    [Fact]
    public async Task A_resource_may_be_the_parent_of_another()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var parent = new Thing("parent");
            _ = new Thing("child", options: new() { Parent = parent });
        });

        Assert.Equal($"urn:pulumi:stack::project::{Thing.Token}${Thing.Token}::child", graph.Node("child").Urn);
        Assert.Equal(graph.Node("parent").Urn, graph.Node("child").Parent);
    }

    [Fact]
    public async Task Project_and_stack_are_those_that_were_given()
    {
        var graph = await Programs.CaptureAsync(() => { });

        Assert.Equal(("project", "stack", "project-stack"), (graph.Project, graph.Stack, graph.Root.Name));
        Assert.Equal([graph.Root], graph.Nodes);
    }

    [Theory]
    [InlineData("a::b")]
    [InlineData("a#b")]
    [InlineData("a$b")]
    [InlineData("{a}")]
    [InlineData("100%25")]
    [InlineData("with space")]
    public async Task Any_name_is_recorded_and_found_in_references(string name)
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var odd = new Group(name, group => group.Outputs["text"] = "x");
            var thing = new Thing(name, options: new() { Parent = odd });
            _ = new Thing("reader", new() { Text = thing.SelfLink });
        });

        var target = graph.OfType(Thing.Token).Single(node => node.Name == name);
        Assert.Equal(
            new ResourceEdge(graph.Node("reader").Urn, "text", target.Urn, "selfLink"), Assert.Single(graph.Edges));
        Assert.Equal("x", graph.OfType(Group.Token).Single().Outputs["text"]?.GetValue<string>());
    }

    [Fact]
    public async Task Components_providers_and_resources_are_distinguished()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            _ = new Group("group");
            _ = new TestProvider("provider");
            _ = new Thing("thing");
            _ = new Thing("imported", options: new() { ImportId = "projects/p/things/imported" });
            _ = Thing.Get("existing", "projects/p/things/existing");
        });

        Assert.Equal(
            [
                "existing Read", "group Component", "imported Custom", "project-stack Component", "provider Custom",
                "thing Custom",
            ],
            graph.Nodes.Select(node => $"{node.Name} {node.Kind}").Order(StringComparer.Ordinal));
    }
}
