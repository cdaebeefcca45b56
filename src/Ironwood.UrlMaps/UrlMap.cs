namespace Ironwood.UrlMaps;

/// <summary>
/// A URL map in one shape for both of its sources: the graph of a stack, and what the Compute Engine API and gcloud
/// print.
/// </summary>
public sealed record UrlMap
{
    /// <summary>Its name; empty where the source has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What happens to a request whose host no host rule names.</summary>
    public required RouteAction Default { get; init; }

    /// <summary>Hosts to path matchers.</summary>
    public IReadOnlyList<HostRule> HostRules { get; init; } = [];

    /// <summary>Paths to actions, by name.</summary>
    public IReadOnlyList<PathMatcher> PathMatchers { get; init; } = [];

    /// <summary>The map's own tests, which Google runs before it accepts an update.</summary>
    public IReadOnlyList<UrlMapTest> Tests { get; init; } = [];

    /// <summary>Headers that every request and answer gains or loses; applied last.</summary>
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
/// <param name="Name">What host rules call it.</param>
/// <param name="Default">What happens to a request that no rule matches.</param>
/// <param name="PathRules">The longest matching path wins, in whatever order they stand.</param>
/// <param name="RouteRules">The lowest matching priority wins.</param>
/// <param name="Headers">Headers that change whichever rule matches; applied after the rule's own.</param>
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
/// <param name="Action">What happens.</param>
public sealed record PathRule(IReadOnlyList<string> Paths, RouteAction Action);

/// <summary>Conditions with one action.</summary>
/// <param name="Priority">From 0; null where the source has none.</param>
/// <param name="Matches">One of these has to hold; a rule without any matches every request.</param>
/// <param name="Action">What happens.</param>
public sealed record RouteRule(long? Priority, IReadOnlyList<MatchRule> Matches, RouteAction Action)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}

/// <summary>Conditions that have to hold together. At most one of the four path conditions is set.</summary>
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

    /// <summary>Whether letters of <see cref="PrefixMatch"/> and <see cref="FullPathMatch"/> match in either
    /// case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Conditions on headers; all have to hold.</summary>
    public IReadOnlyList<HeaderMatch> Headers { get; init; } = [];

    /// <summary>Conditions on query parameters; all have to hold.</summary>
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

    /// <summary>Whether it is enough that the header is there.</summary>
    public bool IsPresent { get; init; }

    /// <summary>The value is a whole number from here; with <see cref="RangeEnd"/>.</summary>
    public long? RangeStart { get; init; }

    /// <summary>The value is a whole number below this.</summary>
    public long? RangeEnd { get; init; }

    /// <summary>Whether the condition holds when the criterion does not.</summary>
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

    /// <summary>Whether it is enough that the parameter is there.</summary>
    public bool IsPresent { get; init; }
}

/// <summary>What happens to a request: exactly one of a service, weighted services and a redirect.</summary>
public sealed record RouteAction
{
    /// <summary>No action.</summary>
    public static RouteAction None { get; } = new();

    /// <summary>The backend service or bucket.</summary>
    public ServiceLink? Service { get; init; }

    /// <summary>Backend services that share the requests.</summary>
    public IReadOnlyList<WeightedService> Weighted { get; init; } = [];

    /// <summary>Where the client is sent instead.</summary>
    public UrlRedirect? Redirect { get; init; }

    /// <summary>How host and path change on the way to the backend.</summary>
    public UrlRewrite? Rewrite { get; init; }

    /// <summary>Whether a route action is there, if only one with timeouts; a redirect must not have one.</summary>
    public bool HasRouteAction { get; init; }

    /// <summary>Headers that change; applied after those of a weighted service.</summary>
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

/// <summary>A backend service and its part of the requests.</summary>
/// <param name="Service">The backend service; null where the source names none.</param>
/// <param name="Weight">From 0 to 1,000; the part is this by the sum of all weights.</param>
/// <param name="Headers">Headers that change on this way only.</param>
public sealed record WeightedService(ServiceLink? Service, long Weight, HeaderChanges Headers);

/// <summary>How a request changes before it is forwarded. Of the two path rewrites at most one is set.</summary>
/// <param name="Host">The new host; null leaves it.</param>
/// <param name="PathPrefix">What takes the place of the part of the path that matched; null leaves it.</param>
/// <param name="PathTemplate">The new path, with variables of the rule's templates; null leaves it.</param>
public sealed record UrlRewrite(string? Host, string? PathPrefix, string? PathTemplate);

/// <summary>Where a client is sent. Of path and prefix at most one is set.</summary>
public sealed record UrlRedirect
{
    /// <summary>The new host; null keeps it.</summary>
    public string? Host { get; init; }

    /// <summary>The new path; null keeps it.</summary>
    public string? Path { get; init; }

    /// <summary>What takes the place of the part of the path that matched.</summary>
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

/// <summary>Headers that requests and answers gain or lose.</summary>
/// <param name="RequestAdds">Headers that requests gain, as <c>name: value</c>.</param>
/// <param name="RequestRemoves">Names of headers that requests lose.</param>
/// <param name="ResponseAdds">Headers that answers gain, as <c>name: value</c>.</param>
/// <param name="ResponseRemoves">Names of headers that answers lose.</param>
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
        .. RequestAdds.Select(header => $"request gains {header}"),
        .. RequestRemoves.Select(name => $"request loses {name}"),
        .. ResponseAdds.Select(header => $"answer gains {header}"),
        .. ResponseRemoves.Select(name => $"answer loses {name}"),
    ];
}

/// <summary>A test of the map: a request, and what has to become of it.</summary>
/// <param name="Host">Host of the request.</param>
/// <param name="Path">Path of the request, with a query where there is one.</param>
public sealed record UrlMapTest(string Host, string Path)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The backend service that has to be chosen.</summary>
    public ServiceLink? Service { get; init; }

    /// <summary>The URL that has to be forwarded or redirected to.</summary>
    public string? ExpectedOutputUrl { get; init; }

    /// <summary>The status code of the redirect.</summary>
    public long? ExpectedRedirectResponseCode { get; init; }

    /// <summary>Headers of the request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
