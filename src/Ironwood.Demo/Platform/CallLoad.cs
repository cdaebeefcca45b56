namespace Ironwood.Demo.Platform;

/// <summary>
/// How many calls are under way, and how many ever were at once: what a client's bound is held against.
/// </summary>
public sealed class CallLoad
{
    private readonly Lock _gate = new();
    private int _now;

    /// <summary>Most calls that were under way at once.</summary>
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
