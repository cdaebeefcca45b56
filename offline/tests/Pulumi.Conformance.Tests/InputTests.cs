namespace Pulumi.Conformance.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task An_absent_input_becomes_the_default()
    {
        Assert.Null(await ((Input<string>?)null).ToOutput().ValueAsync());
        Assert.Equal(1, await ((Input<int>?)null).Apply(value => value + 1).ValueAsync());
    }

    [Fact]
    public async Task Inputs_apply_like_outputs()
    {
        Input<int> input = 1;
        Assert.Equal(2, await input.Apply(value => value + 1).ValueAsync());
        Assert.Equal(2, await input.Apply(value => Task.FromResult(value + 1)).ValueAsync());
        Assert.Equal(2, await input.Apply(value => Output.Create(value + 1)).ValueAsync());
        Assert.Equal(1, await input.ToOutput().ValueAsync());
    }

    [Fact]
    public async Task A_list_can_be_one_value()
    {
        Assert.Equal(["a"], await Items("a"));
        Assert.Equal(["a"], await Items(Output.Create("a")));
    }

    [Fact]
    public async Task A_list_can_be_many_values()
    {
        Assert.Equal(["a", "b"], await Items(new[] { "a", "b" }));
        Assert.Equal(["a", "b"], await Items(["a", Output.Create("b")]));
        Assert.Equal(["a"], await Items(Output.Create(ImmutableArray.Create("a"))));
    }

    [Fact]
    public async Task A_list_grows_by_values_and_joins_another()
    {
        InputList<string> list = ["a"];
        list.Add("b", Output.Create("c"));
        Assert.Equal(["a", "b", "c", "d"], await Items(list.Concat("d")));
        Assert.Equal(["a", "b", "c"], await Items(list));
    }

    [Fact]
    public async Task A_map_can_be_an_output_of_a_dictionary()
    {
        var plain = ImmutableDictionary<string, string>.Empty.Add("k", "v");
        Assert.Equal(plain, await Entries(Output.Create(plain)));
    }

    [Fact]
    public async Task A_map_grows_by_keys()
    {
        var map = new InputMap<string> { { "a", "1" }, { "b", Output.Create("2") } };
        map["c"] = "3";
        var expected = "abc".Zip("123").ToDictionary(pair => $"{pair.First}", pair => $"{pair.Second}");
        Assert.Equal(expected, await Entries(map));
    }

    [Fact]
    public async Task Merging_maps_prefers_the_second()
    {
        var merged = InputMap<string>.Merge(
            new InputMap<string> { { "a", "1" }, { "b", "2" } },
            new InputMap<string> { { "b", "3" }, { "c", "4" } });
        Assert.Equal(new Dictionary<string, string> { ["a"] = "1", ["b"] = "3", ["c"] = "4" }, await Entries(merged));
    }

    [Fact]
    public async Task A_key_may_be_repeated_with_an_equal_value_only()
    {
        Assert.Single(await Entries(new InputMap<string> { { "a", "1" }, { "a", "1" } }));
        var conflict = await Assert.ThrowsAsync<ArgumentException>(
            () => Entries(new InputMap<string> { { "a", "1" }, { "a", "2" } }));
        Assert.Contains("'a' already exists", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_may_be_null() =>
        Assert.Null(await ((InputMap<string>)Output.Create<ImmutableDictionary<string, string>>(
            (ImmutableDictionary<string, string>)null!)).ToOutput().ValueAsync());

    private static async Task<IEnumerable<string>> Items(InputList<string> list) => await list.ToOutput().ValueAsync();

    private static async Task<IDictionary<string, string>> Entries(InputMap<string> map) =>
        (await map.ToOutput().ValueAsync()).ToDictionary();
}
