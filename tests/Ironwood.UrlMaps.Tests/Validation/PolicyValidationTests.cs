namespace Ironwood.UrlMaps.Tests.Validation;

public class PolicyValidationTests
{
    /// <summary>
    /// A field of a route action, and a value that Google refuses there. The place is the whole path.
    /// </summary>
    public static TheoryData<string, string> Refused => new()
    {
        { """ "faultInjectionPolicy": {"abort": {"httpStatus": 199, "percentage": 1}} """, "abort.httpStatus" },
        { """ "faultInjectionPolicy": {"abort": {"httpStatus": 600, "percentage": 1}} """, "abort.httpStatus" },
        { """ "faultInjectionPolicy": {"abort": {"percentage": 1}} """, "abort.httpStatus" },
        { """ "faultInjectionPolicy": {"abort": {"httpStatus": 503, "percentage": 100.1}} """, "abort.percentage" },
        { """ "faultInjectionPolicy": {"abort": {"httpStatus": 503, "percentage": -1}} """, "abort.percentage" },
        {
            """ "faultInjectionPolicy": {"delay": {"fixedDelay": {"seconds": "1"}, "percentage": 101}} """,
            "delay.percentage"
        },
        { """ "faultInjectionPolicy": {"delay": {"fixedDelay": {"seconds": "-1"}}} """, "delay.fixedDelay" },
        { """ "retryPolicy": {"numRetries": 0} """, "retryPolicy.numRetries" },
        {
            """ "retryPolicy": {"numRetries": 1, "retryConditions": ["5xx", "4xx"]} """,
            "retryPolicy.retryConditions[1]"
        },
        { """ "retryPolicy": {"perTryTimeout": {"seconds": "0"}} """, "retryPolicy.perTryTimeout" },
        { """ "timeout": {"seconds": "315576000001"} """, "timeout" },
        { """ "timeout": {"seconds": "1", "nanos": 1000000000} """, "timeout" },
        { """ "maxStreamDuration": {"nanos": -1} """, "maxStreamDuration" },
        { """ "requestMirrorPolicy": {"mirrorPercent": 5} """, "requestMirrorPolicy.backendService" },
        {
            """ "requestMirrorPolicy": {"backendService": "m", "mirrorPercent": 101} """,
            "requestMirrorPolicy.mirrorPercent"
        },
        { """ "corsPolicy": {"allowOriginRegexes": ["("]} """, "corsPolicy.allowOriginRegexes[0]" },
        { """ "corsPolicy": {"allowOrigins": ["*"], "maxAge": 2147483648} """, "corsPolicy.maxAge" },
        { """ "cachePolicy": {} """, "cachePolicy" },
        { """ "cachePolicy": {"cacheMode": "ALL"} """, "cachePolicy.cacheMode" },
        { """ "cachePolicy": {"maxTtl": {"seconds": "31622401"}} """, "cachePolicy.maxTtl" },
        { """ "cachePolicy": {"serveWhileStale": {"seconds": "604801"}} """, "cachePolicy.serveWhileStale" },
        {
            """ "cachePolicy": {"defaultTtl": {"seconds": "9"}, "maxTtl": {"seconds": "8"}} """,
            "cachePolicy.defaultTtl"
        },
        {
            """ "cachePolicy": {"cacheMode": "USE_ORIGIN_HEADERS", "clientTtl": {"seconds": "9"}} """,
            "cachePolicy.clientTtl"
        },
        { """ "cachePolicy": {"cacheMode": "FORCE_CACHE_ALL", "maxTtl": {"seconds": "9"}} """, "cachePolicy.maxTtl" },
        { """ "cachePolicy": {"negativeCachingPolicy": [{"code": 500}]} """, "negativeCachingPolicy[0].code" },
        {
            """ "cachePolicy": {"negativeCachingPolicy": [{"code": 404}, {"code": 404}]} """,
            "negativeCachingPolicy[1].code"
        },
        {
            """ "cachePolicy": {"negativeCachingPolicy": [{"code": 404, "ttl": {"seconds": "1801"}}]} """,
            "Policy[0].ttl"
        },
        {
            """ "cachePolicy": {"negativeCaching": false, "negativeCachingPolicy": [{"code": 404}]} """,
            "cachePolicy.negativeCachingPolicy"
        },
        {
            """ "cachePolicy": {"cacheBypassRequestHeaderNames": ["a", "b", "c", "d", "e", "f"]} """,
            "cachePolicy.cacheBypassRequestHeaderNames"
        },
        {
            """ "cachePolicy": {"cacheKeyPolicy": {"includedCookieNames": ["a", "b", "c", "d", "e", "f"]}} """,
            "cacheKeyPolicy.includedCookieNames"
        },
        {
            """ "cachePolicy": {"cacheKeyPolicy": {"includedQueryParameters": ["a"], "excludedQueryParameters": ["b"]}} """,
            "cachePolicy.cacheKeyPolicy"
        },
    };

    /// <summary>Values at the ends of what Google takes.</summary>
    public static TheoryData<string> Accepted =>
    [
        """ "faultInjectionPolicy": {"abort": {"httpStatus": 200, "percentage": 0.0}} """,
        """ "faultInjectionPolicy": {"abort": {"httpStatus": 599, "percentage": 100}} """,
        """ "faultInjectionPolicy": {"delay": {"fixedDelay": {"seconds": "315576000000"}, "percentage": 7.8}} """,
        """ "retryPolicy": {"numRetries": 1, "retryConditions": ["5xx", "gateway-error", "connect-failure", "retriable-4xx", "refused-stream", "cancelled", "deadline-exceeded", "internal", "resource-exhausted", "unavailable"], "perTryTimeout": {"nanos": 999999999}} """,
        """ "timeout": {"seconds": "0", "nanos": 750000000} """,
        """ "requestMirrorPolicy": {"backendService": "m"} """,
        """ "corsPolicy": {"disabled": true} """,
        """ "cachePolicy": {"requestCoalescing": true} """,
        """ "cachePolicy": {"cacheMode": "CACHE_ALL_STATIC", "maxTtl": {"seconds": "31622400"}, "negativeCaching": true, "negativeCachingPolicies": [{"code": 404, "ttl": {"seconds": "1800"}}]} """,
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_Google_refuses_is_a_fault_at_its_place(string policy, string place)
    {
        var fault = Assert.Single(Maps.Read(Rule(policy)).Faults);

        Assert.Equal(UrlMapFaultKind.Policy, fault.Kind);
        Assert.StartsWith("pathMatchers[0].pathRules[0].routeAction.", fault.Place, StringComparison.Ordinal);
        Assert.EndsWith(place, fault.Place, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_value_that_Google_takes_is_none(string policy)
    {
        var read = Maps.Read(Rule(policy));

        Assert.Empty(read.Faults);
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData(
        "\"matchResponseCodes\": [\"404\", \"5xx\"], \"path\": \"/a.html\", \"overrideResponseCode\": 200", null)]
    [InlineData("\"matchResponseCodes\": [\"399\"], \"path\": \"/a\"", "matchResponseCodes")]
    [InlineData("\"matchResponseCodes\": [\"404\", \"404\"], \"path\": \"/a\"", "matchResponseCodes")]
    [InlineData("\"matchResponseCodes\": [\"404\"], \"path\": \"a\"", "path")]
    [InlineData("\"matchResponseCodes\": [\"404\"], \"path\": \"/a/\"", "path")]
    [InlineData(
        "\"matchResponseCodes\": [\"404\"], \"path\": \"/a\", \"overrideResponseCode\": 99", "overrideResponseCode")]
    public void A_policy_for_errors_has_codes_and_a_file(string rule, string? place)
    {
        var policy = $$$"""{"errorService": "global/backendBuckets/b", "errorResponseRules": [{ {{{rule}}} }]}""";

        foreach (var (map, at) in new[]
        {
            ($$"""{"defaultService": "s", "defaultCustomErrorResponsePolicy": {{policy}}}""", ""),
            (Maps.Of($"\"defaultService\": \"s\", \"defaultCustomErrorResponsePolicy\": {policy}"), "pathMatchers[0]."),
            (Maps.Of(
                $$""" "pathRules": [{"paths": ["/a"], "service": "s", "customErrorResponsePolicy": {{policy}}}] """),
                "pathMatchers[0].pathRules[0]."),
        })
        {
            var faults = Maps.Read(map).Faults;

            Assert.Equal(place is null ? 0 : 1, faults.Count);
            Assert.All(faults, fault => Assert.True(
                fault.Place.StartsWith(at, StringComparison.Ordinal)
                && fault.Place.EndsWith($"errorResponseRules[0].{place}", StringComparison.Ordinal), fault.Place));
        }
    }

    private static string Rule(string policy) =>
        Maps.Of($$$""" "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": { {{{policy}}} }}] """);
}
