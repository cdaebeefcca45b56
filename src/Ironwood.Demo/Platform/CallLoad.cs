namespace Ironwood.Demo.Platform;

/// <summary>Counts running calls and their maximum, so that tests can check a client's limit.</summary>
public sealed class CallLoad
{
    private readonly Lock _gate = new();
    private int _now;

    /// <summary>Maximum number of calls at the same time.</summary>
    public int Most { get; private set; }

    internal IDisposable Enter()
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_now);
        }
        return new Leaving(this);
    }

    private void Leave()
    {
        lock (_gate)
        {
            _now--;
        }
    }

    private sealed class Leaving(CallLoad load) : IDisposable
    {
        public void Dispose() => load.Leave();
    }
}
