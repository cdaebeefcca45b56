using Ironwood.Analysis.Rules;
using Ironwood.UrlMaps;
using Ironwood.UrlMaps.Evaluation;
using Ironwood.UrlMaps.Validation;

namespace Ironwood.Analysis.Traffic;

/// <summary>Rules about where requests go: the URL maps, their tests, and the exported URLs.</summary>
public sealed class RouteFamily : IRuleFamily
{
    private const string Concepts = "https://docs.cloud.google.com/load-balancing/docs/url-map-concepts";
    private const string Reference = "https://docs.cloud.google.com/compute/docs/reference/rest/v1/urlMaps";

    private static readonly Rule InvalidMap = new(
        "routes/invalid-map", Severity.Error,
        "Google would refuse a URL map.",
        "The deployment fails at the URL map, after many other resources were created.", Reference);

    private static readonly Rule MissingMatcher = new(
        "routes/missing-matcher", Severity.Error,
        "A host rule names a path matcher that does not exist in its URL map.",
        "The deployment fails at the URL map.", Reference);

    private static readonly Rule UnreachableRule = new(
        "routes/unreachable-rule", Severity.Warning,
        "No request can match a rule.",
        "The requests that it was written for are answered by another rule or by the default.");

    private static readonly Rule UnreachableMap = new(
        "routes/unreachable-map", Severity.Warning,
        "No forwarding rule leads to a URL map.",
        "Its rules are never used.", Concepts);

    private static readonly Rule ShadowedRule = new(
        "routes/shadowed-rule", Severity.Warning,
        "A rule with a lower priority number takes every request that a route rule matches.",
        "The rule is never used; its requests go where the other rule sends them.", Reference);

    private static readonly Rule UntestedRule = new(
        "routes/untested-rule", Severity.Warning,
        "No test of a URL map covers a rule.",
        "A later change can send its requests elsewhere, and Google accepts that change without a warning.", Reference);

    private static readonly Rule FailingTest = new(
        "routes/failing-test", Severity.Error,
        "A test of a URL map fails.",
        "Google refuses a map with a failing test.", Reference);

    private static readonly Rule MisroutedUrl = new(
        "routes/misrouted-url", Severity.Error,
        "A URL that the stack exports does not lead to its tier.",
        "Other teams use it to call a tier, and get an answer from another tier or no answer.");

    /// <inheritdoc/>
    public IReadOnlyList<Rule> Rules { get; } =
    [
        InvalidMap, MissingMatcher, UnreachableMap, UnreachableRule, ShadowedRule, UntestedRule, FailingTest,
        MisroutedUrl,
    ];

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResourceGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var routes = new StackRoutes(graph);
        var listeners = Listener.Of(graph);
        return
        [
            .. routes.Faults.Select(fault => Invalid(fault.Map, fault.Fault)),
            // A graph without a listener does not hold a whole load balancer.
            .. listeners.Count == 0 ? [] : graph.OfType(ResourceTypes.UrlMap)
                .Where(map => listeners.All(listener => listener.UrlMap != map))
                .Select(map => new Finding(UnreachableMap, map, "", $"no forwarding rule leads to {map.Name}",
                    "set this map on a target proxy, or remove the map")),
            .. routes.Maps.SelectMany(map => Unreached(map.Key, map.Value.Map)),
            .. routes.Maps.SelectMany(map => Tests(map.Key, map.Value)),
            .. listeners.Count == 0 ? [] : ExportedUrls(graph, routes),
        ];
    }

    private static Finding Invalid(ResourceNode map, UrlMapFault fault) => new(
        fault is { Kind: UrlMapFaultKind.Matcher } && fault.Place.EndsWith(".pathMatcher", StringComparison.Ordinal)
            ? MissingMatcher : InvalidMap,
        map,
        fault.Place == "(map)" ? "" : fault.Place,
        $"{fault.Place} {fault.Message}{(fault.Value is null ? "" : $": {fault.Value}")}",
        fault.Fix ?? $"allowed: {fault.Allowed ?? Reference}");

    private static IEnumerable<Finding> Unreached(ResourceNode node, UrlMap map) =>
        map.PathMatchers.SelectMany((matcher, at) => matcher.RouteRules.SelectMany((rule, index) =>
        {
            var place = $"pathMatchers[{at}].routeRules[{index}]";
            if (RouteRuleShadow.IsImpossible(rule))
            {
                return new[]
                {
                    new Finding(UnreachableRule, node, $"{place}.matchRules",
                        $"no request can meet all conditions of the rule with priority {rule.Priority} in "
                        + $"{matcher.Name}",
                        "put conditions that contradict each other into separate match rules: a request then needs to "
                        + "meet only one of them"),
                };
            }
            var other = RouteRuleShadow.ShadowedBy(matcher.RouteRules, index);
            return other < 0 ? [] :
            [
                new Finding(ShadowedRule, node, place,
                    $"priority {matcher.RouteRules[other].Priority} of {matcher.Name} takes all that priority "
                    + $"{rule.Priority} matches",
                    $"give it a priority below {matcher.RouteRules[other].Priority}, or remove it"),
            ];
        }));

    private static IEnumerable<Finding> Tests(ResourceNode node, CompiledUrlMap compiled)
    {
        var results = UrlMapTestRun.Of(compiled);
        foreach (var result in results.Where(result => !result.Passed))
        {
            yield return new(FailingTest, node, $"tests[{result.Index}]",
                $"the test of {result.Test.Host}{result.Test.Path} {string.Join("; ", result.Failures)}",
                "correct the URL map's rules, or the test's expected service");
        }
        var reached = results.Select(result => RouteEvaluator.Place(compiled.Map, result.Match))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (place, what) in Decisions(compiled.Map).Where(decision => !reached.Contains(decision.Place)))
        {
            yield return new(
                UntestedRule,
                node,
                place == "default" ? "" : place.Replace(".default", "", StringComparison.Ordinal),
                $"no test of {node.Name} covers {what}", "add a test for it to the map's tests");
        }
    }

    // All rules that can be reached. A default behind a rule for everything is not reachable, nor is a matcher that no
    // host rule names, nor a rule that is reported as unreachable.
    private static IEnumerable<(string Place, string What)> Decisions(UrlMap map)
    {
        var named = map.HostRules.Select(rule => rule.PathMatcher).ToHashSet(StringComparer.Ordinal);
        for (var at = 0; at < map.PathMatchers.Count; at++)
        {
            var matcher = map.PathMatchers[at];
            if (!named.Contains(matcher.Name))
            {
                continue;
            }
            for (var rule = 0; rule < matcher.PathRules.Count; rule++)
            {
                yield return (
                    $"pathMatchers[{at}].pathRules[{rule}]",
                    $"the rule for {string.Join(", ", matcher.PathRules[rule].Paths)}");
            }
            for (var rule = 0; rule < matcher.RouteRules.Count; rule++)
            {
                if (!RouteRuleShadow.IsImpossible(matcher.RouteRules[rule])
                    && RouteRuleShadow.ShadowedBy(matcher.RouteRules, rule) < 0)
                {
                    yield return (
                        $"pathMatchers[{at}].routeRules[{rule}]",
                        $"the rule with priority {matcher.RouteRules[rule].Priority}");
                }
            }
            var everything = matcher.PathRules.Any(rule => rule.Paths.Contains("/*"))
                || matcher.RouteRules.Any(rule => rule.Matches.Count == 0 || rule.Matches.Any(IsEverything));
            if (!everything)
            {
                yield return ($"pathMatchers[{at}].default", $"the default of {matcher.Name}");
            }
        }
        if (!map.HostRules.Any(rule => rule.Hosts.Contains("*")))
        {
            yield return ("default", "its default");
        }
    }

    private static bool IsEverything(MatchRule match) =>
        match is { Headers.Count: 0, Query.Count: 0, FullPathMatch: null, PathTemplateMatch: null, RegexMatch: null }
        && (match.PrefixMatch ?? "").Length <= 1;

    // URLs of the platform have the host of frontDoorUrl. In an output that is a map, the key is the tier; the contract
    // has such maps too.
    private static IEnumerable<Finding> ExportedUrls(ResourceGraph graph, StackRoutes routes)
    {
        if (graph.Nodes.Where(node => node.Parent is null).ToArray() is not [var root]
            || Parse(root.Outputs["frontDoorUrl"].AsText()) is not { } frontDoor)
        {
            yield break;
        }
        foreach (var (path, url) in PropertyPath.Texts(root.Outputs))
        {
            var steps = PropertyPath.Steps(path);
            var declared = steps is ["contract", "tiers", var tier, "url"] ? tier
                : steps.Count == 2 && root.Outputs[steps[0]] is JsonObject ? steps[1] : null;
            var conditions = declared is null ? null : FirstConditions(root, declared);
            if (Parse(url, conditions) is not { } request
                || (request.Host != frontDoor.Host && request.Host != conditions?["host"].AsText()))
            {
                continue;
            }
            var answer = routes.Answer(request);
            if (answer.Outcome != RouteOutcome.Forwarded)
            {
                yield return new(MisroutedUrl, root, path,
                    $"{Graph.Reference.Shorten(url)} is "
                    + $"{(answer.Location is { } location ? $"redirected to {location}" : "not listened for")}",
                    "export the URL that is served, or add a route for this one");
            }
            else if (declared is not null
                && answer.Services.Any(share => routes.MembersOf(share.Service)?.Tier != declared))
            {
                var tiers = answer.Services.Select(share => routes.MembersOf(share.Service)?.Tier ?? share.Service.Name)
                    .Distinct();
                yield return new(MisroutedUrl, root, path,
                    $"{Graph.Reference.Shorten(url)} leads to {string.Join(", ", tiers)}, not to tier {declared} "
                    + $"({answer.Rule} of {answer.Map})",
                    $"route it to the backend service of tier {declared}, or export another URL");
            }
        }
    }

    // Of the first route of a tier that has neither a path alone nor the role of the default.
    private static JsonObject? FirstConditions(ResourceNode root, string tier) =>
        root.Outputs["contract"].Get("tiers").Get(tier) is JsonObject outputs
            && outputs["routes"] is not JsonArray { Count: > 0 }
            && outputs["isDefault"].AsFlag() != true
            ? outputs["conditionalRoutes"].Objects().FirstOrDefault()
            : null;

    // The host may be a reference, such as an address that is not yet known; it is compared as text.
    // The URL of a tier whose first route has conditions is called with the headers of that route.
    private static RouteRequest? Parse(string? url, JsonObject? conditions = null)
    {
        var end = url?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (end < 0 || url![..end] is not ("http" or "https"))
        {
            return null;
        }
        var rest = url[(end + 3)..];
        var slash = rest.IndexOf(
            '/', rest.StartsWith("${", StringComparison.Ordinal) ? rest.IndexOf('}', StringComparison.Ordinal) : 0);
        var headers = (conditions?["headers"] as JsonObject ?? [])
            .Select(header => KeyValuePair.Create(header.Key, header.Value.AsText() ?? ""))
            .ToArray();
        return slash < 0
            ? RouteRequest.OfParts(url[..end], rest, "/", null, headers)
            : RouteRequest.OfParts(url[..end], rest[..slash], rest[slash..], null, headers);
    }
}
