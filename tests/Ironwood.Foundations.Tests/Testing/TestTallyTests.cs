using Moq;
using Xunit.Abstractions;

namespace Ironwood.Foundations.Tests.Testing;

public sealed class TestTallyTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void What_passed_is_counted_and_nothing_is_said()
    {
        var tally = new TestTally(_output);
        tally.OnMessage(Mock.Of<ITestPassed>());
        tally.OnMessage(Mock.Of<ITestPassed>());
        tally.OnMessage(Mock.Of<ITestStarting>());

        Assert.Equal(("2 passed, 0 failed", true, 2), (tally.ToString(), tally.HasSucceeded, tally.Total));
        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void A_failure_is_written_with_all_its_reasons()
    {
        var tally = new TestTally(_output);
        var failed = new Mock<ITestFailed>();
        failed.Setup(message => message.Test.DisplayName).Returns("a test");
        Fail(failed.As<IFailureInformation>(), "one", "two");
        tally.OnMessage(Mock.Of<ITestPassed>());
        tally.OnMessage(failed.Object);

        Assert.Equal(("1 passed, 1 failed", false), (tally.ToString(), tally.HasSucceeded));
        Assert.Equal("FAILED a test\n  type: one\nat one\n  type: two\nat two\n", _output.ToString());
    }

    [Fact]
    public void What_cannot_be_cleaned_away_after_the_tests_is_a_failure()
    {
        var tally = new TestTally(_output);
        var failed = new Mock<ITestAssemblyCleanupFailure>();
        Fail(failed.As<IFailureInformation>(), "still there");
        tally.OnMessage(Mock.Of<ITestPassed>());
        tally.OnMessage(failed.Object);

        Assert.False(tally.HasSucceeded);
        Assert.Contains("  type: still there\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_skipped_says_why_and_does_not_count_as_tested()
    {
        var tally = new TestTally(_output);
        tally.OnMessage(
            Mock.Of<ITestSkipped>(message => message.Test.DisplayName == "a test" && message.Reason == "needs dot"));

        Assert.Equal(("0 passed, 0 failed, 1 skipped", false, 1), (tally.ToString(), tally.HasSucceeded, tally.Total));
        Assert.Equal("skipped a test: needs dot\n", _output.ToString());
    }

    [Fact]
    public void Tallies_add_up()
    {
        var (sum, one, other) = (new TestTally(_output), new TestTally(_output), new TestTally(_output));
        one.OnMessage(Mock.Of<ITestPassed>());
        other.OnMessage(Mock.Of<ITestPassed>());
        other.OnMessage(Mock.Of<ITestSkipped>(message => message.Test.DisplayName == "a test"));
        var failed = new Mock<ITestFailed>();
        failed.Setup(message => message.Test.DisplayName).Returns("a test");
        Fail(failed.As<IFailureInformation>(), "one");
        other.OnMessage(failed.Object);
        sum.Add(one);
        sum.Add(other);

        Assert.Equal("2 passed, 1 failed, 1 skipped", sum.ToString());
        Assert.False(sum.HasSucceeded);
    }

    private static void Fail(Mock<IFailureInformation> failed, params string[] messages)
    {
        failed.Setup(message => message.ExceptionTypes).Returns([.. messages.Select(_ => "type")]);
        failed.Setup(message => message.Messages).Returns(messages);
        failed.Setup(message => message.StackTraces).Returns([.. messages.Select(message => $"at {message}")]);
    }
}
