using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The URL map: one path matcher for every host, one for each host that a route names, and a test for each rule, which
/// Google runs before it accepts an update. A path matcher has path rules, whose longest match wins automatically, or,
/// if a header decides, route rules in the order of their priorities
/// (docs/decisions/0026-routes-by-host-and-header.md).
/// </summary>
internal sealed class UrlRoutes
{
    private const string PathMatcherName = "inference-matcher";

    // Any host that matches "*". Google evaluates tests on the map only and sends no request.
    private const string TestHost = "inference.example";

    private readonly FrontDoorArgs _args;
    private readonly IReadOnlyDictionary<string, TierBackend> _backends;
    private readonly IReadOnlyList<VertexRoute> _vertex;
    private readonly RouteActions _actions;
    private readonly string _defaultTier;
    private readonly IReadOnlyList<HostRoutes> _hosts;

    private UrlRoutes(
        FrontDoorArgs args, IReadOnlyDictionary<string, TierBackend> backends, IReadOnlyList<VertexRoute> vertex)
    {
        (_args, _backends, _vertex) = (args, backends, vertex);
        _actions = new(args.Plan);
        var plans = args.Tiers.Select(tier => tier.Pod.Plan).ToArray();
        _defaultTier = plans.Single(plan => plan.IsDefault).Name;
        _hosts = HostRoutes.Of(
            plans.SelectMany(plan => plan.Routes.Select(route => new TierRoute(plan.Name, route))));
    }

    public static URLMap Create(
        string name,
        FrontDoorArgs args,
        IReadOnlyDictionary<string, TierBackend> backends,
        IReadOnlyList<VertexRoute> vertex,
        Resource parent) =>
        new(name, new UrlRoutes(args, backends, vertex).Map(), new CustomResourceOptions { Parent = parent });

    private URLMapArgs Map() => new()
    {
        Project = _args.Project,
        Description = _hosts.Any(host => host.Host is not null || HasRouteRules(host))
            ? "Hosts, paths and headers to tiers; the most specific route wins"
            : "Paths to tiers; the longest match wins",
        DefaultService = ServiceOf(_defaultTier),
        DefaultRouteAction = _actions.OfMap(),
        HostRules =
        [
            .. _hosts.Select(host => new URLMapHostRuleArgs
            {
                Hosts = { host.Host ?? "*" },
                PathMatcher = MatcherName(host),
            }),
        ],
        PathMatchers = [.. _hosts.Select(Matcher)],
        Tests = [.. _hosts.SelectMany(Tests)],
    };

    private URLMapPathMatcherArgs Matcher(HostRoutes host)
    {
        var matcher = new URLMapPathMatcherArgs
        {
            Name = MatcherName(host),
            DefaultService = ServiceOf(host.DefaultTier ?? _defaultTier),
            DefaultRouteAction = _actions.OfMatcher(),
        };
        if (HasRouteRules(host))
        {
            matcher.RouteRules = [.. RouteRules(host).Select(Numbered)];
        }
        else
        {
            matcher.PathRules = [.. TierRules(host), .. VertexOf(host).Select(VertexRule)];
        }
        return matcher;
    }

    private static string MatcherName(HostRoutes host) =>
        host.Host is null ? PathMatcherName : $"host-{DomainName.ToResourceName(host.Host)}";

    // Only route rules can add a header to answers, and an internal balancer takes no header elsewhere.
    private bool HasRouteRules(HostRoutes host) => host.NeedsOrder || _args.Plan.IsInternal;

    // A route for a whole host takes the paths of the endpoints too.
    private IReadOnlyList<VertexRoute> VertexOf(HostRoutes host) => host.DefaultTier is null ? _vertex : [];

    private IEnumerable<URLMapPathMatcherPathRuleArgs> TierRules(HostRoutes host) =>
        from tier in _args.Tiers
        let routes = host.Rules.Where(route => route.Tier == tier.Name).Select(route => route.Pattern).ToHashSet()
        where routes.Count > 0
        select new URLMapPathMatcherPathRuleArgs
        {
            // In the order of the settings.
            Paths = [.. tier.Pod.Plan.Routes.Where(routes.Contains).SelectMany(route => route.Paths)],
            Service = ServiceOf(tier.Name),
            RouteAction = _actions.OfPathRule(),
        };

    // The path matches exactly, so the rewrite replaces the whole path.
    private URLMapPathMatcherPathRuleArgs VertexRule(VertexRoute route)
    {
        var action = _actions.OfPathRule();
        action.UrlRewrite = new URLMapPathMatcherPathRuleRouteActionUrlRewriteArgs
        {
            HostRewrite = route.Endpoint.Host,
            PathPrefixRewrite = route.Endpoint.PredictPath,
        };
        return new() { Paths = { route.Path }, Service = route.Service.SelfLink, RouteAction = action };
    }

    // The host's own routes, then the endpoints' exact paths, then routes for every host.
    private IEnumerable<URLMapPathMatcherRouteRuleArgs> RouteRules(HostRoutes host) =>
    [
        .. host.Rules.Where(route => route.Pattern.Host is not null).Select(RouteRule),
        .. VertexOf(host).Select(VertexRouteRule),
        .. host.Rules.Where(route => route.Pattern.Host is null).Select(RouteRule),
        .. _args.Plan.IsInternal ? [DefaultRule(host)] : Array.Empty<URLMapPathMatcherRouteRuleArgs>(),
    ];

    // The default of a matcher adds no header, so a rule for every path goes before it.
    private URLMapPathMatcherRouteRuleArgs DefaultRule(HostRoutes host) => RouteRule(new(
        host.DefaultTier ?? _defaultTier, new RoutePattern(RoutePattern.Everything, [RoutePattern.Everything])));

    private URLMapPathMatcherRouteRuleArgs RouteRule(TierRoute route)
    {
        var rule = new URLMapPathMatcherRouteRuleArgs
        {
            MatchRules = [.. route.Pattern.Paths.Select(path => MatchRule(path, route.Pattern.Headers))],
            Service = ServiceOf(route.Tier),
            RouteAction = _actions.OfRouteRule(),
        };
        if (_args.Plan.IsInternal)
        {
            rule.HeaderAction = new URLMapPathMatcherRouteRuleHeaderActionArgs
            {
                ResponseHeadersToAdds =
                {
                    new URLMapPathMatcherRouteRuleHeaderActionResponseHeadersToAddArgs
                    {
                        HeaderName = TierBackend.TierHeader,
                        HeaderValue = route.Tier,
                        Replace = true,
                    },
                },
            };
        }
        return rule;
    }

    private URLMapPathMatcherRouteRuleArgs VertexRouteRule(VertexRoute route)
    {
        var action = _actions.OfRouteRule();
        action.UrlRewrite = new URLMapPathMatcherRouteRuleRouteActionUrlRewriteArgs
        {
            HostRewrite = route.Endpoint.Host,
            PathPrefixRewrite = route.Endpoint.PredictPath,
        };
        return new()
        {
            MatchRules = { new URLMapPathMatcherRouteRuleMatchRuleArgs { FullPathMatch = route.Path } },
            Service = route.Service.SelfLink,
            RouteAction = action,
        };
    }

    private static URLMapPathMatcherRouteRuleArgs Numbered(URLMapPathMatcherRouteRuleArgs rule, int index)
    {
        rule.Priority = index + 1;
        return rule;
    }

    // A star is a path rule's; a route rule says by which property it compares.
    private static URLMapPathMatcherRouteRuleMatchRuleArgs MatchRule(
        string path, IReadOnlyList<HeaderCondition> headers)
    {
        var rule = new URLMapPathMatcherRouteRuleMatchRuleArgs();
        if (headers.Count > 0)
        {
            rule.HeaderMatches = [.. headers.Select(HeaderMatch)];
        }
        if (path.EndsWith('*'))
        {
            rule.PrefixMatch = path[..^1];
        }
        else
        {
            rule.FullPathMatch = path;
        }
        return rule;
    }

    private static URLMapPathMatcherRouteRuleMatchRuleHeaderMatchArgs HeaderMatch(HeaderCondition header)
    {
        var match = new URLMapPathMatcherRouteRuleMatchRuleHeaderMatchArgs { HeaderName = header.Name };
        switch (header.Test)
        {
            case HeaderTest.Exact:
                match.ExactMatch = header.Value;
                break;
            case HeaderTest.Prefix:
                match.PrefixMatch = header.Value;
                break;
            case HeaderTest.Regex:
                match.RegexMatch = header.Value;
                break;
            default:
                match.PresentMatch = true;
                break;
        }
        return match;
    }

    private IEnumerable<URLMapTestArgs> Tests(HostRoutes host)
    {
        var test = host.Host ?? TestHost;
        var routes = host.Rules.ToArray();
        // Path rules have no order: their tests are in the order of the tiers.
        var shown = HasRouteRules(host) ? routes :
            _args.Tiers.SelectMany(tier => tier.Pod.Plan.Routes
                .Select(route => routes.FirstOrDefault(rule => rule.Tier == tier.Name && rule.Pattern == route))
                .OfType<TierRoute>());
        return
        [
            .. from route in shown
               let example = route.Pattern.Example(
                   [.. routes.TakeWhile(other => other != route).Select(other => other.Pattern)])
               where example is not null
               from path in route.Pattern.Paths
               select Test(
                   test, example with { Path = path.EndsWith('*') ? example.Path : path },
                   ServiceOf(route.Tier), $"tier {route.Tier}"),
            .. VertexOf(host).Select(route => VertexTest(test, route)),
            Test(
                test, new(RoutePattern.Unrouted([.. routes.Select(route => route.Pattern)
                    .Where(pattern => pattern.Path != RoutePattern.Everything)]), []),
                ServiceOf(host.DefaultTier ?? _defaultTier), "what no route matches"),
        ];
    }

    private static URLMapTestArgs VertexTest(string host, VertexRoute route)
    {
        var test = Test(
            host, new(route.Path, []), route.Service.SelfLink, $"Vertex AI endpoint of tier {route.Tier}");
        test.ExpectedOutputUrl = Output.Format($"https://{route.Endpoint.Host}{route.Endpoint.PredictPath}");
        return test;
    }

    private static URLMapTestArgs Test(
        string host, RouteExample request, Output<string> service, string description)
    {
        var test = new URLMapTestArgs
        {
            Description = description,
            Host = host,
            Path = request.Path,
            Service = service,
        };
        if (request.Headers.Count > 0)
        {
            test.Headers =
            [
                .. request.Headers.Select(header => new URLMapTestHeaderArgs
                {
                    Name = header.Key,
                    Value = header.Value,
                }),
            ];
        }
        return test;
    }

    private Output<string> ServiceOf(string tier) => _backends[tier].Service.SelfLink;
}
