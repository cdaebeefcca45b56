namespace Ironwood.UrlMaps;

/// <summary>A span of time as the API writes it.</summary>
/// <param name="Seconds">Whole seconds.</param>
/// <param name="Nanos">Billionths of a second beyond them.</param>
public sealed record ApiDuration(long Seconds, long Nanos)
{
    /// <summary>Whether it is no time at all.</summary>
    public bool IsZero => Seconds == 0 && Nanos == 0;

    /// <summary>All of it in seconds.</summary>
    public decimal TotalSeconds => Seconds + (Nanos / 1_000_000_000m);

    /// <inheritdoc/>
    public override string ToString() => $"{TotalSeconds.ToString("0.#########", CultureInfo.InvariantCulture)} s";
}

/// <summary>Faults that the load balancer makes on purpose, to test clients.</summary>
/// <param name="Abort">Requests that it answers itself; null for none.</param>
/// <param name="Delay">Requests that it holds back; null for none.</param>
public sealed record FaultInjection(FaultAbort? Abort, FaultDelay? Delay);

/// <summary>Requests that the load balancer answers itself.</summary>
/// <param name="HttpStatus">Status of the answer, from 200 to 599; null where the source has none.</param>
/// <param name="Percentage">How many of the requests, from 0 to 100.</param>
public sealed record FaultAbort(long? HttpStatus, double Percentage);

/// <summary>Requests that the load balancer holds back before it forwards them.</summary>
/// <param name="FixedDelay">For how long; null where the source has no time.</param>
/// <param name="Percentage">How many of the requests, from 0 to 100.</param>
public sealed record FaultDelay(ApiDuration? FixedDelay, double Percentage);

/// <summary>A second backend service that gets a copy of requests; its answers are thrown away.</summary>
/// <param name="Service">The backend service; null where the source names none.</param>
/// <param name="Percent">How many of the requests; null for all.</param>
public sealed record MirrorPolicy(ServiceLink? Service, double? Percent);

/// <summary>When a request is sent again.</summary>
/// <param name="Retries">How often; null for once.</param>
/// <param name="Conditions">After what, in the API's words.</param>
/// <param name="PerTryTimeout">How long each attempt may take; null for the route's timeout.</param>
public sealed record RetryPolicy(long? Retries, IReadOnlyList<string> Conditions, ApiDuration? PerTryTimeout)
{
    /// <summary>The conditions that the API has.</summary>
    public static IReadOnlyList<string> KnownConditions { get; } =
    [
        "5xx", "gateway-error", "connect-failure", "retriable-4xx", "refused-stream", "cancelled", "deadline-exceeded",
        "internal", "resource-exhausted", "unavailable",
    ];
}

/// <summary>Which pages of other origins may call the service from a browser.</summary>
public sealed record CorsPolicy
{
    /// <summary>Whether the policy is switched off.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Allowed origins; <c>*</c> is any.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Regular expressions for whole origins that are allowed too.</summary>
    public IReadOnlyList<string> OriginRegexes { get; init; } = [];

    /// <summary>Methods that the answer to a preflight request names.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Request headers that the answer to a preflight request names.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Answer headers that a page may read.</summary>
    public IReadOnlyList<string> ExposedHeaders { get; init; } = [];

    /// <summary>Seconds for which a browser may keep a preflight answer; null for its own default.</summary>
    public long? MaxAge { get; init; }

    /// <summary>Whether requests may carry cookies and the like.</summary>
    public bool AllowsCredentials { get; init; }
}

/// <summary>What Cloud CDN keeps of a route's answers.</summary>
public sealed record CachePolicy
{
    /// <summary>The modes that the API has; the first is the default.</summary>
    public static IReadOnlyList<string> Modes { get; } = ["CACHE_ALL_STATIC", "USE_ORIGIN_HEADERS", "FORCE_CACHE_ALL"];

    /// <summary>Status codes that can have a lifetime of their own.</summary>
    public static IReadOnlyList<long> NegativeCodes { get; } = [300, 301, 302, 307, 308, 404, 405, 410, 421, 451, 501];

    /// <summary>Whether the source sets anything in it.</summary>
    public bool HasProperties { get; init; }

    /// <summary>The mode; null for the default.</summary>
    public string? Mode { get; init; }

    /// <summary>Lifetime of an answer that says none.</summary>
    public ApiDuration? DefaultTtl { get; init; }

    /// <summary>Longest lifetime in a browser.</summary>
    public ApiDuration? ClientTtl { get; init; }

    /// <summary>Longest lifetime in the cache.</summary>
    public ApiDuration? MaxTtl { get; init; }

    /// <summary>For how long an old answer is served while a new one is fetched.</summary>
    public ApiDuration? ServeWhileStale { get; init; }

    /// <summary>Whether errors are kept; null for the default, which is yes.</summary>
    public bool? CachesErrors { get; init; }

    /// <summary>Status codes with lifetimes of their own.</summary>
    public IReadOnlyList<(long? Code, ApiDuration? Ttl)> Negative { get; init; } = [];

    /// <summary>Request headers with which the cache is passed by.</summary>
    public IReadOnlyList<string> BypassHeaders { get; init; } = [];

    /// <summary>Cookies that are part of the key.</summary>
    public IReadOnlyList<string> KeyCookies { get; init; } = [];

    /// <summary>Query parameters that alone are part of the key.</summary>
    public IReadOnlyList<string> IncludedParameters { get; init; } = [];

    /// <summary>Query parameters that are no part of the key.</summary>
    public IReadOnlyList<string> ExcludedParameters { get; init; } = [];
}

/// <summary>What a client gets in place of a backend's error.</summary>
/// <param name="Service">Backend bucket of the pages; null for that of the level above.</param>
/// <param name="Rules">Which errors get which page.</param>
public sealed record ErrorPolicy(ServiceLink? Service, IReadOnlyList<ErrorRule> Rules);

/// <summary>A page for some errors.</summary>
/// <param name="Codes">Status codes from 400 to 599, or <c>4xx</c> and <c>5xx</c>.</param>
/// <param name="Path">Path of the page in the bucket; null where the source has none.</param>
/// <param name="OverrideCode">Status that the client gets; null for the backend's.</param>
public sealed record ErrorRule(IReadOnlyList<string> Codes, string? Path, long? OverrideCode);
