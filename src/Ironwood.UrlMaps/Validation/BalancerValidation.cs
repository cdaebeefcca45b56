namespace Ironwood.UrlMaps.Validation;

/// <summary>Which load balancers take a map. Each field of the API's reference says who takes it.</summary>
internal static class BalancerValidation
{
    private const LoadBalancers Expressions = LoadBalancers.ServiceMesh | LoadBalancers.RegionalExternal
        | LoadBalancers.CrossRegionInternal | LoadBalancers.RegionalInternal;

    private const LoadBalancers NotClassic = LoadBalancers.All & ~LoadBalancers.Classic;

    private const LoadBalancers Buckets = LoadBalancers.GlobalExternal | LoadBalancers.Classic;

    /// <summary>
    /// A fault for each field that none of the load balancers takes that take the fields before it; a warning for the
    /// first field that the balancer of this platform refuses.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="balancers">The load balancers that it may be for.</param>
    public static IEnumerable<UrlMapFault> Validate(UrlMap map, LoadBalancers balancers)
    {
        var isKnown = balancers != LoadBalancers.All;
        var which = "";
        var left = balancers & map.Scope;
        foreach (var (place, takers) in Fields(map).Where(field => field.Takers != LoadBalancers.All))
        {
            if ((left & takers) == LoadBalancers.None)
            {
                yield return new(
                    UrlMapFaultKind.Balancer,
                    place,
                    $"is refused by the load balancer{which}",
                    left == LoadBalancers.None ? null : left.InWords(),
                    takers.InWords(),
                    "remove it, or use another load balancer");
                continue;
            }
            if (left.HasFlag(LoadBalancers.GlobalExternal) && !takers.HasFlag(LoadBalancers.GlobalExternal))
            {
                yield return new(
                    UrlMapFaultKind.Balancer,
                    place,
                    "is refused by global external Application Load Balancers; the answers hold for another one",
                    Allowed: takers.InWords(),
                    Fix: "say which one the map is for with --scheme, or remove the field",
                    IsWarning: true);
            }
            if ((left & takers) != left)
            {
                left &= takers;
                which = isKnown ? which : $" that takes {place}";
            }
        }
    }

    private static IEnumerable<(string Place, LoadBalancers Takers)> Fields(UrlMap map) =>
    [
        .. Action(map.Default, "", "defaultService", "defaultRouteAction"),
        .. Headers(map.Headers, "headerAction"),
        .. Errors(map.Errors, "defaultCustomErrorResponsePolicy"),
        .. map.PathMatchers.SelectMany((matcher, at) => Matcher(matcher, $"pathMatchers[{at}].")),
    ];

    private static IEnumerable<(string, LoadBalancers)> Matcher(PathMatcher matcher, string at) =>
    [
        .. Action(matcher.Default, at, "defaultService", "defaultRouteAction"),
        .. Headers(matcher.Headers, $"{at}headerAction"),
        .. Errors(matcher.Errors, $"{at}defaultCustomErrorResponsePolicy"),
        .. matcher.PathRules.SelectMany((rule, index) =>
            Action(rule.Action, $"{at}pathRules[{index}].", "service", "routeAction")),
        .. matcher.RouteRules.SelectMany((rule, index) => Rule(rule, $"{at}routeRules[{index}].")),
    ];

    private static IEnumerable<(string, LoadBalancers)> Rule(RouteRule rule, string at) =>
    [
        .. rule.Matches.SelectMany((match, index) => Match(match, $"{at}matchRules[{index}]")),
        .. Headers(rule.Action.Headers, $"{at}headerAction"),
        .. Action(rule.Action, at, "service", "routeAction"),
    ];

    private static IEnumerable<(string, LoadBalancers)> Match(MatchRule match, string at) =>
    [
        .. Only(match.RegexMatch is not null, $"{at}.regexMatch", Expressions),
        .. match.Headers.SelectMany((header, index) => (IEnumerable<(string, LoadBalancers)>)
        [
            .. Only(header.Regex is not null, $"{at}.headerMatches[{index}].regexMatch", Expressions),
            .. Only(header.RangeStart is not null, $"{at}.headerMatches[{index}].rangeMatch", NotClassic),
        ]),
        .. match.Query.SelectMany((query, index) =>
            Only(query.Regex is not null, $"{at}.queryParameterMatches[{index}].regexMatch", Expressions)),
        .. Only(match.MetadataFilters.Count > 0, $"{at}.metadataFilters", LoadBalancers.ServiceMesh),
    ];

    // Of a route action the classic balancer takes the rewrite alone.
    private static IEnumerable<(string, LoadBalancers)> Action(
        RouteAction action, string at, string service, string routeAction) =>
    [
        .. Only(action.Service?.IsBucket == true, $"{at}{service}", Buckets),
        .. Only(action.Weighted.Count > 0, $"{at}{routeAction}.weightedBackendServices", NotClassic),
        .. Only(action.Faults is not null, $"{at}{routeAction}.faultInjectionPolicy", NotClassic),
        .. Only(action.Mirror is not null, $"{at}{routeAction}.requestMirrorPolicy", NotClassic),
        .. Only(action.Retry is not null, $"{at}{routeAction}.retryPolicy", NotClassic),
        .. Only(action.Timeout is not null, $"{at}{routeAction}.timeout", NotClassic),
        .. Only(action.Cors is not null, $"{at}{routeAction}.corsPolicy", NotClassic),
        .. Only(action.Cors?.OriginRegexes.Count > 0, $"{at}{routeAction}.corsPolicy.allowOriginRegexes",
            LoadBalancers.ServiceMesh),
        .. Only(
            action.MaxStreamDuration is not null,
            $"{at}{routeAction}.maxStreamDuration",
            LoadBalancers.ServiceMesh),
        .. Only(action.Cache is not null, $"{at}{routeAction}.cachePolicy", LoadBalancers.GlobalExternal),
        .. action.Weighted.SelectMany((weighted, index) =>
            Headers(weighted.Headers, $"{at}{routeAction}.weightedBackendServices[{index}].headerAction")),
        .. Errors(action.Errors, $"{at}customErrorResponsePolicy"),
    ];

    private static IEnumerable<(string, LoadBalancers)> Headers(HeaderChanges headers, string place) =>
        Only(headers != HeaderChanges.None, place, NotClassic);

    private static IEnumerable<(string, LoadBalancers)> Errors(ErrorPolicy? policy, string place) =>
        Only(policy is not null, place, LoadBalancers.GlobalExternal);

    private static IEnumerable<(string, LoadBalancers)> Only(bool isThere, string place, LoadBalancers takers) =>
        isThere ? [(place, takers)] : [];
}
