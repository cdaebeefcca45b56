using System.Collections.Concurrent;
using Ironwood.Demo.Faults;
using Ironwood.Outputs;

namespace Ironwood.Demo.Platform;

/// <summary>What a loopback platform is made of: the contract that it follows, and what each service keeps.</summary>
/// <param name="contract">The stack whose platform it is.</param>
/// <param name="time">The clock by which measurements are fresh.</param>
public sealed class PlatformState(PlatformContract contract, TimeProvider time)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _parts = new();

    /// <summary>The stack whose platform it is.</summary>
    public PlatformContract Contract { get; } = contract;

    /// <summary>The clock by which measurements are fresh.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>How long each call takes at least.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>What is to go wrong.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>What was asked so far, oldest first.</summary>
    public ConcurrentQueue<PlatformCall> Calls { get; } = new();

    /// <summary>How many calls are under way.</summary>
    public CallLoad Load { get; } = new();

    /// <summary>What one service keeps; made of the platform when it is first asked for.</summary>
    public T Part<T>(Func<PlatformState, T> create)
        where T : class =>
        (T)_parts.GetOrAdd(typeof(T), _ => new(() => create(this))).Value;
}
