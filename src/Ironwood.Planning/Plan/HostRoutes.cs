namespace Ironwood.Planning.Plan;

/// <summary>A route and its tier.</summary>
/// <param name="Tier">Name of the tier.</param>
/// <param name="Pattern">The route.</param>
public sealed record TierRoute(string Tier, RoutePattern Pattern);

/// <summary>
/// The routes that apply to requests for one host, more specific ones first: routes for the host before routes for
/// every host; then exact paths, then longer paths, then more headers, then headers whose value is given more exactly.
/// </summary>
/// <param name="Host">The host; null for every host that has no entry of its own.</param>
/// <param name="Routes">The routes. The first that a request matches takes it.</param>
public sealed record HostRoutes(string? Host, IReadOnlyList<TierRoute> Routes)
{
    /// <summary>Whether a header decides, and so the order of rules.</summary>
    public bool NeedsOrder => Routes.Any(route => route.Pattern.Headers.Count > 0);

    /// <summary>The tier that takes every other request for the host; null for the default tier.</summary>
    public string? DefaultTier => Routes.FirstOrDefault(route => route.Pattern.TakesWholeHost)?.Tier;

    /// <summary>The routes without the one for every other request.</summary>
    public IEnumerable<TierRoute> Rules => Routes.Where(route => !route.Pattern.TakesWholeHost);

    /// <summary>Routes for every host, then those of each host that a route names.</summary>
    /// <param name="routes">All routes of the stack.</param>
    public static IReadOnlyList<HostRoutes> Of(IEnumerable<TierRoute> routes)
    {
        TierRoute[] sorted =
        [
            .. routes.OrderBy(route => route.Pattern.Host is null)
                .ThenByDescending(route => route.Pattern.IsExact)
                .ThenByDescending(route => route.Pattern.Path.Length)
                .ThenByDescending(route => Weight(route.Pattern)),
        ];
        var shared = sorted.Where(route => route.Pattern.Host is null).ToArray();
        return
        [
            new(null, shared),
            .. from own in sorted.Except(shared).GroupBy(route => route.Pattern.Host)
               orderby own.Key
               select new HostRoutes(own.Key,
               [
                   .. own,
                   // What the host's own routes take never reaches the others.
                   .. shared.Where(route => !own.Any(first => first.Pattern.Covers(route.Pattern))),
               ]),
        ];
    }

    /// <summary>How exactly a route's headers select, to compare routes with the same host and path.</summary>
    internal static (int Headers, int Exact, int Expressions, int Letters) Weight(RoutePattern route) => (
        route.Headers.Count,
        route.Headers.Count(header => header.Test == HeaderTest.Exact),
        route.Headers.Count(header => header.Test == HeaderTest.Regex),
        route.Headers.Where(header => header.Test == HeaderTest.Prefix).Sum(header => header.Value.Length));
}
