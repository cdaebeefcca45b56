using System.Collections.Concurrent;
using System.Reflection;
using Xunit;
using Xunit.Sdk;

namespace Ironwood.Testing;

/// <summary>
/// Runs the tests of several assemblies in this process, two assemblies at a time and the tests of each side by side. A
/// process for each assembly, as <c>dotnet test</c> starts them, spends more time starting and compiling than testing
/// (decision 14).
/// </summary>
public static class TestRun
{
    private const int AssembliesAtOnce = 2;

    /// <summary>Runs the tests and writes what failed, a line for each assembly, and the sum as the last
    /// line.</summary>
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
            InTurn([.. assemblies], name => ChangesTheProcess(Assembly.Load(name).GetTypes()), name =>
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

    /// <summary>First, one after the other, what must have the process to itself; then the rest, two at a
    /// time.</summary>
    internal static void InTurn(IReadOnlyCollection<string> assemblies, Func<string, bool> isAlone, Action<string> run)
    {
        var alone = assemblies.Where(isAlone).ToArray();
        foreach (var name in alone)
        {
            run(name);
        }
        // Two at a time: while one waits for a browser or for its last long test, the other has work to do. Each is
        // taken when its turn comes, in the order given.
        Parallel.ForEach(
            Partitioner.Create(assemblies.Except(alone), EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = AssembliesAtOnce },
            run);
    }

    /// <summary>
    /// Whether some of an assembly's tests run beside no others, because they change what the whole process shares.
    /// xunit keeps the others of the same assembly away; it does not know that there are more.
    /// </summary>
    internal static bool ChangesTheProcess(IEnumerable<Type> types) => types.Any(type =>
        CustomAttributeData.GetCustomAttributes(type)
            .Any(attribute => attribute.AttributeType == typeof(CollectionDefinitionAttribute)
            && attribute.NamedArguments.Any(
                argument => argument is
                {
                    MemberName: nameof(CollectionDefinitionAttribute.DisableParallelization), TypedValue.Value: true
                })));

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
