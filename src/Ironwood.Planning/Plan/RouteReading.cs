namespace Ironwood.Planning.Plan;

/// <summary>A route of a tier as it was read.</summary>
/// <param name="Index">Its place in the tier's list.</param>
/// <param name="Text">The route's path as it was written.</param>
/// <param name="Pattern">The route; null when a URL map would refuse it.</param>
/// <param name="Faults">Why it is refused.</param>
internal sealed record RouteReading(
    int Index, string Text, RoutePattern? Pattern, IReadOnlyList<RouteFault> Faults)
{
    /// <summary>Reads each route of a tier once.</summary>
    public static IReadOnlyList<RouteReading> All(IReadOnlyList<RouteSettings> routes, bool takesExpressions) =>
        [.. routes.Select((route, index) => Read(route, index, takesExpressions))];

    private static RouteReading Read(RouteSettings route, int index, bool takesExpressions)
    {
        var faults = new List<RouteFault>();
        var path = route.Path ?? RoutePattern.Everything;
        var pattern = RoutePattern.Parse(path, route.Host is not null || route.Headers.Count > 0, out var why);
        if (pattern is null)
        {
            faults.Add(route.Path is null && route is { Host: null, Headers.Count: 0 }
                ? RouteFault.Nothing
                : RouteFault.OfPath(why, path, isMap: route.Host is not null || route.Headers.Count > 0));
        }
        if (route.Host is { } host && !NameRules.Domain.Allows(host))
        {
            faults.Add(RouteFault.OfHost(host));
        }
        faults.AddRange(HeaderReading.Faults(route.Headers, takesExpressions));
        return new(
            index, path,
            faults.Count > 0 || pattern is null ? null : pattern with
            {
                Host = route.Host,
                Headers = HeaderReading.Conditions(route.Headers),
            },
            faults);
    }
}

/// <summary>Why a route is refused.</summary>
/// <param name="Code">The problem's code.</param>
/// <param name="Place">The setting inside the route, with a dot before it; empty for the route itself.</param>
/// <param name="Why">The reason, as a clause.</param>
/// <param name="Value">The value that is refused.</param>
/// <param name="Allowed">What is accepted.</param>
/// <param name="Fix">What to write.</param>
internal sealed record RouteFault(
    string Code, string Place, string Why, string? Value, string? Allowed, string Fix)
{
    private const string Paths = "an absolute path, '*' only at the end after '/'";

    /// <summary>A map without anything in it.</summary>
    public static RouteFault Nothing { get; } = new(
        Diagnostics.MalformedRoute, "", "names neither path, host nor headers", null, Paths,
        "write a path, for example '/simple/*', or a map such as {host: large.example.com}");

    public static RouteFault OfPath(string why, string path, bool isMap) => new(
        Diagnostics.MalformedRoute, isMap ? ".path" : "", why, path, Paths, "write it as '/simple/*' or '/v1/models'");

    public static RouteFault OfHost(string host) => new(
        Diagnostics.MalformedDomain, ".host",
        host.StartsWith("*.", StringComparison.Ordinal) ? "is a wildcard" : "is not a host name", host,
        NameRules.Domain.Description, "write the host in full, without scheme, port or path");
}
