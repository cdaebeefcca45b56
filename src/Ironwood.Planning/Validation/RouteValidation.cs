using Ironwood.Catalog.ModelServers;
using Ironwood.Planning.Plan;
using static System.FormattableString;

namespace Ironwood.Planning.Validation;

/// <summary>What the routes of all tiers together ask of a URL map. Pure.</summary>
internal static class RouteValidation
{
    /// <summary>All problems of the routes, in the order of the tiers' names.</summary>
    public static IEnumerable<Problem> Validate(StackPlan plan)
    {
        var routes = Routes(plan);
        return
        [
            .. Repeated(routes),
            .. Ambiguous(routes),
            .. TooMany(plan, routes),
            .. Reserved(plan),
            .. Unreachable(plan, routes),
        ];
    }

    /// <summary>What valid routes give up.</summary>
    public static IEnumerable<Problem> Warnings(StackPlan plan) =>
        from route in Routes(plan)
        let domains = plan.FrontDoor.Domains
        where domains.Count > 0 && route.Pattern.Host is { } host && !domains.Contains(host)
        select new Problem(
            Diagnostics.HostWithoutCertificate, $"{route.Path}.host",
            "has no certificate: HTTPS requests for this host fail before the route is looked at",
            route.Pattern.Host, string.Join(", ", domains),
            $"add {route.Pattern.Host} to frontDoor.domains");

    private static WrittenRoute[] Routes(StackPlan plan) =>
    [
        .. from tier in plan.Routes.OrderBy(tier => tier.Key, StringComparer.Ordinal)
           from route in tier.Value
           let pattern = route.Pattern
           where pattern is not null
           select new WrittenRoute(
               tier.Key, Invariant($"{plan.Keys["tiers"]}.{tier.Key}.routes[{route.Index}]"), pattern),
    ];

    // Routes that nest are no problem: the more specific one wins. Two rules with the same path are refused by the API.
    private static IEnumerable<Problem> Repeated(IEnumerable<WrittenRoute> routes)
    {
        var owners = new Dictionary<string, WrittenRoute>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            foreach (var path in route.Pattern.Paths)
            {
                var matched = (route.Pattern with { Path = path }).Text;
                if (!owners.TryAdd(matched, route))
                {
                    yield return new(
                        Diagnostics.OverlappingRoutes, route.Path,
                        $"matches {matched}, which the route {owners[matched].Pattern.Text} of tier "
                        + $"{owners[matched].Tier} matches too",
                        route.Pattern.Text, "paths that no other route has", "remove one of the two");
                    break;
                }
            }
        }
    }

    private static IEnumerable<Problem> Ambiguous(IReadOnlyList<WrittenRoute> routes)
    {
        for (var index = 0; index < routes.Count; index++)
        {
            var route = routes[index];
            var other = routes.Take(index).FirstOrDefault(earlier => earlier.Tier != route.Tier
                && earlier.Pattern.Host == route.Pattern.Host
                && earlier.Pattern.Path == route.Pattern.Path
                && earlier.Pattern.Text != route.Pattern.Text
                && HostRoutes.Weight(earlier.Pattern) == HostRoutes.Weight(route.Pattern)
                && !earlier.Pattern.IsExcludedByHeaders(route.Pattern)
                && !routes.Any(third => DecidesBetween(third.Pattern, earlier.Pattern, route.Pattern)));
            if (other is not null)
            {
                yield return new(
                    Diagnostics.AmbiguousRoutes, route.Path,
                    $"can match the same request as the route {other.Pattern.Text} of tier {other.Tier}, and neither "
                    + "is more specific",
                    route.Pattern.Text, "one route with more headers, or with a more exact value",
                    "add a route with the headers of both to the tier that is to win");
            }
        }
    }

    // A more specific route that takes every request that both of two routes match.
    private static bool DecidesBetween(RoutePattern third, RoutePattern one, RoutePattern other) =>
        third.Host == one.Host
        && third.Path == one.Path
        && HostRoutes.Weight(third).CompareTo(HostRoutes.Weight(one)) > 0
        && third.Headers.All(header => one.Headers.Concat(other.Headers).Any(header.FollowsFrom));

    private static IEnumerable<Problem> TooMany(StackPlan plan, IReadOnlyList<WrittenRoute> routes)
    {
        // An internal front door has no routes to the endpoints, and only route rules, the default's among them.
        var isInternal = plan.FrontDoor.IsInternal;
        var endpoints = isInternal ? 0 : plan.Settings.Tiers.Count(tier => tier.Value.Vertex.Enabled);
        var hosts = HostRoutes.Of(routes.Select(route => new TierRoute(route.Tier, route.Pattern)));
        foreach (var (count, limit) in new (int, Limit)[]
        {
            (hosts.Max(host => isInternal ? host.Rules.Count() + 1 : Rules(host) + endpoints),
                Limits.RulesPerPathMatcher),
            (hosts.Max(host => host.Rules.Sum(route => route.Pattern.Paths.Count * (1 + route.Pattern.Headers.Count))),
                Limits.PredicatesPerPathMatcher),
            (hosts.Sum(host => host.Rules.Sum(route => route.Pattern.Paths.Count) + endpoints + 1),
                Limits.TestsPerUrlMap),
            (hosts.Count, Limits.PathMatchersPerUrlMap),
        })
        {
            if (count > limit.Value)
            {
                yield return new(
                    Diagnostics.TooManyRoutes, plan.Keys["tiers"], $"need more {limit.Unit} than a URL map holds",
                    count.ToString(CultureInfo.InvariantCulture), $"at most {limit.Value}",
                    "join routes under a common prefix");
            }
        }
    }

    // A tier's paths share a rule, unless the order of rules matters.
    private static int Rules(HostRoutes host) => host.NeedsOrder
        ? host.Rules.Count()
        : host.Rules.Select(route => route.Tier).Distinct(StringComparer.Ordinal).Count();

    private static IEnumerable<Problem> Reserved(StackPlan plan) =>
        from tier in plan.Routes
        from route in tier.Value
        let why = route.Text.StartsWith(RoutePattern.VertexPrefix, StringComparison.Ordinal)
            ? $"lies below {RoutePattern.VertexPrefix}, which leads to the Vertex AI endpoints"
            : ServerPaths.Private.Any(path => path.Path == route.Text)
                ? "is a path of the model server that is not for callers"
                : null
        where why is not null
        select new Problem(
            Diagnostics.ReservedRoute, Invariant($"{plan.Keys[$"tiers.{tier.Key}"]}.routes[{route.Index}]"),
            why,
            route.Text,
            "any other prefix",
            "choose another first segment");

    private static IEnumerable<Problem> Unreachable(StackPlan plan, IReadOnlyList<WrittenRoute> routes)
    {
        var domains = plan.FrontDoor.Domains;
        var taken = routes.Where(route => route.Pattern.TakesWholeHost).Select(route => route.Pattern.Host);
        return domains.Count == 0 || domains.Except(taken, StringComparer.Ordinal).Any() ? [] :
            from route in routes
            where route.Pattern.Host is null
            select new Problem(
                Diagnostics.UnreachableRoute, route.Path,
                "is never reached: a route takes all requests of each domain", route.Pattern.Text,
                Fix: "give one of the routes for a whole host a path, or add a domain to frontDoor.domains");
    }

    private sealed record WrittenRoute(string Tier, string Path, RoutePattern Pattern);
}
