using System.Collections.Concurrent;

namespace Ironwood.Foundations.Tests.Testing;

/// <summary>The run of an assembly's tests in this process: of this one's, picked by name.</summary>
[Collection(TheConsole.Name)]
public sealed class TestRunTests : IDisposable
{
    private const string Here = "Ironwood.Foundations.Tests";

    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Only_what_the_filter_names_is_run_and_the_sum_comes_last()
    {
        Assert.Equal(0, Run("SampleTests.Each_row"));
        var lines = _output.ToString().TrimEnd('\n').Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.Equal($"{Here}: 2 passed, 0 failed", lines[0]);
        Assert.Equal("2 passed, 0 failed", lines[1]);
    }

    [Fact]
    public void A_run_that_tests_nothing_has_failed()
    {
        Assert.Equal(1, Run("no test is called so"));
        Assert.Equal("0 passed, 0 failed\n", _output.ToString());
    }

    [Fact]
    public void What_changes_the_process_runs_before_the_rest_and_beside_nothing()
    {
        var under = new ConcurrentDictionary<string, bool>();
        var log = new ConcurrentQueue<string>();
        TestRun.InTurn([
            "a", "alone-1", "b", "alone-2", "c",
        ], name => name.StartsWith("alone", StringComparison.Ordinal), name =>
        {
            under[name] = true;
            log.Enqueue(name);
            Assert.True(
                under.Count == 1 || !under.Keys.Any(other => other.StartsWith("alone", StringComparison.Ordinal)),
                string.Join(' ', under.Keys));
            under.TryRemove(name, out _);
        });

        Assert.Equal(["alone-1", "alone-2"], log.Take(2));
        Assert.Equal(["a", "b", "c"], log.Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_collection_beside_which_no_other_runs_says_that_tests_change_the_process()
    {
        Assert.True(TestRun.ChangesTheProcess([typeof(TestRunTests), typeof(TheConsole)]));
        Assert.False(TestRun.ChangesTheProcess([typeof(TestRunTests), typeof(Together)]));
    }

    private int Run(string filter) => TestRun.Of([Here], filter, _output);
}

/// <summary>Tests of the run, which takes the console away from the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class TheConsole
{
    public const string Name = "The console";
}

/// <summary>A collection that others may run beside; no test is in it.</summary>
[CollectionDefinition(nameof(Together), DisableParallelization = false)]
public static class Together;

/// <summary>What those tests run.</summary>
public class SampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_row(int row)
    {
        Console.WriteLine("what a test says on the console is not of the run's output");
        Assert.InRange(row, 1, 2);
    }
}
