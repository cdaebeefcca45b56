namespace Ironwood.UrlMaps.Validation;

/// <summary>
/// Checks for errors in a URL map that Google refuses, according to the API's reference
/// (https://cloud.google.com/compute/docs/reference/rest/v1/urlMaps). Pure; all faults at once.
/// </summary>
public static partial class UrlMapValidation
{
    /// <summary>All faults of a map, in the order of the map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="limits">The size limits.</param>
    /// <param name="balancers">The load balancers that it may be for.</param>
    public static IEnumerable<UrlMapFault> Validate(
        UrlMap map, UrlMapLimits limits, LoadBalancers balancers = LoadBalancers.All)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(limits);
        return
        [
            .. RuleValidation.Destination(
                map.Default, "", "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
            .. RuleValidation.Action(map.Default, "defaultRouteAction", "defaultUrlRedirect", []),
            .. Errors(map.Errors, "defaultCustomErrorResponsePolicy", needsService: true),
            .. Hosts(map, limits),
            .. Matchers(map),
            .. map.PathMatchers.SelectMany(
                (matcher, index) => Matcher(matcher, $"pathMatchers[{Text(index)}]", limits)),
            .. map.Tests.SelectMany((test, index) => Test(test, $"tests[{Text(index)}]")),
            .. BalancerValidation.Validate(map, balancers),
            .. TooMany("hostRules", map.HostRules.Count, limits.HostRules, "rules"),
            .. TooMany("pathMatchers", map.PathMatchers.Count, limits.PathMatchers, "path matchers"),
            .. TooMany("tests", map.Tests.Count, limits.Tests, "tests"),
            .. TooMany("", Services(map).Distinct().Count(), limits.Services, "backend services and buckets"),
        ];
    }

    /// <summary>All backend services and buckets that a map may send requests to.</summary>
    public static IEnumerable<ServiceLink> Services(UrlMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Actions(map)
            .SelectMany(action => action.Weighted.Select(weighted => weighted.Service).Append(action.Service))
            .OfType<ServiceLink>();
    }

    /// <summary>What Google refuses in the name that a map's document gives it.</summary>
    public static IEnumerable<UrlMapFault> Name(UrlMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Name.Length > 0 && !ResourceName().IsMatch(map.Name))
        {
            yield return new(UrlMapFaultKind.Shape, "name", "is not a valid name of a URL map", map.Name,
                "1 to 63 lower-case letters, digits and '-', beginning with a letter and not ending with '-'",
                "rename the map");
        }
    }

    private static IEnumerable<UrlMapFault> Errors(ErrorPolicy? policy, string at, bool needsService) =>
        policy is null ? [] : PolicyValidation.Errors(policy, at, needsService);

    private static IEnumerable<RouteAction> Actions(UrlMap map) => map.PathMatchers
        .SelectMany(matcher => matcher.PathRules.Select(rule => rule.Action)
            .Concat(matcher.RouteRules.Select(rule => rule.Action)).Append(matcher.Default))
        .Append(map.Default);

    private static IEnumerable<UrlMapFault> Hosts(UrlMap map, UrlMapLimits limits)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var matchers = map.PathMatchers.Select(matcher => matcher.Name).ToHashSet(StringComparer.Ordinal);
        for (var rule = 0; rule < map.HostRules.Count; rule++)
        {
            var at = $"hostRules[{Text(rule)}]";
            var (hosts, matcher) = map.HostRules[rule];
            if (hosts.Count == 0)
            {
                yield return new(UrlMapFaultKind.Host, $"{at}.hosts", "is empty", Fix: "add a host, or '*'");
            }
            for (var index = 0; index < hosts.Count; index++)
            {
                var (host, place) = (hosts[index], $"{at}.hosts[{Text(index)}]");
                if (!IsHostPattern(host))
                {
                    yield return new(UrlMapFaultKind.Host, place, "is not a host", host,
                        "a host name, which may begin with '*.' or '*-', or only '*'; a port may follow after ':'",
                        "write the host without scheme and path");
                }
                else if (!seen.TryAdd(host, place))
                {
                    yield return new(
                        UrlMapFaultKind.Host,
                        place,
                        $"is already in the map, at {seen[host]}",
                        host,
                        Fix: "keep the host in one host rule only");
                }
            }
            foreach (var fault in TooMany($"{at}.hosts", hosts.Count, limits.HostsPerHostRule, "hosts"))
            {
                yield return fault;
            }
            if (!matchers.Contains(matcher))
            {
                yield return new(
                    UrlMapFaultKind.Matcher,
                    $"{at}.pathMatcher",
                    "names a path matcher that does not exist in the map",
                    matcher, matchers.Count == 0 ? null : string.Join(", ", matchers.Order(StringComparer.Ordinal)),
                    "add the path matcher, or use an existing one");
            }
        }
    }

    private static IEnumerable<UrlMapFault> Matchers(UrlMap map)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = map.PathMatchers.Select(matcher => matcher.Name).ToHashSet(StringComparer.Ordinal);
        var named = map.HostRules.Select(rule => rule.PathMatcher).ToHashSet(StringComparer.Ordinal);
        // A misspelt name in a host rule is reported there, and only there.
        var areAllKnown = named.IsSubsetOf(known);
        for (var index = 0; index < map.PathMatchers.Count; index++)
        {
            var (name, place) = (map.PathMatchers[index].Name, $"pathMatchers[{Text(index)}].name");
            if (!ResourceName().IsMatch(name))
            {
                yield return new(UrlMapFaultKind.Matcher, place, "is not a valid name", name,
                    "1 to 63 lower-case letters, digits and '-', beginning with a letter and not ending with '-'",
                    "rename the path matcher");
            }
            else if (!seen.Add(name))
            {
                yield return new(UrlMapFaultKind.Matcher, place, "is also the name of another path matcher", name,
                    Fix: "rename one of the two");
            }
            else if (areAllKnown && !named.Contains(name))
            {
                yield return new(UrlMapFaultKind.Matcher, place, "is a path matcher that no host rule names", name,
                    Fix: "add a host rule for it, or remove it");
            }
        }
    }

    private static IEnumerable<UrlMapFault> Matcher(PathMatcher matcher, string at, UrlMapLimits limits)
    {
        IEnumerable<UrlMapFault> faults =
        [
            .. RuleValidation.Destination(
                matcher.Default, at, "defaultService", "defaultRouteAction", "defaultUrlRedirect"),
            .. RuleValidation.Action(matcher.Default, $"{at}.defaultRouteAction", $"{at}.defaultUrlRedirect", []),
            .. Errors(matcher.Errors, $"{at}.defaultCustomErrorResponsePolicy", needsService: false),
            .. Paths(matcher, at),
            .. Priorities(matcher, at),
            .. matcher.PathRules.SelectMany((rule, index) => PathRule(rule, $"{at}.pathRules[{Text(index)}]")),
            .. matcher.RouteRules.SelectMany(
                (rule, index) => RuleValidation.Rule(rule, $"{at}.routeRules[{Text(index)}]")),
            .. TooMany($"{at}.pathRules", matcher.PathRules.Count, limits.RulesPerPathMatcher, "rules"),
            .. TooMany($"{at}.routeRules", matcher.RouteRules.Count, limits.RulesPerPathMatcher, "rules"),
            .. TooMany(at, Predicates(matcher), limits.ConditionsPerPathMatcher, "match conditions"),
            .. TooMany(
                at,
                matcher.RouteRules.Sum(rule => rule.Matches.Count(match => match.PathTemplateMatch is not null)),
                limits.PathTemplatesPerPathMatcher, "path templates"),
        ];
        return matcher is { PathRules.Count: > 0, RouteRules.Count: > 0 }
            ? faults.Prepend(new(UrlMapFaultKind.MixedRules, at, "has both path rules and route rules", matcher.Name,
                "pathRules or routeRules", "convert the path rules to route rules, with one prefixMatch per path"))
            : faults;
    }

    private static IEnumerable<UrlMapFault> PathRule(PathRule rule, string at) =>
    [
        .. rule.Paths.Count > 0 ? Array.Empty<UrlMapFault>()
            : [new(UrlMapFaultKind.Path, $"{at}.paths", "is empty", Fix: "add a path, or remove the rule")],
        .. RuleValidation.Destination(rule.Action, at, "service", "routeAction", "urlRedirect"),
        .. RuleValidation.Action(rule.Action, $"{at}.routeAction", $"{at}.urlRedirect", []),
        .. RuleValidation.Errors(rule.Action, at),
    ];

    private static IEnumerable<UrlMapFault> Paths(PathMatcher matcher, string at)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var rule = 0; rule < matcher.PathRules.Count; rule++)
        {
            for (var index = 0; index < matcher.PathRules[rule].Paths.Count; index++)
            {
                var path = matcher.PathRules[rule].Paths[index];
                var place = $"{at}.pathRules[{Text(rule)}].paths[{Text(index)}]";
                var star = path.IndexOf('*', StringComparison.Ordinal);
                var message = !path.StartsWith('/') ? "does not begin with '/'"
                    : path.AsSpan().IndexOfAny("?#") >= 0 ? "holds '?' or '#', which end a path"
                    : star >= 0 && (star != path.Length - 1 || path[star - 1] != '/')
                        ? "has a '*' that is not at the end after '/'"
                    : path.Length > 1024 ? "is longer than 1,024 characters"
                    : null;
                if (message is not null)
                {
                    yield return new(UrlMapFaultKind.Path, place, message, path, "/path or /path/*",
                        "use route rules for other patterns");
                }
                else if (!seen.TryAdd(path, place))
                {
                    yield return new(
                        UrlMapFaultKind.Path,
                        place,
                        $"is already in the path matcher, at {seen[path]}",
                        path, Fix: "keep the path in one rule only");
                }
            }
        }
    }

    private static IEnumerable<UrlMapFault> Priorities(PathMatcher matcher, string at)
    {
        var seen = new Dictionary<long, int>();
        for (var index = 0; index < matcher.RouteRules.Count; index++)
        {
            var place = $"{at}.routeRules[{Text(index)}].priority";
            if (matcher.RouteRules[index].Priority is not (>= 0 and <= int.MaxValue and var priority))
            {
                yield return new(UrlMapFaultKind.Priority, place, "is not a number from 0 to 2147483647",
                    matcher.RouteRules[index].Priority is { } number ? Text(number) : null,
                    Fix: "number the rules, with gaps for later rules");
            }
            else if (!seen.TryAdd(priority, index))
            {
                yield return new(UrlMapFaultKind.Priority, place,
                    $"is also the priority of routeRules[{Text(seen[priority])}]",
                    Text(priority), Fix: "give each rule a different priority");
            }
        }
    }

    private static IEnumerable<UrlMapFault> Test(UrlMapTest test, string at)
    {
        if (!test.Path.StartsWith('/'))
        {
            yield return new(UrlMapFaultKind.Test, $"{at}.path", "does not begin with '/'", test.Path);
        }
        if (test is { Service: null, ExpectedOutputUrl: null, ExpectedRedirectResponseCode: null })
        {
            yield return new(UrlMapFaultKind.Test, at, "expects nothing", Allowed: "service, expectedOutputUrl",
                Fix: "add the expected result of the request");
        }
        foreach (var (index, header) in test.Headers.Index())
        {
            if (header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase) && header.Value != test.Host)
            {
                yield return new(
                    UrlMapFaultKind.Test,
                    $"{at}.headers[{Text(index)}].value",
                    "is another host than that of the test",
                    header.Value,
                    test.Host,
                    "write the same host twice, or once");
            }
        }
        if (test is { Service: not null, ExpectedRedirectResponseCode: { } code })
        {
            yield return new(
                UrlMapFaultKind.Test,
                $"{at}.expectedRedirectResponseCode",
                "cannot be used together with a service",
                Text(code), Fix: "expect either a service or a redirect");
        }
    }

    private static IEnumerable<UrlMapFault> TooMany(string place, int count, long limit, string unit)
    {
        if (count > limit)
        {
            yield return new(
                UrlMapFaultKind.Limit,
                place.Length == 0 ? "(map)" : place,
                $"has more {unit} than allowed",
                Text(count), $"at most {Text(limit)}", "split the map, or combine rules");
        }
    }

    private static int Predicates(PathMatcher matcher) =>
        matcher.PathRules.Sum(rule => rule.Paths.Count)
        + matcher.RouteRules.SelectMany(rule => rule.Matches).Sum(match => match.Headers.Count + match.Query.Count
            + ((match.PrefixMatch ?? match.FullPathMatch ?? match.PathTemplateMatch ?? match.RegexMatch) is null
                ? 0
                : 1));

    /// <summary>Whether a text is a host, or a pattern for hosts.</summary>
    internal static bool IsHostPattern(string host)
    {
        var match = HostPattern().Match(host);
        return host == "*" || (match.Success && host.Length <= 255
            && (!match.Groups["port"].Success
                || (int.TryParse(match.Groups["port"].Value, CultureInfo.InvariantCulture, out var port)
                    && port is > 0 and <= 65535)));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex ResourceName();

    [GeneratedRegex(
        @"\A(\*[-.])?[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*(:(?<port>[0-9]{1,5}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HostPattern();
}
