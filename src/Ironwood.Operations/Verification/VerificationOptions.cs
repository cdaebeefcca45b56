namespace Ironwood.Operations.Verification;

/// <summary>How thoroughly a platform is verified.</summary>
public sealed record VerificationOptions
{
    /// <summary>Most requests per route: the recipe's number, and no load test.</summary>
    public const int MostRequests = 10;

    /// <summary>Largest allowed <see cref="Concurrency"/>.</summary>
    public const int MostConcurrency = 64;

    /// <summary>Requests through the balancer for each route. Default <see cref="MostRequests"/>.</summary>
    public int Requests { get; init; } = MostRequests;

    /// <summary>Calls that run at once, over all checks. Default 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Limit for the 99th percentile of a route's latency. Default 200 ms, the recipe's.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest time for all checks together. Default two minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}
