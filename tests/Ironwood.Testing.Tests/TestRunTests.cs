namespace Ironwood.Testing.Tests;

/// <summary>The run of an assembly's tests in this process: of this one's, picked by name.</summary>
public sealed class TestRunTests : IDisposable
{
    private const string Here = "Ironwood.Testing.Tests";

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

    private int Run(string filter) => TestRun.Of([Here], filter, _output);
}

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
