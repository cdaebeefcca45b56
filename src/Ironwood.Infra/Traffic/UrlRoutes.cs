using Ironwood.Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// The URL map: one host rule, one path matcher, one path rule a tier, and a test for each route, which Google
/// runs before it accepts an update.
/// </summary>
internal static class UrlRoutes
{
    private const string PathMatcherName = "inference-matcher";

    // Any host that matches "*". Tests are evaluated against the map alone and send nothing.
    private const string TestHost = "inference.example";

    private const string UnroutedPath = "/v1/predict";

    public static URLMap Create(
        string name,
        FrontDoorArgs args,
        IReadOnlyDictionary<string, BackendService> backends,
        Resource parent)
    {
        var plans = args.Pods.Select(pod => pod.Plan).ToArray();
        var fallback = backends[plans.Single(plan => plan.IsDefault).Name].SelfLink;
        return new(
            name,
            new URLMapArgs
            {
                Project = args.Project,
                Description = "Paths to tiers; the longest match wins",
                DefaultService = fallback,
                HostRules = { new URLMapHostRuleArgs { Hosts = { "*" }, PathMatcher = PathMatcherName } },
                PathMatchers =
                {
                    new URLMapPathMatcherArgs
                    {
                        Name = PathMatcherName,
                        DefaultService = fallback,
                        PathRules = [.. plans.Where(plan => plan.Routes.Count > 0).Select(plan => new URLMapPathMatcherPathRuleArgs
                        {
                            Paths = [.. plan.Routes.SelectMany(route => route.Paths)],
                            Service = backends[plan.Name].SelfLink,
                        })],
                    },
                },
                Tests = [.. Tests(plans, backends), Test(UnroutedPath, fallback, "what no route matches")],
            },
            new CustomResourceOptions { Parent = parent });
    }

    private static IEnumerable<URLMapTestArgs> Tests(
        IEnumerable<TierPlan> plans, IReadOnlyDictionary<string, BackendService> backends) =>
        from plan in plans
        from route in plan.Routes
        from path in route.Paths.Select(path => path.EndsWith("/*", StringComparison.Ordinal) ? route.Example : path)
        select Test(path, backends[plan.Name].SelfLink, $"tier {plan.Name}");

    private static URLMapTestArgs Test(string path, Output<string> service, string description) => new()
    {
        Description = description,
        Host = TestHost,
        Path = path,
        Service = service,
    };
}
