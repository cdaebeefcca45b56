using Pulumi;

namespace Ironwood.Preview.Tests.Capture;

public class ReferenceShapeTests
{
    [Fact]
    public async Task A_number_that_the_cloud_decides_is_an_edge_alone_and_in_a_text()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var cache = new Store("cache");
            _ = new Thing("reader", new()
            {
                Number = cache.Port,
                Text = Output.Format($"{cache.Host}:{cache.Port}"),
                Members = { cache.Port.Apply(port => port.ToString(CultureInfo.InvariantCulture)) },
            });
        });

        Assert.Equal(
            ["members[0] -> cache.port", "number -> cache.port", "text -> cache.host", "text -> cache.port"],
            graph.EdgesOf("reader"));
        Assert.Equal(
            "${test:index:Store::cache#host}:${test:index:Store::cache#port}",
            graph.Node("reader").Inputs["text"]?.GetValue<string>());
        Assert.Equal("${test:index:Store::cache#port}", graph.Node("reader").Inputs["number"]?.GetValue<string>());
    }

    [Fact]
    public async Task Two_numbers_are_distinguished_and_numbers_of_the_program_stay()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var (a, b) = (new Store("a"), new Store("b"));
            _ = new Thing(
                "reader", new() { Text = Output.Format($"{b.Port},{a.Port},2000000999"), Number = 2_000_000_998 });
        });

        Assert.Equal(
            "${test:index:Store::b#port},${test:index:Store::a#port},2000000999",
            graph.Node("reader").Inputs["text"]?.GetValue<string>());
        Assert.Equal(2_000_000_998, graph.Node("reader").Inputs["number"]?.GetValue<double>());
    }

    [Fact]
    public async Task Lists_and_objects_carry_references_to_their_members()
    {
        var graph = await Programs.CaptureAsync(() =>
        {
            var store = new Store("store");
            _ = new Thing("reader", new()
            {
                Text = store.Records.Apply(records => records[0].Data),
                Members = { store.Owner.Apply(owner => owner.Data), store.Names.Apply(names => names[0]) },
            });
        });

        Assert.Equal(
            ["members[0] -> store.owner.data", "members[1] -> store.names[0]", "text -> store.records[0].data"],
            graph.EdgesOf("reader"));
    }

    private sealed class Store(string name) : CustomResource("test:index:Store", name, new ThingArgs(), null)
    {
        [Output("host")]
        public Output<string> Host { get; private set; } = null!;

        [Output("port")]
        public Output<int> Port { get; private set; } = null!;

        [Output("records")]
        public Output<ImmutableArray<Record>> Records { get; private set; } = null!;

        [Output("owner")]
        public Output<Record> Owner { get; private set; } = null!;

        [Output("names")]
        public Output<ImmutableArray<string>> Names { get; private set; } = null!;
    }

    [OutputType]
    private sealed class Record
    {
        public readonly string Data;

        [OutputConstructor]
        public Record(string data) => Data = data;
    }
}
