namespace Ironwood.Preview.Capture;

/// <summary>
/// The SDK sets the exit code of the whole process when a program fails, but the caller decides about a failed capture.
/// The exit code to restore is taken when no capture runs, because another running capture may already have changed it.
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

    /// <summary>Restores the exit code after a program failed.</summary>
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
