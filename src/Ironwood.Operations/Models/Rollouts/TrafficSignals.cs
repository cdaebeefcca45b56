namespace Ironwood.Operations.Models.Rollouts;

/// <summary>What Monitoring says of a deployed model's answers in a span of time.</summary>
/// <param name="Requests">Requests answered, whatever the answer.</param>
/// <param name="Errors">Those that failed.</param>
/// <param name="P99Milliseconds">Latency that 99 of 100 requests stay below; null when there is no latency to
/// read.</param>
public sealed record TrafficSignals(long Requests, long Errors, double? P99Milliseconds)
{
    /// <summary>Share of failed requests, from 0 to 1; 0 without requests.</summary>
    public double ErrorRatio => Requests == 0 ? 0 : Math.Min(1, (double)Errors / Requests);
}
