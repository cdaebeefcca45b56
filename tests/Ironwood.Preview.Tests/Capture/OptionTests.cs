using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

public class OptionTests
{
    [Fact]
    public async Task Without_options_everything_is_left_to_the_engine()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Thing("thing"));

        Assert.True(graph.Node("thing").Options.IsDefault);
    }

    [Fact]
    public async Task Every_option_is_recorded()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Thing("thing", options: new()
        {
            Protect = true,
            RetainOnDelete = true,
            DeleteBeforeReplace = true,
            IgnoreChanges = { "text", "labels", "number" },
            ReplaceOnChanges = { "zone", "size" },
            AdditionalSecretOutputs = { "text", "selfLink" },
            CustomTimeouts = new()
            {
                Create = TimeSpan.FromMinutes(30),
                Update = TimeSpan.FromSeconds(90),
                Delete = TimeSpan.FromHours(2),
            },
            Provider = new TestProvider("other"),
        }));

        var options = graph.Node("thing").Options;
        Assert.True(options.Protect);
        Assert.True(options.RetainOnDelete);
        Assert.True(options.DeleteBeforeReplace);
        Assert.Equal(["labels", "number", "text"], options.IgnoreChanges);
        Assert.Equal(["size", "zone"], options.ReplaceOnChanges);
        Assert.Equal(["selfLink", "text"], options.SecretOutputs);
        Assert.Equal(
            ["create=30m", "delete=120m", "update=90s"],
            options.Timeouts.Select(timeout => $"{timeout.Key}={timeout.Value}"));
        Assert.Equal("other", options.Provider);
    }

    [Fact]
    public async Task That_nothing_is_deleted_first_is_an_option_too()
    {
        var graph = await Programs.CaptureAsync(
            () => _ = new Thing("thing", options: new() { DeleteBeforeReplace = false }));

        Assert.False(graph.Node("thing").Options.DeleteBeforeReplace);
        Assert.False(graph.Node("thing").Options.IsDefault);
    }

    [Fact]
    public async Task Protection_comes_from_the_parents_unless_a_resource_says_otherwise()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Group(
            "protected",
            outer =>
            {
                _ = new Group(
                    "inner",
                    inner => _ = new Thing("inherits", options: new() { Parent = inner }),
                    new() { Parent = outer });
                _ = new Thing("differs", options: new() { Parent = outer, Protect = false });
                _ = new Thing("elsewhere");
            },
            new() { Protect = true }));

        Assert.Equal(
            ["inherits", "inner", "protected"],
            graph.Nodes.Where(node => node.Options.Protect).Select(node => node.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_provider_of_a_component_serves_its_children_of_that_package()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Group(
            "group",
            group =>
            {
                _ = new Thing("child", options: new() { Parent = group });
                _ = new Pulumi.Random.RandomId("stranger", new() { ByteLength = 2 }, new() { Parent = group });
            },
            new() { Providers = { new TestProvider("pro#vider") } }));

        Assert.Equal("pro#vider", graph.Node("child").Options.Provider);
        Assert.Null(graph.Node("stranger").Options.Provider);
    }

    [Fact]
    public async Task Options_that_a_transformation_sets_are_recorded()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Group(
            "group",
            group => _ = new Thing("thing", new() { Text = "before" }, new() { Parent = group }),
            new()
            {
                ResourceTransformations =
                {
                    args => args.Resource is Thing
                        ? new ResourceTransformationResult(
                            new ThingArgs { Text = "after" },
                            CustomResourceOptions.Merge(
                                (CustomResourceOptions)args.Options, new() { RetainOnDelete = true }))
                        : null,
                },
            }));

        Assert.True(graph.Node("thing").Options.RetainOnDelete);
        Assert.Equal("after", graph.Node("thing").Inputs["text"]?.GetValue<string>());
    }

    [Fact]
    public async Task Explicit_dependencies_are_edges_to_resources_and_components()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            var group = new Group("group");
            _ = new Thing("waits", options: new() { DependsOn = { thing, group, thing } });
            _ = new Group("waits-too", options: new() { DependsOn = thing });
        });

        Assert.Equal(
            ["dependsOn -> group", "dependsOn -> thing"], graph.EdgesOf("waits").Order(StringComparer.Ordinal));
        Assert.Equal(["dependsOn -> thing"], graph.EdgesOf("waits-too"));
        Assert.All(graph.Edges, edge => Assert.True(edge.IsExplicit));
    }

    [Fact]
    public async Task A_dependency_that_is_not_known_yet_is_passed_over()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            _ = new Thing("waits", options: new() { DependsOn = thing.Computed.Apply(_ => (Resource)thing) });
        });

        Assert.Empty(graph.Edges);
    }
}
