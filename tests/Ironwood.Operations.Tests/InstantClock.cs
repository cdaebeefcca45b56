using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests;

/// <summary>A clock on which every wait ends at once, and time moves on by the wait.</summary>
internal sealed class InstantClock() : FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
{
    /// <summary>Called before each wait ends.</summary>
    public Action<TimeSpan> Waiting { get; set; } = _ => { };

    /// <summary>How much too early each wait ends. Real timers are early by up to a millisecond.</summary>
    public TimeSpan Early { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }
        var wait = dueTime > Early ? dueTime - Early : dueTime;
        var timer = base.CreateTimer(callback, state, wait, period);
        Waiting(dueTime);
        // On another thread: the caller must hold the timer first.
        _ = Task.Run(() => Advance(wait));
        return timer;
    }
}
