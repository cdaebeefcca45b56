using System.Diagnostics;
using System.Reflection;
using Xunit.Sdk;

namespace Ironwood.Testing;

/// <summary>
/// Runs the tests of several assemblies in this process: one assembly after the other, as each may assume that the
/// process is its own, and the tests of each side by side. A process for each assembly, as <c>dotnet test</c> starts
/// them, spends more time starting and compiling than testing (decision 14).
/// </summary>
public static class TestRun
{
    /// <summary>Runs the tests and writes what failed, a line for each assembly, and the sum as the last line.</summary>
    /// <param name="assemblies">Names of assemblies with tests.</param>
    /// <param name="filter">Only tests whose full name holds this text; null for all.</param>
    /// <param name="output">Where to write; what tests write to the console themselves is dropped.</param>
    /// <returns>0 when something was tested and nothing failed, else 1.</returns>
    public static int Of(IEnumerable<string> assemblies, string? filter, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        ArgumentNullException.ThrowIfNull(output);
        var sum = new TestTally(output);
        var console = (Console.Out, Console.Error);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        try
        {
            foreach (var name in assemblies)
            {
                var tally = new TestTally(output);
                var before = ProcessorTime();
                Run(new AssemblyName(name), filter, tally);
                if (tally.Total > 0)
                {
                    output.WriteLine(FormattableString.Invariant($"{name}: {tally} ({(ProcessorTime() - before).TotalSeconds:0.0} s of processor time)"));
                }
                sum.Add(tally);
            }
        }
        finally
        {
            Console.SetOut(console.Out);
            Console.SetError(console.Error);
        }
        output.WriteLine(sum);
        return sum.HasSucceeded ? 0 : 1;
    }

    private static void Run(AssemblyName name, string? filter, TestTally tally)
    {
        using var framework = new XunitTestFramework(tally);
        var discovered = new DiscoveredTests(filter);
        using (var discoverer = framework.GetDiscoverer(Reflector.Wrap(Assembly.Load(name))))
        {
            discoverer.Find(includeSourceInformation: false, discovered, new TestOptions());
            discovered.Wait();
        }
        if (discovered.Cases.Count == 0)
        {
            return;
        }
        using var executor = framework.GetExecutor(name);
        executor.RunTests(discovered.Cases, tally, new TestOptions());
        tally.Wait();
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
