namespace Pulumi.Conformance.Tests;

public sealed class KnownAndUnknownTests
{
    [Fact]
    public async Task A_created_output_is_known() => Assert.True(await Output.Create("value").IsKnownAsync());

    [Fact]
    public async Task An_output_that_state_lacks_is_unknown_in_a_preview()
    {
        var thing = await Runs.PreviewAsync(() => new Thing("thing"));
        Assert.False(await thing.SelfLink.IsKnownAsync());
        Assert.Null(await thing.SelfLink.ValueAsync());
    }

    [Fact]
    public async Task An_output_that_state_lacks_is_known_and_null_in_an_update()
    {
        var thing = await Runs.UpdateAsync(() => new Thing("thing"));
        Assert.True(await thing.SelfLink.IsKnownAsync());
        Assert.Null(await thing.SelfLink.ValueAsync());
        Assert.Equal(0, await thing.Size.ValueAsync());
        Assert.Null(await thing.Limit.ValueAsync());
        Assert.True((await thing.Zones.ValueAsync()).IsDefault);
    }

    [Fact]
    public async Task An_output_that_state_has_is_known()
    {
        var thing = await Runs.PreviewAsync(() => new Thing("thing", new ThingArgs { Label = "a" }));
        Assert.True(await thing.Label.IsKnownAsync());
        Assert.Equal("a", await thing.Label.ValueAsync());
    }

    [Fact]
    public async Task A_null_id_is_unknown_in_a_preview_and_in_an_update()
    {
        var mocks = new RecordingMocks { Id = _ => null };
        Assert.False(await (await Runs.PreviewAsync(() => new Thing("thing"), mocks)).Id.IsKnownAsync());
        Assert.False(await (await Runs.UpdateAsync(() => new Thing("thing"), mocks)).Id.IsKnownAsync());
    }

    [Fact]
    public async Task An_id_is_known() =>
        Assert.Equal("thing-id", await (await Runs.PreviewAsync(() => new Thing("thing"))).Id.ValueAsync());

    [Fact]
    public async Task Apply_does_not_run_on_an_unknown_value()
    {
        var ran = false;
        var result = await Runs.PreviewAsync(() => Runs.Unknown().Apply(value => ran = true));
        Assert.False(await result.IsKnownAsync());
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_that_returns_an_unknown_output_is_unknown()
    {
        var result = await Runs.PreviewAsync(() => Output.Create(1).Apply(_ => Runs.Unknown()));
        Assert.False(await result.IsKnownAsync());
    }

    [Fact]
    public async Task One_unknown_makes_a_combination_unknown()
    {
        await Runs.PreviewAsync(async () =>
        {
            var unknown = Runs.Unknown();
            Assert.False(await Output.All([Output.Create("a"), unknown]).IsKnownAsync());
            Assert.False(await Output.Tuple(Output.Create("a"), unknown).IsKnownAsync());
            Assert.False(await Output.Format($"{"a"}/{unknown}").IsKnownAsync());
            Assert.False(await Output.JsonSerialize(Output.Create(new { A = unknown })).IsKnownAsync());
        });
    }

    [Fact]
    public async Task Unknown_list_elements_make_the_list_unknown() =>
        await Runs.PreviewAsync(async () =>
        {
            InputList<string> list = ["a", Runs.Unknown()];
            Assert.False(await list.ToOutput().IsKnownAsync());
        });
}
