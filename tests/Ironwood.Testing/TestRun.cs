using System.Reflection;
using Xunit.Sdk;

namespace Ironwood.Testing;

/// <summary>
/// Runs the tests of several assemblies in this process, two assemblies at a time and the tests of each side by side. A process for each assembly, as <c>dotnet test</c> starts
/// them, spends more time starting and compiling than testing (decision 14).
/// </summary>
public static class TestRun
{
    private const int AssembliesAtOnce = 2;

    /// <summary>Runs the tests and writes what failed, a line for each assembly, and the sum as the last line.</summary>
    /// <param name="assemblies">Names of assemblies with tests.</param>
    /// <param name="filter">Only tests whose full name holds this text; null for all.</param>
    /// <param name="output">Where to write; what tests write to the console themselves is dropped.</param>
    /// <returns>0 when something was tested and nothing failed, else 1.</returns>
    public static int Of(IEnumerable<string> assemblies, string? filter, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        ArgumentNullException.ThrowIfNull(output);
        output = TextWriter.Synchronized(output);
        var sum = new TestTally(output);
        var console = (Console.Out, Console.Error);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        try
        {
            // Two at a time: while one waits for a browser or for its last long test, the other has work to do.
            Parallel.ForEach(assemblies, new() { MaxDegreeOfParallelism = AssembliesAtOnce }, name =>
            {
                var tally = new TestTally(output);
                Run(new AssemblyName(name), filter, tally);
                lock (sum)
                {
                    if (tally.Total > 0)
                    {
                        output.WriteLine($"{name}: {tally}");
                    }
                    sum.Add(tally);
                }
            });
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
}
