namespace Pulumi.Conformance.Tests;

public sealed class DependencyTests
{
    [Fact]
    public async Task A_plain_output_depends_on_nothing() => Assert.Empty(await Output.Create("a").DependenciesAsync());

    [Fact]
    public async Task A_resource_output_depends_on_its_resource_known_or_not()
    {
        var thing = await Runs.PreviewAsync(() => new Thing("thing", new ThingArgs { Label = "a" }));
        Assert.Equal(["thing"], await thing.Label.DependenciesAsync());
        Assert.Equal(["thing"], await thing.SelfLink.DependenciesAsync());
        Assert.Equal(["thing"], await thing.Id.DependenciesAsync());
        Assert.Equal(["thing"], await thing.Urn.DependenciesAsync());
    }

    [Fact]
    public async Task Combinations_depend_on_all_their_parts()
    {
        var (all, tuple, format, json, chain) = await Runs.PreviewAsync(() =>
        {
            var a = new Thing("a", new ThingArgs { Label = "a" }).Label;
            var b = new Thing("b").SelfLink;
            return (
                Output.All([a, b]),
                Output.Tuple(a, b),
                Output.Format($"{a}{b}"),
                Output.JsonSerialize(Output.Create(new { A = a, B = b })),
                a.Apply(_ => b));
        });
        Assert.Equal(["a", "b"], await all.DependenciesAsync());
        Assert.Equal(["a", "b"], await tuple.DependenciesAsync());
        Assert.Equal(["a", "b"], await format.DependenciesAsync());
        Assert.Equal(["a", "b"], await json.DependenciesAsync());
        Assert.Equal(["a", "b"], await chain.DependenciesAsync());
    }

    [Fact]
    public async Task An_unknown_stops_the_chain_but_keeps_its_own_dependency()
    {
        var result = await Runs.PreviewAsync(() => Runs.Unknown().Apply(_ => new Thing("never").SelfLink));
        Assert.Equal(["unknown"], await result.DependenciesAsync());
    }

    [Fact]
    public async Task An_output_of_a_resource_carries_only_that_resource()
    {
        var second = await Runs.PreviewAsync(() =>
        {
            var first = new Thing("first", new ThingArgs { Label = "a" });
            return new Thing("second", new ThingArgs { Label = first.Label });
        });
        Assert.Equal(["second"], await second.Label.DependenciesAsync());
    }

    [Fact]
    public async Task A_resource_is_registered_after_what_it_reads_and_what_it_depends_on()
    {
        var order = new List<string?>();
        var mocks = new SlowMocks(order);
        await Runs.PreviewAsync(
            () =>
            {
                var first = new Thing("first", new ThingArgs { Label = "a" });
                var second = new Thing("second", new ThingArgs { Label = first.Label });
                var group = new Group("group", owner => _ = new Thing("inner", null, new() { Parent = owner }));
                _ = new Thing("third", null, new() { DependsOn = { second, group } });
                return 0;
            },
            mocks);
        Assert.True(order.IndexOf("first") < order.IndexOf("second"));
        Assert.True(order.IndexOf("second") < order.IndexOf("third"));
        Assert.True(order.IndexOf("inner") < order.IndexOf("third"));
    }

    /// <summary>Answers later than asked.</summary>
    private sealed class SlowMocks(List<string?> order) : Testing.IMocks
    {
        public async Task<(string? id, object state)> NewResourceAsync(Testing.MockResourceArgs args)
        {
            lock (order)
            {
                order.Add(args.Name);
            }
            await Task.Delay(20);
            return ($"{args.Name}-id", args.Inputs);
        }

        public Task<object> CallAsync(Testing.MockCallArgs args) => throw new NotSupportedException();
    }
}
