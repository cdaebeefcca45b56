namespace Ironwood.Preview.Capture;

/// <summary>
/// The SDK marks the whole process as failed when a program fails; a capture that failed is the caller's to judge.
/// The code to restore is that of a time when no capture ran: while several run, one may have left its mark.
/// </summary>
internal sealed class ExitCodeGuard : IDisposable
{
    private static readonly Lock Gate = new();
    private static int _running;
    private static int _unmarked;

    private readonly int _before;

    public ExitCodeGuard()
    {
        lock (Gate)
        {
            if (_running++ == 0)
            {
                _unmarked = Environment.ExitCode;
            }
            _before = _unmarked;
        }
    }

    /// <summary>Takes the mark of a failed program off the process.</summary>
    public void Restore()
    {
        lock (Gate)
        {
            Environment.ExitCode = _before;
        }
    }

    /// <summary>The capture has ended.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            _running--;
        }
    }
}
