namespace Ironwood.Operations.Verification.Checks;

/// <summary>
/// A route with the addresses that a probe asks. Hosts remove a tier's route from the path before the model server sees
/// it, so the server's own paths follow the route: <c>/simple/*</c> is asked as <c>/simple/v1/models</c>.
/// </summary>
/// <param name="Tier">The tier that it leads to.</param>
/// <param name="Pattern">
/// Such as <c>/simple/*</c>, with host and headers if the route has them; <c>/*</c> for requests that no route matches.
/// </param>
/// <param name="ModelsUrl">Lists the models.</param>
/// <param name="CompletionsUrl">Completes a prompt.</param>
internal sealed record ProbedRoute(string Tier, string Pattern, Uri ModelsUrl, Uri CompletionsUrl)
{
    /// <summary>Headers that the route needs.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } =
        ImmutableDictionary<string, string>.Empty;

    private const string Wildcard = "/*";
    private const string Api = "/v1";

    /// <summary>
    /// Every route that ends in a wildcard, and requests that no route matches. An exact path is a caller's own
    /// contract with its model, and its answer to a probe says nothing; a tier with exact paths alone is not asked.
    /// </summary>
    public static ImmutableArray<ProbedRoute> Of(PlatformContract platform)
    {
        var taken = platform.Tiers.Values.SelectMany(tier => tier.Routes)
            .Where(path => path.EndsWith(Wildcard, StringComparison.Ordinal))
            .Select(path => path[..^Wildcard.Length])
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from tier in platform.Tiers
               from path in tier.Value.Routes
               where path.EndsWith(Wildcard, StringComparison.Ordinal)
               select Under(platform, tier.Key, path, path[..^Wildcard.Length]),
            .. from tier in platform.Tiers
               from route in tier.Value.ConditionalRoutes ?? []
               from path in route.Paths
               where path.EndsWith(Wildcard, StringComparison.Ordinal)
               select Under(platform, tier.Key, path, path[..^Wildcard.Length]).With(platform, route),
            // The server's own paths, or other paths if a tier has a route for them.
            .. from tier in platform.Tiers
               where tier.Value.IsDefault
               select Under(platform, tier.Key, Wildcard, taken.Contains(Api) ? "/verify" : ""),
        ];
    }

    private static ProbedRoute Under(PlatformContract platform, string tier, string pattern, string prefix)
    {
        // Hosts do not remove a route that ends in the API's own folder.
        var api = platform.FrontDoor.Url + (prefix.EndsWith(Api, StringComparison.Ordinal) ? prefix : prefix + Api);
        return new(tier, pattern, new($"{api}/models"), new($"{api}/completions"));
    }

    private ProbedRoute With(PlatformContract platform, RouteOutputs route)
    {
        var headers = route.Headers.Count == 0 ? "" : $" with {string.Join(" and ", route.Headers.Keys)}";
        return this with
        {
            Pattern = $"{route.Host}{Pattern}{headers}",
            Headers = route.Headers,
            ModelsUrl = At(ModelsUrl),
            CompletionsUrl = At(CompletionsUrl),
        };

        Uri At(Uri url) => route.Host is null
            ? url
            : new($"{new Uri(platform.FrontDoor.Url).Scheme}://{route.Host}{url.PathAndQuery}");
    }
}
