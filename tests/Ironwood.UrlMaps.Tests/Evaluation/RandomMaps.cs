using CsCheck;

namespace Ironwood.UrlMaps.Tests.Evaluation;

/// <summary>Valid maps and requests over few letters, so that they meet often.</summary>
internal static class RandomMaps
{
    private static readonly Gen<string> Label = Gen.OneOf("a", "b", "ab", "a-b");

    private static readonly Gen<string> Host = Gen.Select(Label.Array[1, 3], Gen.OneOf("", "", ":8080", ":443"),
        (labels, port) => string.Join('.', labels) + port);

    private static readonly Gen<string> HostPattern = Gen.OneOf(
        Host, Host.Select(host => $"*.{host}"), Host.Select(host => $"*-{host}"), Gen.Const("*"));

    private static readonly Gen<string> Path = Gen.Select(
        Gen.OneOf("a", "b", "ab", "A", "").Array[0, 4], Gen.Bool, (segments, _) => $"/{string.Join('/', segments)}");

    private static readonly Gen<string> Template = Gen.Select(
        Gen.OneOf("/a", "/b", "/*", "/{x}", "/{y=*}", "/*b", "/{z}b").Array[1, 3],
        Gen.OneOf("", "/**", "/{rest=**}", "/**b"),
        (segments, end) => string.Concat(segments.Distinct()) + end);

    private static readonly Gen<HeaderMatch> Header = Gen.Select(
        Gen.OneOf("x", "X", "y", ":method"), Gen.Int[0, 5], Gen.OneOf("1", "12", "2"), Gen.Bool,
        (name, kind, text, isInverted) => kind switch
        {
            0 => new HeaderMatch(name) { Exact = text },
            1 => new(name) { Prefix = text },
            2 => new(name) { Suffix = text },
            3 => new(name) { RangeStart = -1, RangeEnd = 12 },
            _ => new HeaderMatch(name) { IsPresent = true },
        } with
        { IsInverted = isInverted });

    private static readonly Gen<QueryMatch> Query = Gen.Select(Gen.OneOf("p", "q"), Gen.OneOf<string?>("1", "", null),
        (name, text) => text is null ? new QueryMatch(name) { IsPresent = true } : new(name) { Exact = text });

    private static readonly Gen<MatchRule> Match = Gen.Select(
        Gen.Int[0, 5], Path, Template, Gen.Bool, Header.Array[0, 1], Query.Array[0, 1],
        (kind, path, template, ignoreCase, headers, query) => (kind switch
        {
            0 => new MatchRule { PrefixMatch = path, IgnoreCase = ignoreCase },
            1 => new() { FullPathMatch = path, IgnoreCase = ignoreCase },
            2 => new() { PathTemplateMatch = template },
            3 => new() { RegexMatch = "/a.*|/[ab]/?" },
            4 => new() { PrefixMatch = "" },
            _ => new MatchRule(),
        }) with
        { Headers = headers, Query = query });

    private static readonly Gen<RouteAction> Action = Gen.Select(Gen.Int[0, 9], Gen.OneOf<string?>(null, "/n", "/n/"),
        (service, prefix) => new RouteAction
        {
            Service = ServiceLink.OfUrl($"global/backendServices/s{service}"),
            Rewrite = prefix is null ? null : new(null, prefix, null),
            HasRouteAction = prefix is not null,
        });

    private static readonly Gen<PathMatcher> Paths = Gen.Select(
        Gen.Select(
            Path, Gen.Bool, (path, isPrefix) => isPrefix ? $"{path.TrimEnd('/')}/*" : path).Array[1, 3].Array[1, 6],
        Action.Array[6], Action, (paths, actions, fallback) =>
        {
            var seen = new HashSet<string>();
            return new PathMatcher("", fallback,
                [.. paths.Select((rule, index) => new PathRule([.. rule.Where(seen.Add)], actions[index]))
                    .Where(rule => rule.Paths.Count > 0)],
                [], HeaderChanges.None);
        });

    private static readonly Gen<PathMatcher> Routes = Gen.Select(
        Match.Array[0, 2].Array[0, 6], Action.Array[6], Gen.Shuffle(Enumerable.Range(0, 6).ToArray()), Action,
        (matches, actions, priorities, fallback) => new PathMatcher("", fallback, [],
            [.. matches.Select(
                (rule, index) => new RouteRule(priorities[index], rule, WithTemplate(rule, actions[index])))],
            HeaderChanges.None));

    /// <summary>A valid map.</summary>
    public static Gen<UrlMap> Map { get; } = Gen.Select(
        Gen.OneOf(Paths, Routes).Array[1, 3], HostPattern.Array[1, 3].Array[0, 4], Gen.Int[0, 2].Array[4], Action,
        (matchers, hosts, targets, fallback) =>
        {
            var seen = new HashSet<string>();
            HostRule[] rules =
            [
                .. hosts.Select(
                    (rule, index) => new HostRule([.. rule.Where(seen.Add)], $"m{targets[index] % matchers.Length}"))
                    .Where(rule => rule.Hosts.Count > 0),
            ];
            return new UrlMap
            {
                Name = "random",
                Default = fallback,
                // Google refuses a path matcher that no host rule names.
                PathMatchers =
                [
                    .. matchers.Select((matcher, index) => matcher with { Name = $"m{index}" })
                        .Where(matcher => rules.Any(rule => rule.PathMatcher == matcher.Name)),
                ],
                HostRules = rules,
            };
        });

    /// <summary>A request that such a map may know.</summary>
    public static Gen<RouteRequest> Request { get; } = Gen.Select(
        Host, Path, Gen.OneOf<string?>(null, "p=1", "q", "p=2&p=1", "q=&p", ""),
        Gen.Select(Gen.OneOf("x", "Y"), Gen.OneOf("1", "12", "-1", "+1", "2x", ""), KeyValuePair.Create).Array[0, 2],
        Gen.OneOf("GET", "1"), Gen.OneOf("http", "https"),
        (host, path, query, headers, method, scheme) =>
            RouteRequest.Parse(
                method, $"{scheme}://{host}{path}{(query is null ? "" : $"?{query}")}", headers, out var why)
            ?? throw new InvalidOperationException(why));

    // A rewrite by template, with the variables that all conditions have.
    private static RouteAction WithTemplate(MatchRule[] matches, RouteAction action)
    {
        if (matches.Length == 0 || matches.Any(match => match.PathTemplateMatch is null) || action.Rewrite is null)
        {
            return action;
        }
        var variables = matches.Select(match => PathTemplate.Parse(match.PathTemplateMatch!, out _)!.Variables)
            .ToArray();
        if (variables.Any(names => names.Count == 0))
        {
            return action;
        }
        var common = variables.Aggregate<IEnumerable<string>>((a, b) => a.Intersect(b));
        return action with
        {
            Rewrite = new(null, null, $"/t{string.Concat(common.Reverse().Select(name => $"/{{{name}}}"))}"),
        };
    }
}
