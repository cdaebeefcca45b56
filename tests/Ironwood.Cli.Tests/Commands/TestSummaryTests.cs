using Ironwood.Cli.Commands;

namespace Ironwood.Cli.Tests.Commands;

public class TestSummaryTests
{
    [Fact]
    public void Results_of_all_projects_are_added_up()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.trx"], Trx("""total="5" executed="5" passed="4" failed="1" """));
        File.WriteAllText(folder["b.trx"], Trx("""total="9" executed="7" passed="3" error="1" timeout="1" aborted="2" """));
        File.WriteAllText(folder["notes.txt"], "no result");

        var summary = TestSummary.Of(folder.Path, exitCode: 1);

        Assert.Equal(new(7, 5, Skipped: 2), summary);
        Assert.Equal("7 passed, 5 failed, 2 skipped", summary.ToString());
        Assert.Equal(1, summary.ExitCode);
    }

    [Fact]
    public void A_run_in_which_all_passed_has_succeeded()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.trx"], Trx("""passed="4" failed="0" """));

        var summary = TestSummary.Of(folder.Path, exitCode: 0);
        Assert.Equal((new(4, 0), 0), (summary, summary.ExitCode));
        Assert.Equal("4 passed, 0 failed", summary.ToString());
    }

    [Fact]
    public void A_run_that_ended_badly_has_failed_though_no_test_did()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.trx"], Trx("""passed="4" """));

        Assert.Equal((new(4, 1), 1), (TestSummary.Of(folder.Path, exitCode: 1), TestSummary.Of(folder.Path, exitCode: 1).ExitCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<TestRun><Results>")]
    [InlineData("<TestRun/>")]
    [InlineData("""<TestRun><Counters passed="many"/></TestRun>""")]
    public void A_result_file_that_is_cut_short_is_a_failure(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.trx"], text);

        Assert.Equal(new(0, 1), TestSummary.Of(folder.Path, exitCode: 0));
    }

    [Fact]
    public void Nothing_tested_is_not_success()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal((new(0, 0), 1), (TestSummary.Of(folder.Path, 0), TestSummary.Of(folder.Path, 0).ExitCode));
        Assert.Equal(new(0, 1), TestSummary.Of(Path.Combine(folder.Path, "none"), exitCode: 1));
    }

    private static string Trx(string counters) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <ResultSummary outcome="Completed"><Counters {counters}/></ResultSummary>
        </TestRun>
        """;
}
