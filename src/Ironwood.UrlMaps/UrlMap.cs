namespace Ironwood.UrlMaps;

/// <summary>
/// A URL map in one shape for both of its sources: the graph of a stack, and what the Compute Engine API and gcloud
/// print.
/// </summary>
public sealed record UrlMap
{
    /// <summary>Its name; empty if the source has no name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The action for a request whose host no host rule names.</summary>
    public required RouteAction Default { get; init; }

    /// <summary>Hosts to path matchers.</summary>
    public IReadOnlyList<HostRule> HostRules { get; init; } = [];

    /// <summary>Paths to actions, by name.</summary>
    public IReadOnlyList<PathMatcher> PathMatchers { get; init; } = [];

    /// <summary>The map's tests, which Google runs before it accepts an update.</summary>
    public IReadOnlyList<UrlMapTest> Tests { get; init; } = [];

    /// <summary>Headers to add to or remove from every request and answer; applied last.</summary>
    public HeaderChanges Headers { get; init; } = HeaderChanges.None;

    /// <summary>What becomes of errors for which neither a rule nor its path matcher has a policy.</summary>
    public ErrorPolicy? Errors { get; init; }

    /// <summary>The load balancers whose maps are where this one is: in a region, or global.</summary>
    public LoadBalancers Scope { get; init; } = LoadBalancers.All;
}

/// <summary>Hosts that share a path matcher.</summary>
/// <param name="Hosts">Host names; <c>*</c>, <c>*.example.com</c> and <c>*-a.example.com</c> are patterns.</param>
/// <param name="PathMatcher">Name of the path matcher.</param>
public sealed record HostRule(IReadOnlyList<string> Hosts, string PathMatcher);

/// <summary>Rules for the paths of some hosts: path rules or route rules, never both.</summary>
/// <param name="Name">Its name in host rules.</param>
/// <param name="Default">The action for a request that no rule matches.</param>
/// <param name="PathRules">The longest matching path wins; their order does not matter.</param>
/// <param name="RouteRules">The lowest matching priority wins.</param>
/// <param name="Headers">Header changes for all rules; applied after those of the rule.</param>
public sealed record PathMatcher(
    string Name,
    RouteAction Default,
    IReadOnlyList<PathRule> PathRules,
    IReadOnlyList<RouteRule> RouteRules,
    HeaderChanges Headers)
{
    /// <summary>What becomes of errors for which the rule has no policy; null without one.</summary>
    public ErrorPolicy? Errors { get; init; }
}

/// <summary>Paths with one action.</summary>
/// <param name="Paths">Exact paths, or prefixes that end in <c>/*</c>.</param>
/// <param name="Action">The action.</param>
public sealed record PathRule(IReadOnlyList<string> Paths, RouteAction Action);

/// <summary>Conditions with one action.</summary>
/// <param name="Priority">0 or more; null if the source has no priority.</param>
/// <param name="Matches">At least one of these must match; a rule without match rules matches every request.</param>
/// <param name="Action">The action.</param>
public sealed record RouteRule(long? Priority, IReadOnlyList<MatchRule> Matches, RouteAction Action)
{
    /// <summary>Its description.</summary>
    public string? Description { get; init; }
}

/// <summary>Conditions that must all be met. At most one of the four path conditions is set.</summary>
public sealed record MatchRule
{
    /// <summary>Text that the path begins with; empty for every path.</summary>
    public string? PrefixMatch { get; init; }

    /// <summary>The whole path.</summary>
    public string? FullPathMatch { get; init; }

    /// <summary>A path template, as <c>/{tenant}/*</c>.</summary>
    public string? PathTemplateMatch { get; init; }

    /// <summary>Regular expression for the whole path.</summary>
    public string? RegexMatch { get; init; }

    /// <summary>Whether <see cref="PrefixMatch"/> and <see cref="FullPathMatch"/> ignore case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Conditions on headers; all must be met.</summary>
    public IReadOnlyList<HeaderMatch> Headers { get; init; } = [];

    /// <summary>Conditions on query parameters; all must be met.</summary>
    public IReadOnlyList<QueryMatch> Query { get; init; } = [];

    /// <summary>Conditions on the proxies of a service mesh that get the rule at all.</summary>
    public IReadOnlyList<MetadataFilter> MetadataFilters { get; init; } = [];
}

/// <summary>A condition on the labels of a proxy.</summary>
/// <param name="Criteria"><c>MATCH_ANY</c> or <c>MATCH_ALL</c>.</param>
/// <param name="Labels">How many labels it names.</param>
public sealed record MetadataFilter(string Criteria, int Labels);

/// <summary>A condition on a header; exactly one criterion is set.</summary>
/// <param name="Name">Header name in any case, or <c>:method</c> or <c>:authority</c>.</param>
public sealed record HeaderMatch(string Name)
{
    /// <summary>The whole value.</summary>
    public string? Exact { get; init; }

    /// <summary>How the value begins.</summary>
    public string? Prefix { get; init; }

    /// <summary>How the value ends.</summary>
    public string? Suffix { get; init; }

    /// <summary>Regular expression for the whole value.</summary>
    public string? Regex { get; init; }

    /// <summary>Whether the header only needs to be present.</summary>
    public bool IsPresent { get; init; }

    /// <summary>The value is a whole number, this or more; used together with <see cref="RangeEnd"/>.</summary>
    public long? RangeStart { get; init; }

    /// <summary>The value is a whole number below this.</summary>
    public long? RangeEnd { get; init; }

    /// <summary>Whether the condition is met when the criterion is not.</summary>
    public bool IsInverted { get; init; }
}

/// <summary>A condition on a query parameter; exactly one criterion is set.</summary>
/// <param name="Name">The parameter's name.</param>
public sealed record QueryMatch(string Name)
{
    /// <summary>The whole value.</summary>
    public string? Exact { get; init; }

    /// <summary>Regular expression for the whole value.</summary>
    public string? Regex { get; init; }

    /// <summary>Whether the parameter only needs to be present.</summary>
    public bool IsPresent { get; init; }
}

/// <summary>The action for a request: exactly one of a service, weighted services and a redirect.</summary>
public sealed record RouteAction
{
    /// <summary>No action.</summary>
    public static RouteAction None { get; } = new();

    /// <summary>The backend service or bucket.</summary>
    public ServiceLink? Service { get; init; }

    /// <summary>Backend services that share the requests.</summary>
    public IReadOnlyList<WeightedService> Weighted { get; init; } = [];

    /// <summary>The redirect.</summary>
    public UrlRedirect? Redirect { get; init; }

    /// <summary>The rewrite of host and path for the backend.</summary>
    public UrlRewrite? Rewrite { get; init; }

    /// <summary>Whether there is a route action, even one with timeouts only; a redirect must not have one.</summary>
    public bool HasRouteAction { get; init; }

    /// <summary>Header changes; applied after those of a weighted service.</summary>
    public HeaderChanges Headers { get; init; } = HeaderChanges.None;

    /// <summary>Faults that the load balancer makes on purpose.</summary>
    public FaultInjection? Faults { get; init; }

    /// <summary>A second backend service that gets copies.</summary>
    public MirrorPolicy? Mirror { get; init; }

    /// <summary>Which pages of other origins may call.</summary>
    public CorsPolicy? Cors { get; init; }

    /// <summary>When a request is sent again.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>How long the answer may take, retries included; null for the backend service's timeout.</summary>
    public ApiDuration? Timeout { get; init; }

    /// <summary>How long a stream may take; null for what the backend service says.</summary>
    public ApiDuration? MaxStreamDuration { get; init; }

    /// <summary>What Cloud CDN keeps.</summary>
    public CachePolicy? Cache { get; init; }

    /// <summary>What a client gets in place of a backend's error.</summary>
    public ErrorPolicy? Errors { get; init; }
}

/// <summary>A backend service and its share of the requests.</summary>
/// <param name="Service">The backend service; null if the source names no service.</param>
/// <param name="Weight">From 0 to 1,000; the share is this weight divided by the sum of all weights.</param>
/// <param name="Headers">Header changes for this service only.</param>
public sealed record WeightedService(ServiceLink? Service, long Weight, HeaderChanges Headers);

/// <summary>The changes of a request before it is forwarded. At most one of the two path rewrites is set.</summary>
/// <param name="Host">The new host; null keeps it.</param>
/// <param name="PathPrefix">The replacement for the matched part of the path; null keeps it.</param>
/// <param name="PathTemplate">The new path, with variables of the rule's templates; null keeps it.</param>
public sealed record UrlRewrite(string? Host, string? PathPrefix, string? PathTemplate);

/// <summary>A redirect. At most one of path and prefix is set.</summary>
public sealed record UrlRedirect
{
    /// <summary>The new host; null keeps it.</summary>
    public string? Host { get; init; }

    /// <summary>The new path; null keeps it.</summary>
    public string? Path { get; init; }

    /// <summary>The replacement for the matched part of the path.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether the scheme becomes https.</summary>
    public bool IsToHttps { get; init; }

    /// <summary>Whether the query is dropped.</summary>
    public bool StripsQuery { get; init; }

    /// <summary>Google's name of the status code; null for the default.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>The names that Google accepts, with their codes; the first is the default.</summary>
    public static IReadOnlyDictionary<string, int> ResponseCodes { get; } = new Dictionary<string, int>
    {
        ["MOVED_PERMANENTLY_DEFAULT"] = 301,
        ["FOUND"] = 302,
        ["SEE_OTHER"] = 303,
        ["TEMPORARY_REDIRECT"] = 307,
        ["PERMANENT_REDIRECT"] = 308,
    };

    /// <summary>The status code.</summary>
    public int StatusCode => ResponseCode is null ? 301 : ResponseCodes.GetValueOrDefault(ResponseCode, 301);
}

/// <summary>Changes of headers in requests and answers.</summary>
/// <param name="RequestAdds">Headers to add to requests, as <c>name: value</c>.</param>
/// <param name="RequestRemoves">Names of headers to remove from requests.</param>
/// <param name="ResponseAdds">Headers to add to answers, as <c>name: value</c>.</param>
/// <param name="ResponseRemoves">Names of headers to remove from answers.</param>
public sealed record HeaderChanges(
    IReadOnlyList<string> RequestAdds,
    IReadOnlyList<string> RequestRemoves,
    IReadOnlyList<string> ResponseAdds,
    IReadOnlyList<string> ResponseRemoves)
{
    /// <summary>No change.</summary>
    public static HeaderChanges None { get; } = new([], [], [], []);

    /// <summary>Each change in a few words.</summary>
    public IEnumerable<string> InWords() =>
    [
        .. RequestAdds.Select(header => $"request header added: {header}"),
        .. RequestRemoves.Select(name => $"request header removed: {name}"),
        .. ResponseAdds.Select(header => $"response header added: {header}"),
        .. ResponseRemoves.Select(name => $"response header removed: {name}"),
    ];
}

/// <summary>A test of the map: a request, and its expected result.</summary>
/// <param name="Host">Host of the request.</param>
/// <param name="Path">Path of the request, with its query.</param>
public sealed record UrlMapTest(string Host, string Path)
{
    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>The expected backend service.</summary>
    public ServiceLink? Service { get; init; }

    /// <summary>The expected URL of the forwarded request or of the redirect.</summary>
    public string? ExpectedOutputUrl { get; init; }

    /// <summary>The expected status code of the redirect.</summary>
    public long? ExpectedRedirectResponseCode { get; init; }

    /// <summary>Headers of the request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
