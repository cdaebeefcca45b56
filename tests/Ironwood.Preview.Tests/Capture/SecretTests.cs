using Ironwood.Graph;
using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

public class SecretTests
{
    private const string Plain = "hunter2";

    private static Output<string> Secret => Output.CreateSecret(Plain);

    [Fact]
    public async Task A_secret_is_hidden_wherever_it_stands_and_its_path_is_listed()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            _ = new Thing("text", new() { Text = Secret, Members = { "open" } });
            _ = new Thing("number", new() { Number = Output.CreateSecret(12_345) });
            _ = new Thing("part", new() { Part = new PartArgs { Inner = { new PartArgs { Value = Secret } } } });
            _ = new Thing("plain", new() { Plain = new() { ["open"] = "yes", ["to.ken"] = Secret } });
            _ = new Thing("whole", new() { Part = Output.CreateSecret(new PartArgs { Value = Plain }) });
            _ = new Group("group", args: new() { Text = Secret });
            _ = new TestProvider("provider", new() { Token = Secret });
        });

        AssertHidden(graph);
        Assert.DoesNotContain("12345", graph.Json(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "group: inputs.text", "number: inputs.number", "part: inputs.part.inner[0].value",
                "plain: inputs.plain[\"to.ken\"]", "provider: inputs.token", "text: inputs.text", "whole: inputs.part",
            ],
            Listed(graph));
        Assert.Equal("""{"members":["open"],"text":"[secret]"}""", graph.Node("text").Inputs.ToJsonString());
        Assert.Equal("""{"plain":{"open":"yes","to.ken":"[secret]"}}""", graph.Node("plain").Inputs.ToJsonString());
    }

    [Fact]
    public async Task Of_a_list_or_map_with_a_secret_no_secret_shows()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            _ = new Thing("labels", new() { Labels = { ["open"] = "yes", ["example.com/token"] = Secret } });
            _ = new Thing("members", new() { Members = { "open", Secret } });
            _ = new Thing(
                "parts", new() { Parts = { new PartArgs { Value = "open" }, new PartArgs { Value = Secret } } });
            _ = new Thing("named", new() { Named = { ["a.b"] = new PartArgs { Value = Secret } } });
        });

        AssertHidden(graph);
        Assert.All(graph.OfType(Thing.Token), node =>
        {
            Assert.Contains("[secret]", node.Inputs.ToJsonString(), StringComparison.Ordinal);
            Assert.StartsWith($"inputs.{node.Name}", Assert.Single(node.Secrets), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task What_is_made_of_a_secret_is_a_secret()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            _ = new Thing("apply", new() { Text = Secret.Apply(text => text + "!") });
            _ = new Thing("format", new() { Text = Output.Format($"{thing.Id}:{Secret}") });
            _ = new Thing(
                "tuple", new() { Text = Output.Tuple(thing.Id, Secret).Apply(both => both.Item1 + both.Item2) });
        });

        AssertHidden(graph);
        Assert.Equal(["apply: inputs.text", "format: inputs.text", "tuple: inputs.text"], Listed(graph));
        Assert.Equal(["text -> thing.id"], graph.EdgesOf("format"));
        Assert.Equal(["text -> thing.id"], graph.EdgesOf("tuple"));
    }

    [Fact]
    public async Task A_secret_does_not_show_by_way_of_the_resource_that_was_given_it()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing(
                "thing", new() { Text = Secret, Number = Output.CreateSecret(12_345), Labels = { ["a"] = Secret } });
            _ = new Thing("reader", new()
            {
                Text = thing.Text,
                Number = thing.Number,
                Labels = thing.Labels,
                Members = { "open" },
            });
        });

        AssertHidden(graph);
        Assert.DoesNotContain("12345", graph.Json(), StringComparison.Ordinal);
        Assert.Equal("open", graph.Node("reader").Inputs["members"]?[0]?.GetValue<string>());
        Assert.Equal(["number -> thing.number", "text -> thing.text"], graph.EdgesOf("reader"));
    }

    [Fact]
    public async Task An_input_that_reads_a_secret_output_is_a_secret()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing", options: new() { AdditionalSecretOutputs = { "text" } });
            _ = new Thing("reader", new()
            {
                Text = thing.SelfLink,
                Members = { "x", Output.Format($"redis://{thing.Text}") },
                Labels = { ["a.b"] = thing.Text },
            });
            _ = new Group("group", group => group.Outputs["link"] = thing.Text);
        });

        Assert.Equal(
            ["group: outputs.link", "reader: inputs.labels[\"a.b\"]", "reader: inputs.members[1]"], Listed(graph));
        Assert.Equal(
            ["labels[\"a.b\"] -> thing.text", "members[1] -> thing.text", "text -> thing.selfLink"],
            graph.EdgesOf("reader"));
    }

    [Fact]
    public async Task Secret_outputs_of_components_are_hidden()
    {
        var graph = await Programs.CaptureAsync(() => _ = new Group("group", group =>
        {
            group.Outputs["open"] = "yes";
            group.Outputs["password"] = Secret;
            group.Outputs["map"] = new Dictionary<string, object?> { ["inner"] = Secret };
        }));

        AssertHidden(graph);
        Assert.Equal(
            """{"map":"[secret]","open":"yes","password":"[secret]"}""", graph.Node("group").Outputs.ToJsonString());
        Assert.Equal(["outputs.map", "outputs.password"], graph.Node("group").Secrets);
    }

    private static void AssertHidden(ResourceGraph graph) =>
        Assert.DoesNotContain(Plain, graph.Json(), StringComparison.Ordinal);

    private static string[] Listed(ResourceGraph graph) =>
    [
        .. graph.Nodes.SelectMany(node => node.Secrets.Select(path => $"{node.Name}: {path}"))
            .Order(StringComparer.Ordinal),
    ];
}
