namespace Ironwood.Operations.Models.Rollouts;

/// <summary>What Cloud Monitoring measured of a deployed model's answers in an interval.</summary>
/// <param name="Requests">Requests that were answered, failures included.</param>
/// <param name="Errors">Requests that failed.</param>
/// <param name="P99Milliseconds">Latency at the 99th percentile; null when none was measured.</param>
public sealed record TrafficSignals(long Requests, long Errors, double? P99Milliseconds)
{
    /// <summary>Share of failed requests, from 0 to 1; 0 without requests.</summary>
    public double ErrorRatio => Requests == 0 ? 0 : Math.Min(1, (double)Errors / Requests);
}
