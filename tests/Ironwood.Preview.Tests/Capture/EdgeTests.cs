using Ironwood.Graph;
using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

public class EdgeTests
{
    [Fact]
    public async Task An_input_that_is_an_output_is_an_edge_from_path_to_property()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var network = new Thing("network");
            _ = new Thing("reader", new() { Text = network.Id });
        });

        Assert.Equal(["text -> network.id"], graph.EdgesOf("reader"));
        Assert.Equal("${test:index:Thing::network#id}", graph.Node("reader").Inputs["text"]?.GetValue<string>());
        Assert.Empty(graph.EdgesOf("network"));
    }

    [Fact]
    public async Task Edges_start_at_the_innermost_value()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var a = new Thing("a");
            var b = new Thing("b");
            _ = new Thing("reader", new()
            {
                Labels = { ["plain"] = a.Text, ["example.com/tier"] = b.Text, ["fixed"] = "x" },
                Members = { "first", a.SelfLink, b.SelfLink },
                Part = new PartArgs { Inner = { new PartArgs { Inner = { new PartArgs { Value = a.Id } } } } },
                Parts = { new PartArgs { Value = "x" }, new PartArgs { Value = b.Id } },
                Named = { ["one"] = new PartArgs { Value = a.Id } },
            });
        });

        Assert.Equal(
            [
                "labels.plain -> a.text",
                "labels[\"example.com/tier\"] -> b.text",
                "members[1] -> a.selfLink",
                "members[2] -> b.selfLink",
                "named.one.value -> a.id",
                "part.inner[0].inner[0].value -> a.id",
                "parts[1].value -> b.id",
            ],
            graph.EdgesOf("reader"));
    }

    [Fact]
    public async Task Every_output_inside_a_longer_text_is_an_edge()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var a = new Thing("a");
            var b = new Thing("b");
            _ = new Thing("reader", new()
            {
                Text = Output.Format($"http://{a.Text}:{80}/{b.Id}/{a.Text}"),
                Members =
                {
                    Output.JsonSerialize(
                        Output.Create(new Dictionary<string, Output<string>> { ["link"] = b.SelfLink })),
                },
            });
        });

        Assert.Equal(["members[0] -> b.selfLink", "text -> a.text", "text -> b.id"], graph.EdgesOf("reader"));
        Assert.Equal(
            "http://${a.text}:80/${b.id}/${a.text}",
            Reference.Shorten(graph.Node("reader").Inputs["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Inputs_of_components_are_edges_when_they_are_handed_on()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            _ = new Group("group", args: new() { Text = thing.Id });
        });

        Assert.Equal(["text -> thing.id"], graph.EdgesOf("group"));
    }

    [Fact]
    public async Task Inputs_are_recorded_with_sorted_keys_and_numbers_as_they_are()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Thing("thing", new()
        {
            Text = "é <&> \"quoted\"",
            Number = 9216,
            Flag = false,
            Labels = { ["b"] = "2", ["a"] = "1", ["B"] = "3" },
        }));

        Assert.Contains(
            """
                  "inputs": {
                    "flag": false,
                    "labels": {
                      "B": "3",
                      "a": "1",
                      "b": "2"
                    },
                    "number": 9216,
                    "text": "é <&> \"quoted\""
                  }
            """,
            graph.Json(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_with_an_unknown_part_is_left_out()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            _ = new Thing("reader", new()
            {
                Text = "known",
                Flag = thing.Computed.Apply(map => map.Count > 0),
                Members = { "known", thing.Computed.Apply(map => map["a"]) },
            });
        });

        Assert.Equal(["text"], graph.Node("reader").Inputs.Select(input => input.Key));
    }

    [Fact]
    public async Task Outputs_that_are_not_text_are_the_inputs_that_were_given()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var source = new Thing("source");
            var thing = new Thing("thing", new() { Number = 7, Labels = { ["a"] = source.Id } });
            _ = new Thing("reader", new() { Number = thing.Number.Apply(number => number + 1), Labels = thing.Labels });
        });

        Assert.Equal("8", graph.Node("reader").Inputs["number"]?.ToJsonString());
        // The number does not show where it comes from; the order is known all the same.
        Assert.Equal(["dependsOn -> thing", "labels.a -> source.id"], graph.EdgesOf("reader"));
    }

    [Fact]
    public async Task A_text_that_only_looks_like_a_reference_is_left_alone()
    {
        const string Script = "echo ${some:module:Type::name#id}";
        var graph = await Programs.CaptureAsync(() => _ = new Thing("thing", new() { Text = Script }));

        Assert.Equal(Script, graph.Node("thing").Inputs["text"]?.GetValue<string>());
        Assert.Empty(graph.Edges);
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id_and_supplies_its_outputs()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var existing = Thing.Get("existing", "projects/p/things/existing");
            _ = new Thing("reader", new() { Text = existing.Id, Members = { existing.SelfLink } });
        });

        Assert.Equal("projects/p/things/existing", graph.Node("reader").Inputs["text"]?.GetValue<string>());
        Assert.Equal(["members[0] -> existing.selfLink"], graph.EdgesOf("reader"));
    }
}
