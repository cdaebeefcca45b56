using static System.FormattableString;

namespace Ironwood.UrlMaps.Evaluation;

/// <summary>Makes the result of a request from the rule that it matches.</summary>
public static class RouteEvaluator
{
    /// <summary>The result of a map for a request.</summary>
    public static RouteAnswer Answer(this CompiledUrlMap compiled, RouteRequest request)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        var decision = new Decision(compiled.Map, request, compiled.Find(request));
        return decision.Action.Redirect is { } redirect ? decision.Redirected(redirect)
            : CorsDecision.Of(decision.Action.Cors, request) is { } cors ? decision.Cors(cors)
            : decision.Aborted() ?? decision.Forwarded();
    }

    /// <summary>Where a map sends a request that the load balancer does not answer by itself.</summary>
    internal static RouteAnswer Destination(CompiledUrlMap compiled, RouteRequest request)
    {
        var decision = new Decision(compiled.Map, request, compiled.Find(request));
        return decision.Action.Redirect is { } redirect ? decision.Redirected(redirect) : decision.Forwarded();
    }

    /// <summary>Path in the map of the rule that decided, for example <c>pathMatchers[0].pathRules[2]</c>.</summary>
    public static string Place(UrlMap map, RouteMatch match)
    {
        ArgumentNullException.ThrowIfNull(map);
        return match switch
        {
            { Matcher: < 0 } => "default",
            { Rule: < 0 } => Invariant($"pathMatchers[{match.Matcher}].default"),
            _ when map.PathMatchers[match.Matcher].PathRules.Count > 0 =>
                Invariant($"pathMatchers[{match.Matcher}].pathRules[{match.Rule}]"),
            _ => Invariant($"pathMatchers[{match.Matcher}].routeRules[{match.Rule}]"),
        };
    }

    /// <summary>The result for a matched rule.</summary>
    internal static RouteAction ActionAt(UrlMap map, RouteMatch match) => match switch
    {
        { Matcher: < 0 } => map.Default,
        { Rule: < 0 } => map.PathMatchers[match.Matcher].Default,
        _ when map.PathMatchers[match.Matcher].PathRules.Count > 0 =>
            map.PathMatchers[match.Matcher].PathRules[match.Rule].Action,
        _ => map.PathMatchers[match.Matcher].RouteRules[match.Rule].Action,
    };

    private sealed class Decision(UrlMap map, RouteRequest request, RouteMatch match)
    {
        private readonly PathMatcher? _matcher = match.Matcher < 0 ? null : map.PathMatchers[match.Matcher];

        public RouteAction Action { get; } = ActionAt(map, match);

        private PathRule? PathRule =>
            match.Rule >= 0 && _matcher!.PathRules.Count > 0 ? _matcher.PathRules[match.Rule] : null;

        private RouteRule? RouteRule =>
            match.Rule >= 0 && _matcher!.PathRules.Count == 0 ? _matcher.RouteRules[match.Rule] : null;

        public RouteAnswer Redirected(UrlRedirect redirect)
        {
            var scheme = redirect.IsToHttps ? "https" : request.Scheme;
            var path = redirect.Path ?? (redirect.Prefix is { } prefix ? Replace(prefix) : request.Path);
            // A new path with a query of its own replaces that of the request.
            var query = redirect.StripsQuery || request.Query is null || path.Contains('?', StringComparison.Ordinal)
                ? "" : $"?{request.Query}";
            path = path.StartsWith('/') ? path : $"/{path}";
            var location = $"{scheme}://{redirect.Host ?? request.Authority}{path}{query}";
            return Common() with
            {
                Outcome = RouteOutcome.Redirected,
                Location = location,
                StatusCode = redirect.StatusCode,
                Why =
                [
                    .. Steps(),
                    Invariant($"it redirects: {redirect.StatusCode} to {location}"),
                    .. redirect.IsToHttps && request.Scheme == "https"
                        ? ["httpsRedirect is refused on HTTPS proxies: only an HTTP proxy can have this map"]
                        : Array.Empty<string>(),
                ],
            };
        }

        public RouteAnswer Cors(CorsDecision cors)
        {
            var gains = cors.Headers.Select(header => $"response header added: {header}");
            if (!cors.IsPreflight)
            {
                // An answer that the load balancer makes because of a fault passes the policy too.
                var answer = Aborted() ?? Forwarded();
                return answer with { Headers = [.. answer.Headers, .. gains] };
            }
            return Common() with
            {
                Outcome = RouteOutcome.Answered,
                Services = Services(),
                StatusCode = 200,
                Headers = [.. gains],
                Why = [.. Steps(), "corsPolicy: the load balancer answers a preflight request of an allowed origin"],
            };
        }

        public RouteAnswer? Aborted() => Action.Faults is { Abort: { Percentage: >= 100 } abort }
            ? Common() with
            {
                Outcome = RouteOutcome.Answered,
                Services = Services(),
                StatusCode = (int?)abort.HttpStatus,
                Faults = Action.Faults,
                Policies = [.. PolicyWords.Of(new() { Faults = Action.Faults })],
                Why =
                [
                    .. Steps(),
                    Invariant($"100 % of the requests are answered {abort.HttpStatus} by faultInjectionPolicy.abort"),
                ],
            }
            : null;

        public RouteAnswer Forwarded()
        {
            var path = Path();
            return Common() with
            {
                Services = Services(),
                Host = Action.Rewrite?.Host ?? request.Authority,
                Path = request.Query is null ? path : $"{path}?{request.Query}",
                Headers =
                [
                    .. Action.Weighted.Where(weighted => weighted.Weight > 0).SelectMany(weighted =>
                        weighted.Headers.InWords().Select(words => $"{weighted.Service}: {words}")),
                    .. Action.Headers.InWords(),
                    .. _matcher?.Headers.InWords() ?? [],
                    .. map.Headers.InWords(),
                ],
                Faults = Action.Faults,
                Mirror = Action.Mirror,
                Policies =
                [
                    .. PolicyWords.Of(Action),
                    .. PolicyWords.Errors(
                        ("customErrorResponsePolicy", Action.Errors),
                        ("defaultCustomErrorResponsePolicy of the path matcher", _matcher?.Errors),
                        ("defaultCustomErrorResponsePolicy of the map", map.Errors)),
                ],
                Why = [.. Steps(), .. Forwarding(path)],
            };
        }

        private IReadOnlyList<ServiceShare> Services()
        {
            var total = Action.Weighted.Sum(weighted => weighted.Weight);
            return Action.Service is { } service
                ? [new(service, 1)]
                :
                [
                    .. Action.Weighted
                        .Where(weighted => weighted is { Weight: > 0, Service: not null })
                        .OrderByDescending(weighted => weighted.Weight)
                        .Select(weighted => new ServiceShare(weighted.Service!, (double)weighted.Weight / total)),
                ];
        }

        private RouteAnswer Common() => new()
        {
            Outcome = RouteOutcome.Forwarded,
            Map = map.Name,
            HostRule = match.HostRule < 0 ? null : Invariant($"hostRules[{match.HostRule}]"),
            Matcher = _matcher?.Name,
            Rule = Place(map, match),
        };

        private string Path() =>
            Action.Rewrite?.PathTemplate is { } template && Conditions()?.Template is { } captured
                ? PathTemplate.Rewrite(template, captured.Capture(request.Path))
            : Action.Rewrite?.PathPrefix is { } prefix ? Replace(prefix)
            : request.Path;

        // The matched part is replaced and the rest follows unchanged: no slash is added or removed.
        private string Replace(string prefix) =>
            prefix + request.Path[Math.Min(MatchedLength(), request.Path.Length)..];

        private int MatchedLength()
        {
            if (PathRule is { } rule)
            {
                var path = rule.Paths[match.Condition];
                return path.EndsWith("/*", StringComparison.Ordinal) ? path.Length - 1 : request.Path.Length;
            }
            // A default acts like a path rule "/*".
            return Conditions()?.MatchedLength(request.Path) ?? 1;
        }

        private MatchConditions? Conditions() => RouteRule is not { } rule ? null
            : new(rule.Matches.Count == 0 ? new MatchRule() : rule.Matches[match.Condition]);

        private IEnumerable<string> Steps()
        {
            if (match.HostRule < 0)
            {
                yield return $"no host rule of {map.Name} names {request.Authority}, so its default applies";
                yield break;
            }
            var host = map.HostRules[match.HostRule];
            yield return $"host {request.Authority} matches {string.Join(", ", host.Hosts.Take(3))}"
                + $"{(host.Hosts.Count > 3 ? ", ..." : "")}: path matcher {host.PathMatcher} of {map.Name} applies";
            yield return RouteStep();
        }

        private string RouteStep()
        {
            if (PathRule is { } path)
            {
                var pattern = path.Paths[match.Condition];
                return pattern.EndsWith("/*", StringComparison.Ordinal)
                    ? $"{pattern} is the longest pattern that matches {request.Path}"
                    : $"{pattern} matches the path exactly, which wins over any prefix";
            }
            if (RouteRule is { } route)
            {
                return Invariant($"priority {route.Priority} is the lowest whose conditions are met: {Words()}");
            }
            return $"no rule matches {request.Path}, so the path matcher's default applies";

            string Words() =>
                route.Matches.Count == 0 ? "it has no conditions" : Describe(route.Matches[match.Condition]);
        }

        private static string Describe(MatchRule rule)
        {
            string[] words =
            [
                .. rule.PrefixMatch is { } prefix ? [$"path begins with '{prefix}'"] : Array.Empty<string>(),
                .. rule.FullPathMatch is { } full ? [$"path is '{full}'"] : Array.Empty<string>(),
                .. rule.PathTemplateMatch is { } template ? [$"path matches the template "
                    + $"'{template}'"] : Array.Empty<string>(),
                .. rule.RegexMatch is { } regex ? [$"path matches the expression '{regex}'"] : Array.Empty<string>(),
                .. rule.Headers.Select(header => $"header {header.Name}{(header.IsInverted ? " (inverted)" : "")}"),
                .. rule.Query.Select(query => $"parameter {query.Name}"),
            ];
            return words.Length == 0 ? "it has no conditions" : string.Join(", ", words);
        }

        private IEnumerable<string> Forwarding(string path)
        {
            if (Action.Rewrite?.Host is { } host)
            {
                yield return $"host becomes {host}";
            }
            if (Action.Rewrite?.PathTemplate is { } template)
            {
                yield return $"path is rewritten by {template}: {path}";
            }
            else if (Action.Rewrite?.PathPrefix is { } prefix)
            {
                var matched = request.Path[..Math.Min(MatchedLength(), request.Path.Length)];
                yield return matched.Length == request.Path.Length
                    ? $"the whole path becomes {prefix}"
                    : $"{matched} in the path becomes {prefix}, and the rest stays: {path}";
            }
            if (Action.Weighted.Count > 0)
            {
                yield return "weights decide the backend service of each request";
            }
        }
    }
}
