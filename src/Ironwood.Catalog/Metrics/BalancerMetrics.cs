namespace Ironwood.Catalog.Metrics;

/// <summary>The metrics of a load balancer: an internal one has others than one on the Internet.</summary>
/// <param name="Requests">Requests that it answered, itself or through a backend.</param>
/// <param name="Latencies">From a request's first byte to its answer's last byte.</param>
public sealed record BalancerMetrics(CountMetric Requests, DistributionMetric Latencies)
{
    /// <summary>Those of the global external load balancer.</summary>
    public static BalancerMetrics External { get; } = new(Metrics.BalancerRequests, Metrics.TotalLatencies);

    /// <summary>Those of the cross-region internal load balancer.</summary>
    public static BalancerMetrics Internal { get; } =
        new(Metrics.InternalBalancerRequests, Metrics.InternalTotalLatencies);
}
