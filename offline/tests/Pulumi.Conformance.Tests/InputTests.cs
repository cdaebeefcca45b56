using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Conformance.Tests.Support;

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
        Output<int> output = input;
        Assert.Equal(1, await output.ValueAsync());
    }

    [Fact]
    public async Task A_list_can_be_one_value()
    {
        Assert.Equal(["a"], await Items("a"));
        Assert.Equal(["a"], await Items(Output.Create("a")));
        Assert.Equal(["a"], await Items((Input<string>)"a"));
    }

    [Fact]
    public async Task A_list_can_be_many_values()
    {
        Assert.Equal(["a", "b"], await Items(new[] { "a", "b" }));
        Assert.Equal(["a", "b"], await Items(new[] { Output.Create("a"), Output.Create("b") }));
        Assert.Equal(["a", "b"], await Items(new Input<string>[] { "a", Output.Create("b") }));
        Assert.Equal(["a", "b"], await Items(new List<string> { "a", "b" }));
        Assert.Equal(["a"], await Items(new List<Output<string>> { Output.Create("a") }));
        Assert.Equal(["a"], await Items(new List<Input<string>> { "a" }));
        Assert.Equal(["a"], await Items(ImmutableArray.Create("a")));
        Assert.Equal(["a"], await Items(ImmutableArray.Create(Output.Create("a"))));
        Assert.Equal(["a"], await Items(ImmutableArray.Create<Input<string>>("a")));
    }

    [Fact]
    public async Task A_list_can_be_one_output()
    {
        Assert.Equal(["a"], await Items(Output.Create(new[] { "a" })));
        Assert.Equal(["a"], await Items(Output.Create(new List<string> { "a" })));
        Assert.Equal(["a"], await Items(Output.Create<IEnumerable<string>>(["a"])));
        Assert.Equal(["a"], await Items(Output.Create(ImmutableArray.Create("a"))));
    }

    [Fact]
    public async Task A_list_grows_by_values_and_lists()
    {
        InputList<string> list = ["a"];
        list.Add("b", Output.Create("c"));
        list.Add((InputList<string>)new[] { "d" });
        list.AddRange(Output.Create(ImmutableArray.Create("e")));
        Assert.Equal(["a", "b", "c", "d", "e"], await Items(list));
        Assert.Equal(["a", "b", "c", "d", "e", "f"], await Items(list.Concat("f")));
        Assert.Equal(["a", "b", "c", "d", "e"], await Items(list));
    }

    [Fact]
    public async Task A_list_is_enumerated_asynchronously()
    {
        var items = new List<string>();
        await foreach (var item in (InputList<string>)["a", Output.Create("b")])
            items.Add(await item.ToOutput().ValueAsync());
        Assert.Equal(["a", "b"], items);
        System.Collections.IEnumerable list = new InputList<string>();
        Assert.Throws<NotSupportedException>(list.GetEnumerator);
    }

    [Fact]
    public async Task A_map_can_be_a_dictionary_or_an_output_of_one()
    {
        var plain = new Dictionary<string, string> { ["k"] = "v" };
        Assert.Equal(plain, await Entries(plain));
        Assert.Equal(plain, await Entries(plain.ToImmutableDictionary()));
        Assert.Equal(plain, await Entries(Output.Create(plain)));
        Assert.Equal(plain, await Entries(Output.Create<IDictionary<string, string>>(plain)));
        Assert.Equal(plain, await Entries(Output.Create(plain.ToImmutableDictionary())));
    }

    [Fact]
    public async Task A_map_grows_by_keys_and_maps()
    {
        var map = new InputMap<string> { { "a", "1" }, { "b", Output.Create("2") } };
        map["c"] = "3";
        map.Add((InputMap<string>)new Dictionary<string, string> { ["d"] = "4" });
        map.AddRange((InputMap<string>)new Dictionary<string, string> { ["e"] = "5" });
        var expected = "abcde".Zip("12345").ToDictionary(pair => $"{pair.First}", pair => $"{pair.Second}");
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
    public async Task Adding_a_map_may_not_repeat_keys()
    {
        var map = new InputMap<string> { { "a", "1" } };
        map.AddRange(new InputMap<string> { { "a", "2" } });
        await Assert.ThrowsAsync<ArgumentException>(() => Entries(map));
    }

    [Fact]
    public async Task A_map_may_be_null()
        => Assert.Null(await ((InputMap<string>)Output.Create<ImmutableDictionary<string, string>>(
            (ImmutableDictionary<string, string>)null!)).ToOutput().ValueAsync());

    [Fact]
    public async Task A_union_takes_either_type()
    {
        Assert.Equal("a", await Member("a"));
        Assert.Equal(1, await Member(1));
        Assert.Equal("a", await Member((Input<string>)"a"));
        Assert.Equal(1, await Member((Input<int>)1));
        Assert.Equal("a", await Member(Output.Create("a")));
        Assert.Equal(1, await Member(Output.Create(1)));
        Assert.Equal(1, await Member(Union<string, int>.FromT1(1)));
        Assert.Equal(1, await Member(Output.Create(Union<string, int>.FromT1(1))));
    }

    [Fact]
    public async Task Lists_and_maps_of_unions_take_either_type()
    {
        var list = new InputList<Union<string, int>>();
        list.Add((Input<string>)"a");
        list.Add((Input<int>)1);
        Assert.Equal(["a", 1], (await list.ToOutput().ValueAsync()).Select(union => union.Value));

        var map = new InputMap<Union<string, int>>();
        map.Add("k", (Input<int>)1);
        Assert.Equal(1, (await map.ToOutput().ValueAsync())["k"].AsT1);
    }

    [Fact]
    public void A_union_knows_which_it_is()
    {
        Union<string, int> union = 1;
        Assert.True(union is { IsT0: false, IsT1: true, AsT1: 1 });
        Assert.Throws<InvalidOperationException>(() => union.AsT0);
        Assert.Equal("one", union.Match(text => text, _ => "one"));
        Assert.Equal(union, Union<string, int>.FromT1(1));
        Assert.NotEqual(union, Union<string, int>.FromT0("1"));
        Assert.True(union.TryPickT1(out var number, out _) && number == 1);
        Assert.Equal(2, union.MapT1(value => value + 1).AsT1);
    }

    [Fact]
    public async Task Json_takes_text_documents_elements_and_outputs_of_them()
    {
        const string Text = """{"a":1}""";
        Assert.Equal(Text, await Json(Text));
        Assert.Equal(Text, await Json(JsonDocument.Parse(Text)));
        Assert.Equal(Text, await Json(JsonDocument.Parse(Text).RootElement));
        Assert.Equal(Text, await Json(Output.Create(Text)));
        Assert.Equal(Text, await Json(Output.Create(JsonDocument.Parse(Text))));
        Assert.Equal(Text, await Json(Output.Create(JsonDocument.Parse(Text).RootElement)));
    }

    private static async Task<IEnumerable<string>> Items(InputList<string> list) => await list.ToOutput().ValueAsync();

    private static async Task<IDictionary<string, string>> Entries(InputMap<string> map)
        => (await map.ToOutput().ValueAsync()).ToDictionary();

    private static async Task<object> Member(InputUnion<string, int> union)
        => (await union.ToOutput().ValueAsync()).Value;

    private static async Task<string> Json(InputJson json) => (await json.ToOutput().ValueAsync()).GetRawText();
}
