using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Ironwood.Bench;
using Ironwood.Graph;

// "once N": one capture, written as JSON, in a process of its own; start and just-in-time compilation count.
if (args is ["once", var size])
{
    var resources = int.Parse(size, CultureInfo.InvariantCulture);
    var graph = await SyntheticStack.CaptureAsync(resources);
    using var json = new MemoryStream();
    GraphJson.Write(graph, json);

    using var process = Process.GetCurrentProcess();
    var seconds = (DateTime.Now - process.StartTime).TotalSeconds;
    // Where the system does not record the peak, the present size is the best there is.
    var peak = Math.Max(process.PeakWorkingSet64, process.WorkingSet64);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{resources} resources: {graph.Nodes.Count} nodes, {graph.Edges.Count} edges, {json.Length / 1024} KiB of JSON; {seconds:0.00} s, peak {peak / (1024 * 1024)} MiB"));
    return 0;
}

// "check N": every rule over a stack of N resources, step by step, in a process of its own.
if (args is ["check", var wanted])
{
    await CheckMeasurement.RunAsync(int.Parse(wanted, CultureInfo.InvariantCulture));
    return 0;
}

// In this process: a project generated elsewhere would not know which packages this one was built with.
var inThisProcess = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(8);
BenchmarkSwitcher.FromAssembly(typeof(SyntheticStack).Assembly).Run(args, DefaultConfig.Instance.AddJob(inThisProcess));
return 0;
