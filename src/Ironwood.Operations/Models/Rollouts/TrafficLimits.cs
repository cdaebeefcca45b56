using static System.FormattableString;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>Limits that each step of a rollout must keep.</summary>
public sealed record TrafficLimits
{
    /// <summary>
    /// How long a step is watched before the next one. Default: five minutes, because Monitoring shows requests with
    /// a delay of some minutes.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Largest share of failed requests. Default: 0.01.</summary>
    public double MaxErrorRatio { get; init; } = 0.01;

    /// <summary>Largest p99 latency in milliseconds. Default: no limit.</summary>
    public double? MaxP99Milliseconds { get; init; }

    /// <summary>Fewest requests for a judgement. Default: 20.</summary>
    public long MinRequests { get; init; } = 20;

    /// <summary>Judges the signals of a step by these limits.</summary>
    public Judgement Judge(TrafficSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        if (signals.Requests < MinRequests)
        {
            return new(
                LimitState.TooLittleData,
                Invariant($"{signals.Requests} requests arrived, and {MinRequests} are needed to judge"));
        }
        if (signals.ErrorRatio > MaxErrorRatio)
        {
            return new(
                LimitState.Exceeded,
                Invariant($"{signals.Errors} of {signals.Requests} requests failed: ")
                    + Invariant($"{signals.ErrorRatio:0.####}, and the limit is {MaxErrorRatio:0.####}"));
        }
        var counts = Invariant($"{signals.Requests} requests, {signals.Errors} failed");
        return (MaxP99Milliseconds, signals.P99Milliseconds) switch
        {
            (null, _) => new(LimitState.Kept, counts),
            (_, null) => new(LimitState.TooLittleData, "Monitoring shows no latency to judge"),
            ({ } limit, { } p99) when p99 > limit => new(
                LimitState.Exceeded, Invariant($"the p99 latency is {p99:#,0} ms, and the limit is {limit:#,0} ms")),
            (_, { } p99) => new(LimitState.Kept, Invariant($"{counts}, p99 {p99:#,0} ms")),
        };
    }
}

/// <summary>Whether a step keeps its limits.</summary>
public enum LimitState
{
    /// <summary>Every limit is kept.</summary>
    Kept,

    /// <summary>A limit is exceeded.</summary>
    Exceeded,

    /// <summary>There is too little data to judge.</summary>
    TooLittleData,
}

/// <summary>Whether a step keeps its limits, and why.</summary>
/// <param name="State">Whether it keeps them.</param>
/// <param name="Reason">The reason, as a part of a sentence.</param>
public sealed record Judgement(LimitState State, string Reason);
