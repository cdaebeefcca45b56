using System.Diagnostics;
using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Diff;
using Ironwood.Analysis.Resilience;
using Ironwood.Graph;
using Ironwood.Preview;
using Ironwood.Report.Drawing;

namespace Ironwood.Bench;

/// <summary>
/// What <c>./ironwood check</c> does with a large stack, step by step, in a process of its own. Processor time is
/// given beside the clock's: on a machine that does other things as well it is what can be compared.
/// </summary>
internal static class CheckMeasurement
{
    /// <summary>One run over a stack of about so many resources.</summary>
    public static async Task RunAsync(int resources)
    {
        var plan = Step("start and settings", () => LargeStack.Plan(resources));
        var capture = Stopwatch.StartNew();
        var before = Processor();
        var graph = await StackPreview.CaptureAsync(plan, "bench", "large");
        Tell("capture", capture.Elapsed, Processor() - before);
        var findings = Step("rules", () => RuleBook.Check(graph, CostTerms.List, default).Count);
        Step("failures", () => FailureTable.Of(graph).Count);
        Step("cost", () => CostEstimate.Of(graph, CostTerms.List).UsdPerHour);
        Total(
            $"{graph.Nodes.Count(node => node.Kind == ResourceKind.Custom)} resources, {graph.Edges.Count} edges, "
            + $"{findings} findings");

        // Which rules take how long, one family after the other.
        foreach (var family in RuleBook.Families)
        {
            Step(family.Rules[0].Family, () => family.Check(graph).Count());
        }

        // What other verbs do with the same graph.
        var nothing = new DailyCost(new Dictionary<string, decimal>(), 0);
        Step("difference to itself", () => DiffReport.Of(graph, graph, nothing, nothing).Diff.Changes.Count);
        Step("drawing", () => SvgDrawing.Of(ArchitectureReader.Read(graph)).Length);
        Step("JSON", () =>
        {
            using var json = new MemoryStream();
            GraphJson.Write(graph, json);
            return json.Length;
        });
    }

    private static T Step<T>(string name, Func<T> run)
    {
        var (clock, before) = (Stopwatch.StartNew(), Processor());
        var result = run();
        Tell(name, clock.Elapsed, Processor() - before);
        return result;
    }

    private static void Tell(string name, TimeSpan clock, TimeSpan processor) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-22} {clock.TotalSeconds,6:0.00} s, {processor.TotalSeconds,6:0.00} s of processor time"));

    private static void Total(string what)
    {
        using var process = Process.GetCurrentProcess();
        Tell("all of the check", DateTime.Now - process.StartTime, Processor());
        // Where the system does not record the peak, the present size is the best there is.
        var peak = Math.Max(process.PeakWorkingSet64, process.WorkingSet64) / (1024 * 1024);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}; peak {peak} MiB; {GC.GetTotalPauseDuration().TotalSeconds:0.00} s of pauses for memory"));
    }

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
