namespace Pulumi.Conformance.Tests;

public sealed class StateTests
{
    [Fact]
    public async Task State_becomes_typed_outputs()
    {
        var thing = await ThingWith(new()
        {
            ["label"] = "a",
            ["size"] = 3,
            ["limit"] = 4.0,
            ["ratio"] = 0.5,
            ["enabled"] = true,
            ["tags"] = new Dictionary<string, string> { ["k"] = "v" },
            ["zones"] = new[] { "x", "y" },
        });
        Assert.Equal("a", await thing.Label.ValueAsync());
        Assert.Equal(3, await thing.Size.ValueAsync());
        Assert.Equal(4, await thing.Limit.ValueAsync());
        Assert.Equal(0.5, await thing.Ratio.ValueAsync());
        Assert.True(await thing.Enabled.ValueAsync());
        Assert.Equal("v", (await thing.Tags.ValueAsync())!["k"]);
        Assert.Equal(["x", "y"], await thing.Zones.ItemsAsync());
    }

    [Fact]
    public async Task State_becomes_output_classes()
    {
        var inner = ImmutableDictionary<string, object>.Empty.Add("partName", "inner").Add("count", 1);
        var thing = await ThingWith(new()
        {
            ["parts"] = ImmutableArray.Create(new Dictionary<string, object>
            {
                ["partName"] = "outer",
                ["inner"] = ImmutableArray.Create<object>(inner),
                ["unheardOf"] = true,
            }),
        });
        var part = Assert.Single(await thing.Parts.ValueAsync());
        Assert.Equal("outer", part.PartName);
        Assert.Null(part.Count);
        Assert.Equal(1, Assert.Single(part.Inner).Count);
        Assert.True(part.Inner[0].Inner.IsDefault);
    }

    [Fact]
    public async Task State_of_another_type_becomes_the_default()
    {
        var thing = await ThingWith(new()
        {
            ["size"] = "three",
            ["label"] = 1,
            ["zones"] = "x",
            ["parts"] = new[] { "not a part" },
        });
        Assert.True(await thing.Size.IsKnownAsync());
        Assert.Equal(0, await thing.Size.ValueAsync());
        Assert.Null(await thing.Label.ValueAsync());
        Assert.True((await thing.Zones.ValueAsync()).IsDefault);
        Assert.Null(Assert.Single(await thing.Parts.ValueAsync()));
    }

    [Fact]
    public async Task Null_state_is_absent() =>
        Assert.False(await (await ThingWith(new() { ["label"] = null! })).Label.IsKnownAsync());

    [Fact]
    public async Task Unknown_state_is_unknown_even_in_an_update()
    {
        var unknown = await Runs.PreviewAsync(Runs.Unknown);
        var mocks = new RecordingMocks
        {
            State = ImmutableDictionary<string, object>.Empty.Add(
                "tags", new Dictionary<string, object> { ["k"] = unknown }),
        };
        var thing = await Runs.UpdateAsync(() => new Thing("thing"), mocks);
        Assert.False(await thing.Tags.IsKnownAsync());
    }

    private static Task<Thing> ThingWith(Dictionary<string, object> state) =>
        Runs.PreviewAsync(() => new Thing("thing"), new RecordingMocks { State = state.ToImmutableDictionary() });
}
