namespace Ironwood.UrlMaps.Validation;

/// <summary>What Google refuses in the policies of a rule, and what probably is not meant.</summary>
internal static class PolicyValidation
{
    private const long MaxSeconds = 315_576_000_000;
    private const long MaxNanos = 999_999_999;
    private const long YearSeconds = 31_622_400;
    private const long WeekSeconds = 604_800;
    private const long HalfHourSeconds = 1_800;
    private const int MaxNames = 5;
    private const int MaxPath = 1024;

    /// <summary>The policies of a route action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="at">Place of the route action.</param>
    public static IEnumerable<UrlMapFault> Action(RouteAction action, string at) =>
    [
        .. action.Faults is { } faults ? Faults(faults, $"{at}.faultInjectionPolicy") : [],
        .. action.Retry is { } retry ? Retry(retry, $"{at}.retryPolicy") : [],
        .. Duration(action.Timeout, $"{at}.timeout", MaxSeconds),
        .. Duration(action.MaxStreamDuration, $"{at}.maxStreamDuration", MaxSeconds),
        .. action.Mirror is { } mirror ? Mirror(mirror, $"{at}.requestMirrorPolicy") : [],
        .. action.Cors is { } cors ? Cors(cors, $"{at}.corsPolicy") : [],
        .. action.Cache is { } cache ? Cache(cache, $"{at}.cachePolicy") : [],
    ];

    /// <summary>A policy for the errors of backends.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="at">Its place.</param>
    /// <param name="needsService">Whether no level above can name the backend bucket.</param>
    public static IEnumerable<UrlMapFault> Errors(ErrorPolicy policy, string at, bool needsService)
    {
        if (needsService && policy is { Service: null, Rules.Count: > 0 })
        {
            yield return new(UrlMapFaultKind.Policy, $"{at}.errorService", "is missing, and the map's policy has rules",
                Fix: "name the backend bucket with the pages");
        }
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < policy.Rules.Count; index++)
        {
            var (rule, place) = (policy.Rules[index], $"{at}.errorResponseRules[{Text(index)}]");
            foreach (var code in rule.Codes)
            {
                var isCode = code is "4xx" or "5xx" or "4XX" or "5XX"
                    || (code.Length == 3 && Whole(code) is >= 400 and <= 599);
                if (!isCode || !seen.Add(code))
                {
                    yield return new(
                        UrlMapFaultKind.Policy,
                        $"{place}.matchResponseCodes",
                        isCode ? "has a code that another rule or entry has too" : "has no code of an error",
                        code,
                        "400 to 599, 4xx, 5xx; each once in a policy");
                }
            }
            if (rule.Path is { } path
                && (!path.StartsWith('/') || path.EndsWith('/') || path.Length > MaxPath))
            {
                yield return new(UrlMapFaultKind.Policy, $"{place}.path", "is not the path of a file", path,
                    "1 to 1024 characters, with '/' first and none last");
            }
            if (rule.OverrideCode is < 200 or > 599)
            {
                yield return new(
                    UrlMapFaultKind.Policy,
                    $"{place}.overrideResponseCode",
                    "is not a status of an answer",
                    Text(rule.OverrideCode.Value),
                    "200 to 599");
            }
        }
    }

    private static IEnumerable<UrlMapFault> Faults(FaultInjection faults, string at)
    {
        if (faults.Abort is { } abort)
        {
            if (abort.HttpStatus is not (>= 200 and <= 599)
                && (abort.HttpStatus is not null || abort.Percentage > 0))
            {
                yield return new(
                    UrlMapFaultKind.Policy,
                    $"{at}.abort.httpStatus",
                    abort.HttpStatus is null ? "is missing" : "is not a status that an abort can have",
                    abort.HttpStatus is { } status ? Text(status) : null,
                    "200 to 599");
            }
            if (Percentage(abort.Percentage, $"{at}.abort.percentage") is { } fault)
            {
                yield return fault;
            }
        }
        if (faults.Delay is { } delay)
        {
            foreach (var fault in Duration(delay.FixedDelay, $"{at}.delay.fixedDelay", MaxSeconds))
            {
                yield return fault;
            }
            if (Percentage(delay.Percentage, $"{at}.delay.percentage") is { } fault2)
            {
                yield return fault2;
            }
            if (delay is { Percentage: > 0, FixedDelay: null or { IsZero: true } })
            {
                yield return new(UrlMapFaultKind.Policy, $"{at}.delay.fixedDelay", "is no time: nothing is delayed",
                    Fix: "write how long requests are to wait, or remove the delay", IsWarning: true);
            }
        }
    }

    private static IEnumerable<UrlMapFault> Retry(RetryPolicy retry, string at)
    {
        if (retry.Retries is <= 0 or > uint.MaxValue)
        {
            yield return new(UrlMapFaultKind.Policy, $"{at}.numRetries", "is out of range", Text(retry.Retries.Value),
                "1 or more", "leave it out for 1, or remove the policy");
        }
        foreach (var (index, condition) in retry.Conditions.Index())
        {
            if (!RetryPolicy.KnownConditions.Contains(condition))
            {
                yield return new(UrlMapFaultKind.Policy, $"{at}.retryConditions[{Text(index)}]",
                    "is not a condition of a retry", condition, string.Join(", ", RetryPolicy.KnownConditions));
            }
        }
        foreach (var fault in Duration(retry.PerTryTimeout, $"{at}.perTryTimeout", MaxSeconds))
        {
            yield return fault;
        }
        if (retry.PerTryTimeout is { IsZero: true })
        {
            yield return new(UrlMapFaultKind.Policy, $"{at}.perTryTimeout", "is no time", Allowed: "more than 0",
                Fix: "leave it out for the route's timeout");
        }
    }

    private static IEnumerable<UrlMapFault> Mirror(MirrorPolicy mirror, string at)
    {
        if (mirror.Service is null)
        {
            yield return new(UrlMapFaultKind.Policy, $"{at}.backendService", "is missing",
                Fix: "name the backend service that gets the copies");
        }
        if (mirror.Percent is { } percent && Percentage(percent, $"{at}.mirrorPercent") is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<UrlMapFault> Cors(CorsPolicy cors, string at)
    {
        foreach (var (index, pattern) in cors.OriginRegexes.Index())
        {
            if (RuleValidation.WhyNotRegex(pattern) is { Length: > 0 } why)
            {
                yield return new(UrlMapFaultKind.Policy, $"{at}.allowOriginRegexes[{Text(index)}]", why, pattern);
            }
        }
        if (cors.MaxAge is < int.MinValue or > int.MaxValue)
        {
            yield return new(UrlMapFaultKind.Policy, $"{at}.maxAge", "is out of range", Text(cors.MaxAge.Value),
                "a number of seconds of 32 bits");
        }
        if (cors is { IsDisabled: false, Origins.Count: 0, OriginRegexes.Count: 0 })
        {
            yield return new(UrlMapFaultKind.Policy, at, "allows no origin: it changes no answer",
                Fix: "name origins in allowOrigins", IsWarning: true);
        }
    }

    private static IEnumerable<UrlMapFault> Cache(CachePolicy cache, string at)
    {
        if (!cache.HasProperties)
        {
            yield return Refused("", "is empty", null, "at least one property");
        }
        if (cache.Mode is { } mode && !CachePolicy.Modes.Contains(mode))
        {
            yield return Refused(
                ".cacheMode",
                "is not a mode of the cache",
                mode,
                string.Join(", ", CachePolicy.Modes));
        }
        foreach (var fault in Duration(cache.DefaultTtl, $"{at}.defaultTtl", YearSeconds)
            .Concat(Duration(cache.ClientTtl, $"{at}.clientTtl", YearSeconds))
            .Concat(Duration(cache.MaxTtl, $"{at}.maxTtl", YearSeconds))
            .Concat(Duration(cache.ServeWhileStale, $"{at}.serveWhileStale", WeekSeconds)))
        {
            yield return fault;
        }
        foreach (var (name, ttl) in new[] { ("defaultTtl", cache.DefaultTtl), ("clientTtl", cache.ClientTtl) })
        {
            if (ttl is not null && cache.Mode == "USE_ORIGIN_HEADERS")
            {
                yield return Refused(
                    $".{name}",
                    "cannot stand beside cacheMode USE_ORIGIN_HEADERS",
                    ttl.ToString(),
                    null);
            }
            if (ttl is not null && cache.MaxTtl is { } most && ttl.TotalSeconds > most.TotalSeconds)
            {
                yield return Refused($".{name}", "is longer than maxTtl", ttl.ToString(), $"at most {most}");
            }
        }
        if (cache.MaxTtl is { } max && cache.Mode is "USE_ORIGIN_HEADERS" or "FORCE_CACHE_ALL")
        {
            yield return Refused(".maxTtl", "is for cacheMode CACHE_ALL_STATIC only", cache.Mode, null);
        }
        var codes = new HashSet<long>();
        foreach (var (index, (code, ttl)) in cache.Negative.Index())
        {
            var place = $".negativeCachingPolicy[{Text(index)}]";
            if (code is { } number && (!CachePolicy.NegativeCodes.Contains(number) || !codes.Add(number)))
            {
                yield return Refused(
                    $"{place}.code",
                    "is not a status that can have a lifetime here, or has one already",
                    Text(number),
                    string.Join(", ", CachePolicy.NegativeCodes));
            }
            foreach (var fault in Duration(ttl, $"{at}{place}.ttl", HalfHourSeconds))
            {
                yield return fault;
            }
        }
        if (cache is { CachesErrors: false, Negative.Count: > 0 })
        {
            yield return Refused(".negativeCachingPolicy", "needs negativeCaching", null, "negativeCaching: true");
        }
        if (cache.BypassHeaders.Count > MaxNames)
        {
            yield return Refused(".cacheBypassRequestHeaderNames", "has too many names",
                Text(cache.BypassHeaders.Count), "at most 5");
        }
        if (cache.KeyCookies.Count > MaxNames)
        {
            yield return Refused(".cacheKeyPolicy.includedCookieNames", "has too many names",
                Text(cache.KeyCookies.Count), "at most 5");
        }
        if (cache is { IncludedParameters.Count: > 0, ExcludedParameters.Count: > 0 })
        {
            yield return Refused(".cacheKeyPolicy", "has includedQueryParameters and excludedQueryParameters", null,
                "one of the two");
        }

        UrlMapFault Refused(string place, string message, string? value, string? allowed) =>
            new(UrlMapFaultKind.Policy, $"{at}{place}", message, value, allowed);
    }

    private static IEnumerable<UrlMapFault> Duration(ApiDuration? duration, string at, long mostSeconds)
    {
        if (duration is { Seconds: < 0 } or { Nanos: < 0 or > MaxNanos } || duration?.TotalSeconds > mostSeconds)
        {
            yield return new(
                UrlMapFaultKind.Policy,
                at,
                "is out of range",
                $"{Text(duration!.Seconds)} seconds, {Text(duration.Nanos)} nanos",
                $"0 to {mostSeconds.ToString("N0", CultureInfo.InvariantCulture)} seconds, 0 to 999,999,999 nanos");
        }
    }

    private static UrlMapFault? Percentage(double percentage, string at) =>
        percentage is >= 0 and <= 100 ? null
        : new(UrlMapFaultKind.Policy, at, "is not a percentage",
            percentage.ToString(CultureInfo.InvariantCulture), "0 to 100");

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
