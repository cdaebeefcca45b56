using System.Collections.Concurrent;
using Ironwood.Demo.Faults;
using Ironwood.Outputs;

namespace Ironwood.Demo.Platform;

/// <summary>The state of a loopback platform: its contract, and the state of each service.</summary>
/// <param name="contract">The stack whose platform it is.</param>
/// <param name="time">The clock for the times of measurements.</param>
public sealed class PlatformState(PlatformContract contract, TimeProvider time)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _parts = new();

    /// <summary>The stack whose platform it is.</summary>
    public PlatformContract Contract { get; } = contract;

    /// <summary>The clock for the times of measurements.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Minimum duration of a call.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The faults to simulate.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The calls so far, oldest first.</summary>
    public ConcurrentQueue<PlatformCall> Calls { get; } = new();

    /// <summary>The running calls.</summary>
    public CallLoad Load { get; } = new();

    /// <summary>The state of one service; created when it is first used.</summary>
    public T Part<T>(Func<PlatformState, T> create)
        where T : class =>
        (T)_parts.GetOrAdd(typeof(T), _ => new(() => create(this))).Value;
}
