using BenchmarkDotNet.Attributes;
using Ironwood.Graph;

namespace Ironwood.Bench;

/// <summary>One capture of a synthetic stack.</summary>
[MemoryDiagnoser]
public class CaptureBenchmarks
{
    /// <summary>Resources of the stack.</summary>
    [Params(60, 600, 6_000)]
    public int Resources { get; set; }

    /// <summary>From the program to its graph.</summary>
    [Benchmark]
    public Task<ResourceGraph> Capture() => SyntheticStack.CaptureAsync(Resources);
}
