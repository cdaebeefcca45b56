using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The URL map: one host rule, one path matcher, one path rule per tier and one per Vertex AI endpoint, and a test for
/// each path, which Google runs before it accepts an update. It uses path rules, not route rules: the longest match
/// wins automatically, and an exact path is rewritten as a whole (docs/decisions/0008-path-rules.md).
/// </summary>
internal sealed class UrlRoutes
{
    private const string PathMatcherName = "inference-matcher";

    // Any host that matches "*". Google evaluates tests on the map only and sends no request.
    private const string TestHost = "inference.example";

    // Conditions in which no model server has started to work, so that a repeated POST is not executed twice.
    private static readonly string[] SafeToRetry = ["connect-failure", "refused-stream"];

    private readonly FrontDoorArgs _args;
    private readonly IReadOnlyDictionary<string, TierBackend> _backends;
    private readonly IReadOnlyList<VertexRoute> _vertex;
    private readonly TierPlan[] _plans;
    private readonly RoutePattern[] _routes;
    private readonly string _timeout;

    private UrlRoutes(
        FrontDoorArgs args, IReadOnlyDictionary<string, TierBackend> backends, IReadOnlyList<VertexRoute> vertex)
    {
        (_args, _backends, _vertex) = (args, backends, vertex);
        _plans = [.. args.Tiers.Select(tier => tier.Pod.Plan)];
        _routes = [.. _plans.SelectMany(plan => plan.Routes)];
        _timeout = args.Plan.RequestTimeoutSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public static URLMap Create(
        string name,
        FrontDoorArgs args,
        IReadOnlyDictionary<string, TierBackend> backends,
        IReadOnlyList<VertexRoute> vertex,
        Resource parent) =>
        new(name, new UrlRoutes(args, backends, vertex).Map(), new CustomResourceOptions { Parent = parent });

    private URLMapArgs Map()
    {
        var fallback = _backends[_plans.Single(plan => plan.IsDefault).Name].Service.SelfLink;
        return new()
        {
            Project = _args.Project,
            Description = "Paths to tiers; the longest match wins",
            DefaultService = fallback,
            DefaultRouteAction = new URLMapDefaultRouteActionArgs
            {
                Timeout = new URLMapDefaultRouteActionTimeoutArgs { Seconds = _timeout },
                RetryPolicy = new URLMapDefaultRouteActionRetryPolicyArgs
                {
                    NumRetries = _args.Plan.ConnectRetries,
                    RetryConditions = SafeToRetry,
                    PerTryTimeout = new URLMapDefaultRouteActionRetryPolicyPerTryTimeoutArgs { Seconds = _timeout },
                },
            },
            HostRules = { new URLMapHostRuleArgs { Hosts = { "*" }, PathMatcher = PathMatcherName } },
            PathMatchers =
            {
                new URLMapPathMatcherArgs
                {
                    Name = PathMatcherName,
                    DefaultService = fallback,
                    DefaultRouteAction = new URLMapPathMatcherDefaultRouteActionArgs
                    {
                        Timeout = new URLMapPathMatcherDefaultRouteActionTimeoutArgs { Seconds = _timeout },
                        RetryPolicy = new URLMapPathMatcherDefaultRouteActionRetryPolicyArgs
                        {
                            NumRetries = _args.Plan.ConnectRetries,
                            RetryConditions = SafeToRetry,
                            PerTryTimeout = new URLMapPathMatcherDefaultRouteActionRetryPolicyPerTryTimeoutArgs
                            {
                                Seconds = _timeout,
                            },
                        },
                    },
                    PathRules = [.. TierRules(), .. _vertex.Select(VertexRule)],
                },
            },
            Tests =
            [
                .. TierTests(),
                .. _vertex.Select(VertexTest),
                Test(RoutePattern.Unrouted(_routes), fallback, "what no route matches"),
            ],
        };
    }

    private IEnumerable<URLMapPathMatcherPathRuleArgs> TierRules() =>
        from plan in _plans
        where plan.Routes.Count > 0
        select new URLMapPathMatcherPathRuleArgs
        {
            Paths = [.. plan.Routes.SelectMany(route => route.Paths)],
            Service = _backends[plan.Name].Service.SelfLink,
            RouteAction = Action(),
        };

    // The path matches exactly, so the rewrite replaces the whole path.
    private URLMapPathMatcherPathRuleArgs VertexRule(VertexRoute route)
    {
        var action = Action();
        action.UrlRewrite = new URLMapPathMatcherPathRuleRouteActionUrlRewriteArgs
        {
            HostRewrite = route.Endpoint.Host,
            PathPrefixRewrite = route.Endpoint.PredictPath,
        };
        return new() { Paths = { route.Path }, Service = route.Service.SelfLink, RouteAction = action };
    }

    // One attempt may take as long as the whole request: its timeout includes the answer, and a generation is one long
    // answer.
    private URLMapPathMatcherPathRuleRouteActionArgs Action() => new()
    {
        Timeout = new URLMapPathMatcherPathRuleRouteActionTimeoutArgs { Seconds = _timeout },
        RetryPolicy = new URLMapPathMatcherPathRuleRouteActionRetryPolicyArgs
        {
            NumRetries = _args.Plan.ConnectRetries,
            RetryConditions = SafeToRetry,
            PerTryTimeout = new URLMapPathMatcherPathRuleRouteActionRetryPolicyPerTryTimeoutArgs { Seconds = _timeout },
        },
    };

    private IEnumerable<URLMapTestArgs> TierTests() =>
        from plan in _plans
        from route in plan.Routes
        from path in route.Paths.Select(path =>
            path.EndsWith("/*", StringComparison.Ordinal) ? route.Example(_routes) : path)
        select Test(path, _backends[plan.Name].Service.SelfLink, $"tier {plan.Name}");

    private static URLMapTestArgs VertexTest(VertexRoute route)
    {
        var test = Test(route.Path, route.Service.SelfLink, $"Vertex AI endpoint of tier {route.Tier}");
        test.ExpectedOutputUrl = Output.Format($"https://{route.Endpoint.Host}{route.Endpoint.PredictPath}");
        return test;
    }

    private static URLMapTestArgs Test(string path, Output<string> service, string description) => new()
    {
        Description = description,
        Host = TestHost,
        Path = path,
        Service = service,
    };
}
