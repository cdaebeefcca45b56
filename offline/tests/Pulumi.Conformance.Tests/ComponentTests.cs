namespace Pulumi.Conformance.Tests;

public sealed class ComponentTests
{
    private const string Root = "urn:pulumi:stack::project::pulumi:pulumi:Stack";

    [Fact]
    public async Task Mocks_are_called_for_components_without_inputs()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => new Group("group"), mocks);
        Assert.Equal(Group.Token, mocks["group"].Type);
        Assert.Empty(mocks["group"].Inputs);
    }

    [Fact]
    public async Task Arguments_that_are_handed_to_the_base_are_inputs()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => new OpenGroup("group", new OpenGroupArgs { Label = "a", Replicas = 2 }), mocks);
        Assert.Equal("a", mocks["group"].Inputs["label"]);
        Assert.Equal(2.0, mocks["group"].Inputs["replicas"]);
    }

    [Fact]
    public async Task Mocks_are_not_called_for_the_stack()
    {
        var mocks = new RecordingMocks();
        var resources = await Runs.TestAsync(() => new TestedStack(), mocks);
        Assert.Empty(mocks.Asked);
        Assert.IsType<TestedStack>(Assert.Single(resources));
    }

    [Fact]
    public async Task A_components_outputs_are_what_it_set()
    {
        var group = await Runs.PreviewAsync(() => new OpenGroup("group", new OpenGroupArgs { Label = "a" }));
        Assert.Equal("a", await group.Label.ValueAsync());
        Assert.Empty(await group.Label.DependenciesAsync());
    }

    [Fact]
    public async Task A_component_registers_its_outputs()
    {
        var mocks = new RecordingMocks();
        var args = new OpenGroupArgs { Label = Output.CreateSecret("s") };
        await Runs.PreviewAsync(() => new OpenGroup("group", args), mocks);
        var request = mocks.Registered[$"{Root}$test:index:OpenGroup::group"];
        Assert.Equal(["label"], request.Outputs.Keys);
        Assert.Equal("s", await request.Outputs["label"].ValueAsync());
        Assert.True(await request.Outputs["label"].IsSecretAsync());
    }

    [Fact]
    public async Task A_component_registers_values_outputs_and_collections_but_no_nulls()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(
            () => new Listed("listed", new Dictionary<string, object?>
            {
                ["plain"] = 1,
                ["known"] = Output.Create("a"),
                ["unknown"] = Runs.Unknown(),
                ["nested"] = new Dictionary<string, object?> { ["x"] = Output.CreateSecret("s"), ["y"] = null },
                ["nothing"] = null,
            }),
            mocks);
        var outputs = mocks.Registered[$"{Root}$test:index:Listed::listed"].Outputs;
        Assert.Equal(["known", "nested", "plain", "unknown"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1.0, await outputs["plain"].ValueAsync());
        Assert.Equal("a", await outputs["known"].ValueAsync());
        Assert.False(await outputs["unknown"].IsKnownAsync());
        Assert.True(await outputs["nested"].IsSecretAsync());
        Assert.Equal(
            ["x"], Assert.IsType<ImmutableDictionary<string, object>>(await outputs["nested"].ValueAsync()).Keys);
    }

    [Fact]
    public async Task Urns_flatten_the_chain_of_parents()
    {
        var (thing, inner) = await Runs.PreviewAsync(() =>
        {
            Thing? deepest = null;
            var outer = new Group("outer", owner => _ = new Group(
                "inner",
                middle => deepest = new Thing("thing", null, new() { Parent = middle }),
                new() { Parent = owner }));
            return (deepest!, outer);
        });
        Assert.Equal($"{Root}${Group.Token}::outer", await inner.Urn.ValueAsync());
        Assert.Equal($"{Root}${Thing.Token}::thing", await thing.Urn.ValueAsync());
    }

    [Fact]
    public async Task Names_and_types_are_there_at_once() =>
        await Runs.PreviewAsync(() =>
        {
            var thing = new Thing("thing");
            Assert.Equal("thing", thing.GetResourceName());
            Assert.Equal(Thing.Token, thing.GetResourceType());
            return thing;
        });

    [Fact]
    public async Task Names_may_repeat()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => (new Thing("same"), new Thing("same")), mocks);
        Assert.Equal(2, mocks.Asked.Count);
    }

    [Fact]
    public async Task A_resource_needs_a_name() =>
        await Runs.PreviewAsync(() =>
        {
            Assert.Throws<ArgumentException>(() => new Thing(""));
            return 0;
        });

    /// <summary>A component that lists its outputs.</summary>
    private sealed class Listed : ComponentResource
    {
        public Listed(string name, IDictionary<string, object?> outputs)
            : base("test:index:Listed", name) =>
            RegisterOutputs(outputs);
    }
}
