using Ironwood.Catalog.ModelServers;

namespace Ironwood.Planning.Plan;

/// <summary>A port that the front door listens on; each has a forwarding rule.</summary>
public enum FrontDoorListener
{
    /// <summary>Port 80: it serves, or redirects where <see cref="Https"/> is there too.</summary>
    Http,

    /// <summary>Port 443.</summary>
    Https,
}

/// <summary>Where the front door is reached from.</summary>
public enum FrontDoorScheme
{
    /// <summary>From the Internet: a global external Application Load Balancer.</summary>
    External,

    /// <summary>From the pods' network: a cross-region internal Application Load Balancer.</summary>
    Internal,
}

/// <summary>A rule of the Cloud Armor policy.</summary>
/// <param name="Priority">Its priority; the lowest number is looked at first.</param>
public abstract record EdgeRule(int Priority);

/// <summary>A preconfigured filter at its least sensitive level; the others take prose for code.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="Filter">Its name, for example <c>sqli-v33-stable</c>.</param>
/// <param name="IsEnforced">Whether it refuses requests; otherwise it only logs them.</param>
public sealed record FilterRule(int Priority, string Filter, bool IsEnforced) : EdgeRule(Priority);

/// <summary>Refuses the paths by which a model server is administered. The hosts' proxies refuse them too.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="Segments">Segments of such paths, for example <c>pause</c>.</param>
public sealed record AdminPathRule(int Priority, IReadOnlyList<string> Segments) : EdgeRule(Priority);

/// <summary>The rate limit of one client.</summary>
/// <param name="Priority">Its priority.</param>
/// <param name="RequestsPerMinute">Requests that one client may send each minute.</param>
/// <param name="IsBehindGateway">Whether clients come through API Gateway, which names them in a header.</param>
/// <param name="Ranges">Ranges that the clients are in; <c>*</c> for everywhere.</param>
public sealed record RateLimitRule(
    int Priority, int RequestsPerMinute, bool IsBehindGateway, IReadOnlyList<string> Ranges) : EdgeRule(Priority);

/// <summary>The rule for all other requests. Google demands such a rule at the last priority.</summary>
/// <param name="IsRefusal">Whether it refuses them; otherwise it lets them in.</param>
public sealed record DefaultRule(bool IsRefusal) : EdgeRule(int.MaxValue);

/// <summary>How the front door is asked from outside.</summary>
/// <param name="PeriodSeconds">Seconds from one check to the next.</param>
/// <param name="Domain">Host name that is asked by HTTPS; null when the address is asked by HTTP.</param>
/// <param name="Alert">The alert that tells when it fails.</param>
public sealed record UptimePlan(int PeriodSeconds, string? Domain, AlertPlan Alert);

/// <summary>Identity-Aware Proxy before the tiers.</summary>
/// <param name="Members">Who gets through, each as <c>user:…</c>, <c>group:…</c> or the like.</param>
/// <param name="Domains">The host names that they get through to.</param>
public sealed record IapPlan(IReadOnlyList<string> Members, IReadOnlyList<string> Domains);

/// <summary>The load balancer in front of the tiers, as far as it follows from its settings alone.</summary>
public sealed record FrontDoorPlan
{
    private const int AdminPathPriority = 900;
    private const int FirstFilterPriority = 1000;
    private const int RateLimitPriority = 2000;
    private const int UptimePeriodSeconds = 60;
    private const int UsualRequestsPerMinute = 600;

    private static readonly string[] Filters =
    [
        "sqli-v33-stable", "xss-v33-stable", "lfi-v33-stable", "rce-v33-stable", "scannerdetection-v33-stable",
    ];

    /// <summary>Where it is reached from.</summary>
    public required FrontDoorScheme Scheme { get; init; }

    /// <summary>Whether only the pods' network reaches it.</summary>
    public bool IsInternal => Scheme == FrontDoorScheme.Internal;

    /// <summary>The ports that it listens on.</summary>
    public required IReadOnlyList<FrontDoorListener> Listeners { get; init; }

    /// <summary>The API's name of its scheme, which backend services and forwarding rules must share.</summary>
    public string LoadBalancingScheme => IsInternal ? "INTERNAL_MANAGED" : "EXTERNAL_MANAGED";

    /// <summary>The rules of its Cloud Armor policy, by priority; empty without a policy.</summary>
    public required IReadOnlyList<EdgeRule> EdgeRules { get; init; }

    /// <summary>
    /// Its uptime check; null behind Identity-Aware Proxy, where the check would see a sign-in page, where only some
    /// ranges are let in, and where only the pods' network reaches it.
    /// </summary>
    public required UptimePlan? Uptime { get; init; }

    /// <summary>Who gets through Identity-Aware Proxy; null without it.</summary>
    public required IapPlan? Iap { get; init; }

    /// <summary>
    /// Host names under which it is reached, the first in its URL; empty for plain HTTP at its address.
    /// </summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>How it is called: <c>https</c>, or <c>http</c> without domains.</summary>
    public string Protocol => Domains.Count > 0 ? "https" : "http";

    /// <summary>Longest time from the first byte of a request to the last byte of its answer, in seconds.</summary>
    public required int RequestTimeoutSeconds { get; init; }

    /// <summary>How often a request that reached no model server is sent again.</summary>
    public required int ConnectRetries { get; init; }

    /// <summary>Share of the requests that are logged; 0 for none.</summary>
    public required double LogSampleRate { get; init; }

    /// <summary>Percentage of a group's machines that must be healthy.</summary>
    public required int FailoverHealthThreshold { get; init; }

    /// <summary>The scheme of settings; external while it is misspelt.</summary>
    internal static FrontDoorScheme SchemeOf(FrontDoorSettings settings) =>
        settings.Scheme == FrontDoorSettings.InternalScheme ? FrontDoorScheme.Internal : FrontDoorScheme.External;

    internal static FrontDoorPlan Of(FrontDoorSettings settings, bool isBehindGateway) => new()
    {
        Scheme = SchemeOf(settings),
        Iap = settings.Iap is { } iap ? new(iap.Members, settings.Domains) : null,
        Domains = settings.Domains,
        RequestTimeoutSeconds = settings.RequestTimeoutSeconds,
        ConnectRetries = settings.ConnectRetries,
        LogSampleRate = settings.LogSampleRate,
        FailoverHealthThreshold = settings.FailoverHealthThreshold,
        Listeners = settings.Domains.Count == 0 ? [FrontDoorListener.Http]
            : SchemeOf(settings) == FrontDoorScheme.Internal ? [FrontDoorListener.Https]
            : [FrontDoorListener.Http, FrontDoorListener.Https],
        // Cloud Armor protects no cross-region internal load balancer.
        EdgeRules = SchemeOf(settings) == FrontDoorScheme.Internal ? [] :
        [
            new AdminPathRule(AdminPathPriority, ModelServer.AdminSegments),
            .. Filters.Select(
                (filter, index) => new FilterRule(FirstFilterPriority + index, filter, settings.EnforceWaf)),
            // Requests within the limit are allowed here and see no later rule: whatever refuses must come before.
            .. (settings.AllowedCidrs.Count == 0 ? ["*"] : settings.AllowedCidrs)
                .Chunk((int)Limits.RangesPerEdgeRule.Count)
                .Select((ranges, index) => new RateLimitRule(
                    RateLimitPriority + index,
                    settings.RequestsPerMinutePerClient ?? UsualRequestsPerMinute,
                    isBehindGateway,
                    ranges)),
            new DefaultRule(IsRefusal: settings.AllowedCidrs.Count > 0),
        ],
        Uptime = SchemeOf(settings) == FrontDoorScheme.Internal
            || settings.Iap is not null
            || settings.AllowedCidrs.Count > 0 ? null : new(
            UptimePeriodSeconds, settings.Domains is [var domain, ..] ? domain : null, AlertPlan.Unreachable),
    };
}
