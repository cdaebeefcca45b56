using BenchmarkDotNet.Attributes;
using Ironwood.Graph;

namespace Ironwood.Bench;

/// <summary>A graph to JSON and back.</summary>
[MemoryDiagnoser]
public class GraphJsonBenchmarks
{
    private ResourceGraph? _graph;
    private byte[] _document = [];

    /// <summary>Resources of the graph.</summary>
    [Params(60, 600, 6_000)]
    public int Resources { get; set; }

    /// <summary>A graph and its document.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        _graph = await SyntheticStack.CaptureAsync(Resources);
        using var document = new MemoryStream();
        GraphJson.Write(_graph, document);
        _document = document.ToArray();
    }

    /// <summary>From the graph to its bytes.</summary>
    [Benchmark]
    public void Write() => GraphJson.Write(_graph!, Stream.Null);

    /// <summary>From the bytes to a graph.</summary>
    [Benchmark]
    public ResourceGraph Read()
    {
        using var document = new MemoryStream(_document);
        return GraphJson.Read(document);
    }
}
