namespace Ironwood.Planning.Settings;

/// <summary>The load balancer in front of the tiers.</summary>
public sealed record FrontDoorSettings
{
    /// <summary>The scheme of the load balancer on the Internet.</summary>
    internal const string ExternalScheme = "external";

    /// <summary>The scheme of the load balancer in the pods' network.</summary>
    internal const string InternalScheme = "internal";

    /// <summary>
    /// Where callers are: <c>external</c>, on the Internet, or <c>internal</c>, in the pods' network and in networks
    /// that are connected to it. Default <c>external</c>. A change replaces the whole load balancer and its address.
    /// With <c>internal</c> there is no uptime check and no route to the Vertex AI endpoints, and settings of the
    /// Internet's load balancer are refused.
    /// </summary>
    public string Scheme { get; init; } = ExternalScheme;

    /// <summary>
    /// Longest time from the first byte of a request to the last byte of its answer, in seconds. Default 600:
    /// the balancer's own default of 30 s cuts long generations off.
    /// </summary>
    [Between(1, 86_400)]
    public int RequestTimeoutSeconds { get; init; } = 600;

    /// <summary>
    /// How often a request that reached no model server is sent again. Default 2. One that a server has begun to
    /// work on never is: a generation is no idempotent request.
    /// </summary>
    [Between(1, 10)]
    public int ConnectRetries { get; init; } = 2;

    /// <summary>Share of the requests that are logged. Default 1: all of them; 0 turns logging off.</summary>
    [Between(0, 1)]
    public double LogSampleRate { get; init; } = 1;

    /// <summary>
    /// Percentage of a group's machines that must be healthy; below it the group's requests begin to go to other
    /// groups. Default 70, as Google's own.
    /// </summary>
    [Between(1, nameof(Limits.FailoverHealthPercent))]
    public int FailoverHealthThreshold { get; init; } = 70;

    /// <summary>
    /// Host names under which the platform is reached, each in full; the first is part of the exported URLs.
    /// Default: none, and then the balancer speaks plain HTTP at its address.
    /// </summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Requests a minute that one client address may send; more get status 429. Default 600.</summary>
    [Between(1, nameof(Limits.ThrottledRequests))]
    public int? RequestsPerMinutePerClient { get; init; }

    /// <summary>
    /// Whether requests that look like SQL injection or cross-site scripting are refused. Default false: they are
    /// only logged, because a prompt may well speak of either.
    /// </summary>
    public bool EnforceWaf { get; init; }

    /// <summary>
    /// IPv4 ranges from which requests are accepted; all others get status 403. Default: none, and then requests are
    /// accepted from everywhere. With ranges there is no uptime check, whose requests come from Google's addresses, and
    /// <c>apiGateway</c> is refused for the same reason.
    /// </summary>
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>
    /// Identity-Aware Proxy: only whom it names gets through, on every route. Default: none, and then the front door
    /// asks for no sign-in. Needs <see cref="Domains"/>. There is then no uptime check, which could not get through.
    /// </summary>
    public IapSettings? Iap { get; init; }
}

/// <summary>Who gets through Identity-Aware Proxy.</summary>
public sealed record IapSettings
{
    /// <summary>
    /// Each as <c>user:EMAIL</c>, <c>group:EMAIL</c>, <c>serviceAccount:EMAIL</c> or <c>domain:DOMAIN</c>; people must
    /// be of the project's organization. At least one.
    /// </summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}

/// <summary>API Gateway in front of the load balancer.</summary>
public sealed record ApiGatewaySettings
{
    /// <summary>Whether there is one. Default false. It streams nothing and takes bodies of at most 32 MB.</summary>
    public bool Enabled { get; init; }

    /// <summary>Its region. Default <c>gcp:region</c>; API Gateway is not offered in every region.</summary>
    public string? Region { get; init; }
}
