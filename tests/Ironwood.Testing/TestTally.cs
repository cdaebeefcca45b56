using Xunit.Abstractions;

namespace Ironwood.Testing;

/// <summary>Counts what xunit tells of, and writes what failed as soon as it is known.</summary>
internal sealed class TestTally(TextWriter output) : IMessageSink
{
    private readonly TaskCompletionSource _finished = new();
    private readonly Lock _turn = new();
    private int _passed;
    private int _failed;
    private int _skipped;

    public int Total => _passed + _failed + _skipped;

    /// <summary>A run in which nothing was tested has not succeeded.</summary>
    public bool HasSucceeded => _failed == 0 && _passed > 0;

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_turn)
        {
            switch (message)
            {
                case ITestPassed:
                    _passed++;
                    break;
                case ITestSkipped skipped:
                    _skipped++;
                    output.WriteLine($"skipped {skipped.Test.DisplayName}: {skipped.Reason}");
                    break;
                // A test, or what was to be set up or cleaned away around tests.
                case IFailureInformation failure:
                    _failed++;
                    Write((message as ITestMessage)?.Test.DisplayName ?? message.GetType().Name, failure);
                    break;
                case ITestAssemblyFinished:
                    _finished.SetResult();
                    break;
            }
        }
        return true;
    }

    /// <summary>Until all tests of the assembly have run.</summary>
    public void Wait() => _finished.Task.Wait();

    public void Add(TestTally other)
    {
        _passed += other._passed;
        _failed += other._failed;
        _skipped += other._skipped;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_passed} passed, {_failed} failed")
        + (_skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_skipped} skipped") : "");

    private void Write(string name, IFailureInformation failure)
    {
        output.WriteLine($"FAILED {name}");
        for (var i = 0; i < failure.Messages.Length; i++)
        {
            output.WriteLine($"  {failure.ExceptionTypes[i]}: {failure.Messages[i]}");
            output.WriteLine(failure.StackTraces[i]);
        }
    }
}
