namespace Ironwood.UrlMaps.Evaluation;

/// <summary>What a CORS policy does with a request of a browser.</summary>
/// <param name="IsPreflight">Whether the load balancer answers it by itself.</param>
/// <param name="Headers">Headers that its answer gains.</param>
internal sealed record CorsDecision(bool IsPreflight, IReadOnlyList<string> Headers)
{
    /// <summary>What a policy does; null where it does nothing.</summary>
    public static CorsDecision? Of(CorsPolicy? policy, RouteRequest request)
    {
        if (policy is not { IsDisabled: false } || Header("Origin") is not { Length: > 0 } origin
            || !Allows(policy, origin))
        {
            return null;
        }
        var isPreflight = request.Method == "OPTIONS" && Header("Access-Control-Request-Method") is { Length: > 0 };
        return new(isPreflight,
        [
            $"Access-Control-Allow-Origin: {origin}",
            .. policy.AllowsCredentials ? ["Access-Control-Allow-Credentials: true"] : Array.Empty<string>(),
            .. isPreflight ? Preflight(policy) : List("Access-Control-Expose-Headers", policy.ExposedHeaders),
        ]);

        string? Header(string name) => request.Headers
            .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .FirstOrDefault();
    }

    private static IEnumerable<string> Preflight(CorsPolicy policy) =>
    [
        .. List("Access-Control-Allow-Methods", policy.Methods),
        .. List("Access-Control-Allow-Headers", policy.Headers),
        .. policy.MaxAge is { } age
            ? [string.Create(CultureInfo.InvariantCulture, $"Access-Control-Max-Age: {age}")]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> List(string name, IReadOnlyList<string> values) =>
        values.Count == 0 ? [] : [$"{name}: {string.Join(", ", values)}"];

    private static bool Allows(CorsPolicy policy, string origin) =>
        policy.Origins.Any(allowed => allowed == "*" || allowed == origin)
        || policy.OriginRegexes.Any(pattern => MatchConditions.Whole(pattern).IsMatch(origin));
}
