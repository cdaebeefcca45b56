using Ironwood.UrlMaps.Validation;

namespace Ironwood.UrlMaps.Reading;

/// <summary>A URL map, or its faults.</summary>
/// <param name="Map">The map; null if there are faults.</param>
/// <param name="Faults">Everything for which Google refuses the map.</param>
/// <param name="Warnings">What Google accepts, and what is probably not meant.</param>
public sealed record UrlMapResult(UrlMap? Map, IReadOnlyList<UrlMapFault> Faults, IReadOnlyList<UrlMapFault> Warnings);

/// <summary>
/// Reads URL maps. The graph's inputs and the API's JSON differ in nothing but plurals: where the API says
/// <c>requestHeadersToAdd</c>, Pulumi says <c>requestHeadersToAdds</c>.
/// </summary>
/// <param name="limits">The size limits of a map.</param>
/// <param name="service">Reads a service's name in a map; null for URLs of the API.</param>
public sealed class UrlMapReader(UrlMapLimits limits, Func<string, ServiceLink>? service = null)
{
    private static readonly string[] Marks =
        ["defaultService", "defaultUrlRedirect", "defaultRouteAction", "hostRules", "pathMatchers"];

    private readonly UrlMapLimits _limits = limits;
    private readonly Func<string, ServiceLink> _service = service ?? ServiceLink.OfUrl;

    /// <summary>
    /// The URL map of a document: the document itself, the only one of a list, or what a request to validate one holds.
    /// Null without one, or with several.
    /// </summary>
    public static JsonObject? Find(JsonNode? document) => document switch
    {
        JsonObject map when IsUrlMap(map) => map,
        JsonObject { Count: > 0 } list when list["items"] is JsonArray items => Find(items),
        JsonObject request when request["resource"] is JsonObject map => Find(map),
        JsonArray { Count: 1 } list => Find(list[0]),
        _ => null,
    };

    /// <summary>Reads and validates a map.</summary>
    /// <param name="document">The API's JSON or the inputs of a graph's node.</param>
    /// <param name="name">Its name if the document has no name.</param>
    /// <param name="balancers">The load balancers that the map may be for.</param>
    public UrlMapResult Read(JsonObject document, string name = "", LoadBalancers balancers = LoadBalancers.All)
    {
        ArgumentNullException.ThrowIfNull(document);
        var place = new DocumentPlace(document, _service);
        var map = ReadMap(place, name);
        var found = place.Faults.ToList();
        // A malformed map is not validated further, because the faults would repeat.
        if (found.Count == 0)
        {
            // A graph's map is called by its logical name, and is named when it is made.
            found.AddRange(name.Length == 0 ? UrlMapValidation.Name(map) : []);
            found.AddRange(UrlMapValidation.Validate(map, _limits, balancers));
        }
        found.AddRange(place.Unread.Select(path => new UrlMapFault(
            UrlMapFaultKind.Shape,
            path,
            "is not a field of URL maps that is known here; the answers leave it out",
            Fix: "compare with https://docs.cloud.google.com/compute/docs/reference/rest/v1/urlMaps",
            IsWarning: true)));
        var faults = found.Where(fault => !fault.IsWarning).ToArray();
        return new(faults.Length == 0 ? map : null, faults, [.. found.Where(fault => fault.IsWarning)]);
    }

    // A map says that it is one, or has a property that nothing else has. The API's reference has the plural.
    private static bool IsUrlMap(JsonObject document) =>
        document["kind"] is JsonValue kind && kind.TryGetValue(out string? text)
            ? text is "compute#urlMap" or "compute#urlMaps"
            : Marks.Any(document.ContainsKey);

    private static UrlMap ReadMap(DocumentPlace map, string name)
    {
        map.Ignore("kind", "id", "creationTimestamp", "description", "fingerprint", "project", "urlMapId", "mapId");
        var own = map.Text("name") ?? "";
        return new()
        {
            Name = name.Length > 0 ? name : own,
            Scope = ScopeOf(map.Text("region"), map.Text("selfLink")),
            Default = Action(map, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
            HostRules = map.Objects("hostRules", rule =>
            {
                rule.Ignore("description");
                return new HostRule(rule.Texts("hosts"), rule.Required("pathMatcher"));
            }),
            PathMatchers = map.Objects("pathMatchers", Matcher),
            Tests = map.Objects("tests", Test),
            Headers = Headers(map),
            Errors = Errors(map, "defaultCustomErrorResponsePolicy"),
        };
    }

    private static LoadBalancers ScopeOf(string? region, string? selfLink) =>
        region?.Length > 0 || selfLink?.Contains("/regions/", StringComparison.Ordinal) == true ? LoadBalancers.Regional
        : selfLink?.Contains("/global/", StringComparison.Ordinal) == true ? LoadBalancers.Global
        : LoadBalancers.All;

    private static PathMatcher Matcher(DocumentPlace matcher)
    {
        matcher.Ignore("description");
        return new(
            matcher.Required("name"),
            Action(matcher, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
            matcher.Objects("pathRules", rule => new PathRule(rule.Texts("paths"), Action(rule))),
            matcher.Objects("routeRules", rule => new RouteRule(
                rule.Number("priority"),
                rule.Objects("matchRules", Match),
                Action(rule) with { Headers = Headers(rule) })
            {
                Description = rule.Text("description"),
            }),
            Headers(matcher))
        {
            Errors = Errors(matcher, "defaultCustomErrorResponsePolicy"),
        };
    }

    private static MatchRule Match(DocumentPlace match) => new()
    {
        PrefixMatch = match.Text("prefixMatch"),
        FullPathMatch = match.Text("fullPathMatch"),
        PathTemplateMatch = match.Text("pathTemplateMatch"),
        RegexMatch = match.Text("regexMatch"),
        IgnoreCase = match.Flag("ignoreCase"),
        Headers = match.Objects("headerMatches", header =>
        {
            var range = header.Object("rangeMatch");
            return new HeaderMatch(header.Required("headerName"))
            {
                Exact = header.Text("exactMatch"),
                Prefix = header.Text("prefixMatch"),
                Suffix = header.Text("suffixMatch"),
                Regex = header.Text("regexMatch"),
                IsPresent = header.Flag("presentMatch"),
                RangeStart = range?.RequiredNumber("rangeStart"),
                RangeEnd = range?.RequiredNumber("rangeEnd"),
                IsInverted = header.Flag("invertMatch"),
            };
        }),
        Query = match.Objects("queryParameterMatches", parameter => new QueryMatch(parameter.Required("name"))
        {
            Exact = parameter.Text("exactMatch"),
            Regex = parameter.Text("regexMatch"),
            IsPresent = parameter.Flag("presentMatch"),
        }),
        MetadataFilters = match.Objects("metadataFilters", filter => new MetadataFilter(
            filter.Required("filterMatchCriteria"),
            filter.Objects("filterLabels", label => (label.Required("name"), label.Required("value"))).Length)),
    };

    private static RouteAction Action(DocumentPlace rule) =>
        Action(rule, "service", "routeAction", "urlRedirect") with
        {
            Errors = Errors(rule, "customErrorResponsePolicy"),
        };

    private static RouteAction Action(DocumentPlace owner, string service, string routeAction, string urlRedirect)
    {
        var action = owner.Object(routeAction);
        var redirect = owner.Object(urlRedirect);
        var destination = new RouteAction
        {
            Service = owner.Service(service),
            HasRouteAction = action is not null,
            Redirect = redirect is null ? null : new()
            {
                Host = redirect.Text("hostRedirect"),
                Path = redirect.Text("pathRedirect"),
                Prefix = redirect.Text("prefixRedirect"),
                IsToHttps = redirect.Flag("httpsRedirect"),
                StripsQuery = redirect.Flag("stripQuery"),
                ResponseCode = redirect.Text("redirectResponseCode"),
            },
        };
        return action is null ? destination : WithPolicies(destination, action);
    }

    private static RouteAction WithPolicies(RouteAction destination, DocumentPlace action)
    {
        var rewrite = action.Object("urlRewrite");
        var faults = action.Object("faultInjectionPolicy");
        var (abort, delay) = (faults?.Object("abort"), faults?.Object("delay"));
        var mirror = action.Object("requestMirrorPolicy");
        var retry = action.Object("retryPolicy");
        return destination with
        {
            Weighted = action.Objects("weightedBackendServices", weighted => new WeightedService(
                weighted.Service("backendService"), weighted.Number("weight") ?? 0, Headers(weighted))),
            Rewrite = rewrite is null ? null : new(
                rewrite.Text("hostRewrite"), rewrite.Text("pathPrefixRewrite"), rewrite.Text("pathTemplateRewrite")),
            Faults = faults is null ? null : new(
                abort is null ? null : new(abort.Number("httpStatus"), abort.Real("percentage") ?? 0),
                delay is null ? null : new(delay.Duration("fixedDelay"), delay.Real("percentage") ?? 0)),
            Mirror = mirror is null ? null : new(mirror.Service("backendService"), mirror.Real("mirrorPercent")),
            Retry = retry is null ? null : new(
                retry.Number("numRetries"), retry.Texts("retryConditions"), retry.Duration("perTryTimeout")),
            Timeout = action.Duration("timeout"),
            MaxStreamDuration = action.Duration("maxStreamDuration"),
            Cors = action.Object("corsPolicy") is { } cors ? Cors(cors) : null,
            Cache = action.Object("cachePolicy") is { } cache ? Cache(cache) : null,
        };
    }

    private static CorsPolicy Cors(DocumentPlace cors) => new()
    {
        IsDisabled = cors.Flag("disabled"),
        Origins = cors.Texts("allowOrigins"),
        OriginRegexes = cors.Texts("allowOriginRegexes"),
        Methods = cors.Texts("allowMethods"),
        Headers = cors.Texts("allowHeaders"),
        ExposedHeaders = cors.Texts("exposeHeaders"),
        MaxAge = cors.Number("maxAge"),
        AllowsCredentials = cors.Flag("allowCredentials"),
    };

    private static CachePolicy Cache(DocumentPlace cache)
    {
        cache.Ignore("requestCoalescing");
        var key = cache.Object("cacheKeyPolicy");
        key?.Ignore("includeHost", "includeProtocol", "includeQueryString", "includedHeaderNames");
        return new()
        {
            HasProperties = cache.HasProperties,
            Mode = cache.Text("cacheMode"),
            DefaultTtl = cache.Duration("defaultTtl"),
            ClientTtl = cache.Duration("clientTtl"),
            MaxTtl = cache.Duration("maxTtl"),
            ServeWhileStale = cache.Duration("serveWhileStale"),
            CachesErrors = cache.OptionalFlag("negativeCaching"),
            Negative = cache.Objects(
                cache.Has("negativeCachingPolicies") ? "negativeCachingPolicies" : "negativeCachingPolicy",
                entry => (entry.RequiredNumber("code"), entry.Duration("ttl"))),
            BypassHeaders = cache.Texts("cacheBypassRequestHeaderNames"),
            KeyCookies = key?.Texts("includedCookieNames") ?? [],
            IncludedParameters = key?.Texts("includedQueryParameters") ?? [],
            ExcludedParameters = key?.Texts("excludedQueryParameters") ?? [],
        };
    }

    private static ErrorPolicy? Errors(DocumentPlace owner, string property) => owner.Object(property) is { } policy
        ? new(policy.Service("errorService"), policy.Objects("errorResponseRules", rule => new ErrorRule(
            rule.Texts("matchResponseCodes"), rule.Text("path"), rule.Number("overrideResponseCode"))))
        : null;

    private static UrlMapTest Test(DocumentPlace test) => new(test.Required("host"), test.Required("path"))
    {
        Description = test.Text("description"),
        Service = test.Service("service"),
        ExpectedOutputUrl = test.Text("expectedOutputUrl"),
        ExpectedRedirectResponseCode = test.Number("expectedRedirectResponseCode"),
        Headers = test.Objects("headers",
            header => KeyValuePair.Create(header.Required("name"), header.Text("value") ?? "")),
    };

    private static HeaderChanges Headers(DocumentPlace owner)
    {
        if (owner.Object("headerAction") is not { } action)
        {
            return HeaderChanges.None;
        }
        return new(Adds("requestHeadersToAdd"), Removes("requestHeadersToRemove"),
            Adds("responseHeadersToAdd"), Removes("responseHeadersToRemove"));

        // A header takes the place of its like unless the map says otherwise, or its value has a variable.
        string[] Adds(string property) => action.Objects(Spelling(property), header =>
        {
            var (name, value) = (header.Required("headerName"), header.Text("headerValue") ?? "");
            var replaces = header.OptionalFlag("replace") ?? !value.Contains('{', StringComparison.Ordinal);
            return $"{name}: {value}{(replaces ? "" : " (beside what is there)")}";
        });
        string[] Removes(string property) => action.Texts(Spelling(property));
        string Spelling(string property) => action.Has($"{property}s") ? $"{property}s" : property;
    }
}
