namespace Pulumi.Conformance.Tests;

public sealed class MockInputTests
{
    [Fact]
    public async Task Keys_are_the_declared_names_and_absent_inputs_are_absent()
    {
        var inputs = await Runs.InputsOfAsync(new ThingArgs { Label = "a", Enabled = false });
        Assert.Equal(["enabled", "label"], inputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_number_is_a_double()
    {
        var inputs = await Runs.InputsOfAsync(new ThingArgs { Size = 3, Ratio = 0.5 });
        Assert.Equal(3.0, inputs["size"]);
        Assert.Equal(0.5, inputs["ratio"]);
    }

    [Fact]
    public async Task Nested_values_are_immutable_collections()
    {
        var inputs = await Runs.InputsOfAsync(new ThingArgs
        {
            Tags = { { "a", "1" } },
            Zones = { "x", Output.Create("y") },
            Parts = { new PartArgs { PartName = "p", Count = 2 } },
            Part = new PartArgs { PartName = "q" },
        });
        Assert.Equal("1", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["a"]);
        Assert.Equal(["x", "y"], Assert.IsType<ImmutableArray<object>>(inputs["zones"]).AsEnumerable());
        var part = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(inputs["parts"])));
        Assert.Equal("p", part["partName"]);
        Assert.Equal(2.0, part["count"]);
        Assert.Equal(["partName"], Assert.IsType<ImmutableDictionary<string, object>>(inputs["part"]).Keys);
    }

    [Fact]
    public async Task An_empty_collection_is_an_input()
    {
        var args = new ThingArgs();
        _ = args.Zones;
        _ = args.Tags;
        var inputs = await Runs.InputsOfAsync(args);
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(inputs["zones"]));
        Assert.Empty(Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"]));
    }

    [Fact]
    public async Task A_null_value_is_no_input()
    {
        var inputs = await Runs.InputsOfAsync(new ThingArgs
        {
            Label = Output.Create<string>((string)null!),
            Tags = { { "a", (string)null! }, { "b", "2" } },
        });
        Assert.DoesNotContain("label", inputs.Keys);
        Assert.Equal(["b"], Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"]).Keys);
    }

    [Fact]
    public async Task One_unknown_element_drops_the_whole_property()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(
            () => new Thing("thing", new ThingArgs
            {
                Label = "kept",
                Tags = { { "a", "1" }, { "b", Runs.Unknown() } },
                Parts = { new PartArgs { PartName = Runs.Unknown() }, new PartArgs { PartName = "p" } },
            }),
            mocks);
        Assert.Equal(["label"], mocks["thing"].Inputs.Keys);
    }

    [Fact]
    public async Task Type_and_name_arrive_and_id_and_provider_are_empty()
    {
        var mocks = new RecordingMocks();
        await Runs.PreviewAsync(() => new Thing("thing"), mocks);
        Assert.Equal(Thing.Token, mocks["thing"].Type);
        Assert.Equal("", mocks["thing"].Id);
        Assert.Equal("", mocks["thing"].Provider);
    }

    [Fact]
    public async Task An_import_arrives_with_its_id_which_stays_unless_the_mock_has_another()
    {
        var mocks = new RecordingMocks { Id = _ => null };
        var thing = await Runs.PreviewAsync(() => new Thing("thing", null, new() { ImportId = "there" }), mocks);
        Assert.Equal("there", mocks["thing"].Id);
        Assert.Equal("there", await thing.Id.ValueAsync());
    }

    [Fact]
    public async Task A_resource_that_is_read_arrives_with_its_id_and_keeps_it()
    {
        var mocks = new RecordingMocks();
        var thing = await Runs.PreviewAsync(() => Thing.Get("thing", "there"), mocks);
        Assert.Equal("there", mocks["thing"].Id);
        Assert.Equal("there", await thing.Id.ValueAsync());
    }
}
