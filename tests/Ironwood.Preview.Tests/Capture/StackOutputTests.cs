using Ironwood.Preview.Capture;
using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

public class StackOutputTests
{
    [Fact]
    public async Task Outputs_of_the_stack_are_recorded_at_its_root()
    {
        var graph = await GraphCapture.RunAsync("project", "stack", observer => new OutputStack(observer));

        Assert.Equal(
            """{"known":"value","list":["a","b"],"map":{"a":"${test:index:Thing::thing#text}","z":"last"},"number":3,"object":{"flag":true,"items":[{"name":"x","size":2}],"text":"${test:index:Thing::thing#text}"},"secret":"[secret]","text":"${test:index:Thing::thing#selfLink}","unknown":null}""",
            graph.Root.Outputs.ToJsonString());
        Assert.Equal(["outputs.secret"], graph.Root.Secrets);
        Assert.DoesNotContain("hunter2", graph.Json(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_of_a_component_are_its_own()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var thing = new Thing("thing");
            _ = new Group("a", group => group.Outputs["link"] = thing.SelfLink);
            _ = new Group("b", group => group.Outputs["link"] = Output.Format($"{thing.Id}/x"));
            _ = new Group("c");
        });

        Assert.Equal("""{"link":"${test:index:Thing::thing#selfLink}"}""", graph.Node("a").Outputs.ToJsonString());
        Assert.Equal("""{"link":"${test:index:Thing::thing#id}/x"}""", graph.Node("b").Outputs.ToJsonString());
        Assert.Empty(graph.Node("c").Outputs);
    }

    private sealed class OutputStack : Stack
    {
        public OutputStack(ResourceTransformation observer)
            : base(new StackOptions { ResourceTransformations = { observer } })
        {
            var thing = new Thing("thing");
            Known = Output.Create("value");
            Text = thing.SelfLink;
            Number = Output.Create(3);
            Unknown = thing.Computed;
            Secret = Output.CreateSecret("hunter2");
            List = Output.Create(ImmutableArray.Create("a", "b"));
            Object = thing.Text.Apply(text => ImmutableDictionary<string, object>.Empty
                .Add("text", text)
                .Add("flag", true)
                .Add(
                    "items",
                    ImmutableArray.Create<object>(
                        ImmutableDictionary<string, object>.Empty.Add("size", 2.0).Add("name", "x"))));
            Map = thing.Text.Apply(text => ImmutableDictionary<string, string>.Empty.Add("z", "last").Add("a", text));
        }

        [Output("known")]
        public Output<string> Known { get; private set; }

        [Output("text")]
        public Output<string> Text { get; private set; }

        [Output("number")]
        public Output<int> Number { get; private set; }

        [Output("unknown")]
        public Output<ImmutableDictionary<string, string>> Unknown { get; private set; }

        [Output("secret")]
        public Output<string> Secret { get; private set; }

        [Output("list")]
        public Output<ImmutableArray<string>> List { get; private set; }

        [Output("object")]
        public Output<ImmutableDictionary<string, object>> Object { get; private set; }

        [Output("map")]
        public Output<ImmutableDictionary<string, string>> Map { get; private set; }
    }
}
