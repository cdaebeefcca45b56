namespace Ironwood.UrlMaps.Evaluation;

/// <summary>What policies do to a request and its answer, in words.</summary>
internal static class PolicyWords
{
    /// <summary>Each policy of a rule that forwards, in the order in which a request meets them.</summary>
    public static IEnumerable<string> Of(RouteAction action) =>
    [
        .. action.Faults is { } faults ? Faults(faults) : [],
        .. action.Mirror is { Service: { } mirror } copies && copies.Percent != 0
            ? [$"requestMirrorPolicy: {mirror} gets copies of {Part(copies.Percent ?? 100)}, to HOST-shadow"]
            : Array.Empty<string>(),
        .. action.Timeout is { } timeout ? [$"timeout: the answer may take {timeout}, retries included"]
            : Array.Empty<string>(),
        .. action.MaxStreamDuration is { } stream ? [$"maxStreamDuration: a stream is closed after {stream}"]
            : Array.Empty<string>(),
        .. action.Retry is { } retry ? [Retry(retry)] : Array.Empty<string>(),
        .. action.Cache is { } cache ? [Cache(cache)] : Array.Empty<string>(),
    ];

    /// <summary>What becomes of errors of the backend, the nearest policy first.</summary>
    /// <param name="levels">The policies of rule, path matcher and map; null where a level has none.</param>
    public static IEnumerable<string> Errors(params IReadOnlyList<(string Name, ErrorPolicy? Policy)> levels)
    {
        var service = levels.Reverse().Aggregate((ServiceLink?)null, (above, level) => level.Policy?.Service ?? above);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, policy) in levels)
        {
            foreach (var rule in policy?.Rules ?? [])
            {
                // A level below has the word about a code that it names.
                var codes = rule.Codes.Where(seen.Add).ToArray();
                if (codes.Length > 0)
                {
                    var bucket = policy!.Service ?? service;
                    var page = rule.Path is { } path
                        ? $"{path} of {bucket?.Name ?? "no backend bucket"}" : "its own page";
                    var status = rule.OverrideCode is { } code ? Invariant($", with status {code}") : "";
                    yield return $"{name}: {string.Join(", ", codes)} of the backend is answered with {page}{status}";
                }
            }
        }
    }

    /// <summary>How many of the requests a percentage is.</summary>
    public static string Part(double percentage) => Invariant($"{percentage:0.######} % of the requests");

    private static IEnumerable<string> Faults(FaultInjection faults)
    {
        if (faults.Delay is { Percentage: > 0, FixedDelay: { IsZero: false } time } delay)
        {
            yield return $"faultInjectionPolicy.delay: {Part(delay.Percentage)} wait {time} in the load balancer";
        }
        if (faults.Abort is { Percentage: > 0 } abort)
        {
            yield return Invariant(
                $"faultInjectionPolicy.abort: {Part(abort.Percentage)} are answered {abort.HttpStatus} at once");
        }
    }

    private static string Retry(RetryPolicy retry)
    {
        var after = retry.Conditions.Count > 0 ? $" after {string.Join(", ", retry.Conditions)}" : "";
        var each = retry.PerTryTimeout is { } time ? $", each for {time}" : "";
        return Invariant($"retryPolicy: up to {retry.Retries ?? 1} more attempts{after}{each}");
    }

    private static string Cache(CachePolicy cache)
    {
        var bypass = cache.BypassHeaders.Count == 0 ? ""
            : $", but no request with {string.Join(", ", cache.BypassHeaders)}";
        var ttl = cache.DefaultTtl is { } time ? $", for {time} where they say no time" : "";
        return $"cachePolicy: Cloud CDN may answer from its cache ({cache.Mode ?? CachePolicy.Modes[0]}{ttl}{bypass})";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
