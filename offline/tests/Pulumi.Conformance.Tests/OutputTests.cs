namespace Pulumi.Conformance.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task Apply_takes_a_value_a_task_an_input_or_an_output()
    {
        var one = Output.Create(1);
        Assert.Equal(2, await one.Apply(value => value + 1).ValueAsync());
        Assert.Equal(3, await one.Apply(value => Task.FromResult(value + 2)).ValueAsync());
        Assert.Equal(4, await one.Apply(value => (Input<int>)(value + 3)).ValueAsync());
        Assert.Equal(5, await one.Apply(value => Output.Create(value + 4)).ValueAsync());
        Assert.Equal(default, await one.Apply(async value => { await Task.Yield(); }).ValueAsync());
    }

    [Fact]
    public async Task Apply_that_returns_no_output_gives_the_default()
    {
        Assert.Null(await Output.Create(1).Apply(_ => (Output<string>?)null).ValueAsync());
        Assert.Null(await Output.Create(1).Apply(_ => (Input<string>?)null).ValueAsync());
    }

    [Fact]
    public async Task Create_takes_a_value_or_a_task()
    {
        Assert.Equal("a", await Output.Create("a").ValueAsync());
        Assert.Equal("a", await Output.Create(Task.FromResult("a")).ValueAsync());
    }

    [Fact]
    public async Task All_keeps_the_order()
    {
        Assert.Equal([1, 2, 3], await Output.All([Output.Create(1), Output.Create(2), Output.Create(3)]).ItemsAsync());
        Assert.Equal([1], await Output.All(new List<Output<int>> { Output.Create(1) }).ItemsAsync());
        Assert.Equal([1, 2], await Output.All((IEnumerable<Input<int>>)[1, 2]).ItemsAsync());
        Assert.Equal([1, 2], await Output.All(ImmutableArray.Create<Input<int>>(1, 2)).ItemsAsync());
        Assert.Empty(await Output.All(Array.Empty<Output<int>>()).ValueAsync());
    }

    [Fact]
    public async Task Tuple_joins_up_to_seven()
    {
        var a = Output.Create("a");
        var b = Output.Create(2);
        Assert.Equal(("a", 2), await Output.Tuple(a, b).ValueAsync());
        Assert.Equal(("a", 2, "a"), await Output.Tuple(a, b, a).ValueAsync());
        Assert.Equal(("a", 2, "a", 2), await Output.Tuple(a, b, a, b).ValueAsync());
        Assert.Equal(("a", 2, "a", 2, "a"), await Output.Tuple(a, b, a, b, a).ValueAsync());
        Assert.Equal(("a", 2, "a", 2, "a", 2, "a"), await Output.Tuple(a, b, a, b, a, b, a).ValueAsync());
        Assert.Equal(("x", 3), await Output.Tuple<string, int>("x", (Input<int>)3).ValueAsync());
    }

    [Fact]
    public async Task Format_is_invariant_and_resolves_inputs_and_outputs()
    {
        Input<string> input = "i";
        var text = await Output.Format($"{Output.Create(1.5)} {input} {"plain"} {(string?)null}{7:000}").ValueAsync();
        Assert.Equal("1.5 i plain 007", text);
    }

    [Fact]
    public async Task JsonSerialize_resolves_what_is_nested()
    {
        var json = await Output.JsonSerialize(Output.Create(new
        {
            Output = Output.Create(1),
            Input = (Input<string>)"b",
            List = (InputList<string>)["x", Output.Create("y")],
            Map = new InputMap<int> { { "k", 2 } },
            Nothing = Output.Create<string?>((string?)null),
        })).ValueAsync();
        Assert.Equal("""{"Output":1,"Input":"b","List":["x","y"],"Map":{"k":2},"Nothing":null}""", json);
    }

    [Fact]
    public async Task JsonSerialize_takes_options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true };
        var json = await Output.JsonSerialize(Output.Create(new { OneTwo = Output.Create(1) }), options).ValueAsync();
        Assert.Equal("{\n  \"oneTwo\": 1\n}", json.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task ToString_is_no_value()
    {
        var text = await Runs.PreviewAsync(() => Output.Create("value").ToString());
        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported", text, StringComparison.Ordinal);
    }
}
