namespace Ironwood.Operations.Verification;

/// <summary>How closely a platform is looked at.</summary>
public sealed record VerificationOptions
{
    /// <summary>Most requests that a route is sent: the recipe's number, and no load test.</summary>
    public const int MostRequests = 10;

    /// <summary>Most calls under way that may be asked for.</summary>
    public const int MostConcurrency = 64;

    /// <summary>Requests through the balancer for each route. Default <see cref="MostRequests"/>.</summary>
    public int Requests { get; init; } = MostRequests;

    /// <summary>Calls under way at once, over all checks. Default 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>What the 99th percentile of a route's answers may take. Default 200 ms, the recipe's.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What all checks together may take. Default two minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}
