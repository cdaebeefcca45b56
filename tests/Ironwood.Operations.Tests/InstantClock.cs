using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Operations.Tests;

/// <summary>A clock on which every wait ends at once, and time moves on by the wait.</summary>
internal sealed class InstantClock() : FakeTimeProvider(Noon)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Called before each wait ends.</summary>
    public Action<TimeSpan> Waiting { get; set; } = _ => { };

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            Waiting(dueTime);
            // On another thread: the caller must hold the timer first.
            _ = Task.Run(() => Advance(dueTime));
        }
        return timer;
    }
}
