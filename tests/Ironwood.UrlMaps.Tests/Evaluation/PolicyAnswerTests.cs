namespace Ironwood.UrlMaps.Tests.Evaluation;

public class PolicyAnswerTests
{
    [Fact]
    public void A_fault_for_every_request_is_the_load_balancers_own_answer()
    {
        var answer = Maps.Ask(
            Rule(""" "faultInjectionPolicy": {"abort": {"httpStatus": 503, "percentage": 100}} """), "https://h/a");

        Assert.Equal((RouteOutcome.Answered, 503), (answer.Outcome, answer.StatusCode));
        Assert.Equal("100 % of the requests are answered 503 by faultInjectionPolicy.abort", answer.Why[^1]);
    }

    /// <summary>A policy, and the words that an answer has about it.</summary>
    public static TheoryData<string, string[]> Policies => new()
    {
        {
            """ "faultInjectionPolicy": {"abort": {"httpStatus": 429, "percentage": 7.5}, "delay": {"fixedDelay": {"seconds": "1", "nanos": 500000000}, "percentage": 50}} """,
            [
                "faultInjectionPolicy.delay: 50 % of the requests wait 1.5 s in the load balancer",
                "faultInjectionPolicy.abort: 7.5 % of the requests are answered 429 at once",
            ]
        },
        { """ "faultInjectionPolicy": {"abort": {"httpStatus": 429, "percentage": 0}} """, [] },
        {
            """ "requestMirrorPolicy": {"backendService": "shadow", "mirrorPercent": 5} """,
            ["requestMirrorPolicy: shadow gets copies of 5 % of the requests, to HOST-shadow"]
        },
        {
            """ "requestMirrorPolicy": {"backendService": "shadow"} """,
            ["requestMirrorPolicy: shadow gets copies of 100 % of the requests, to HOST-shadow"]
        },
        {
            """ "retryPolicy": {"numRetries": 3, "retryConditions": ["5xx"], "perTryTimeout": {"seconds": "2"}}, "timeout": {"seconds": "9"} """,
            [
                "timeout: the answer may take 9 s, retries included",
                "retryPolicy: up to 3 more attempts after 5xx, each for 2 s",
            ]
        },
        {
            """ "cachePolicy": {"cacheMode": "FORCE_CACHE_ALL", "defaultTtl": {"seconds": "60"}, "cacheBypassRequestHeaderNames": ["Authorization"]} """,
            [
                "cachePolicy: Cloud CDN may answer from its cache (FORCE_CACHE_ALL, for 60 s where they say no time, "
                    + "but no request with Authorization)",
            ]
        },
        {
            """ "maxStreamDuration": {"seconds": "30"} """,
            ["maxStreamDuration: a stream is closed after 30 s"]
        },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_request_that_is_forwarded_says_each_policy(string policy, string[] words)
    {
        var answer = Maps.Ask(Rule(policy), "https://h/a");

        Assert.Equal((RouteOutcome.Forwarded, "s"), (answer.Outcome, Maps.Services(answer)));
        Assert.Equal(words, answer.Policies);
    }

    [Theory]
    [InlineData("OPTIONS https://h/a", "https://shop.example", RouteOutcome.Answered,
        "response header added: Access-Control-Allow-Origin: https://shop.example|response header added: "
        + "Access-Control-Allow-Credentials: true|response header added: Access-Control-Allow-Methods: GET, "
        + "POST|response header added: Access-Control-Allow-Headers: x-a|response header added: "
        + "Access-Control-Max-Age: 600")]
    [InlineData("OPTIONS https://h/a", "https://b.example", RouteOutcome.Answered,
        "response header added: Access-Control-Allow-Origin: https://b.example|response header added: "
        + "Access-Control-Allow-Credentials: true|response header added: Access-Control-Allow-Methods: GET, "
        + "POST|response header added: Access-Control-Allow-Headers: x-a|response header added: "
        + "Access-Control-Max-Age: 600")]
    [InlineData("OPTIONS https://h/a", "https://evil.example.org", RouteOutcome.Forwarded, "")]
    [InlineData("GET https://h/a", "https://shop.example", RouteOutcome.Forwarded,
        "response header added: Access-Control-Allow-Origin: https://shop.example|response header added: "
        + "Access-Control-Allow-Credentials: true|response header added: Access-Control-Expose-Headers: x-b")]
    public void A_preflight_request_of_an_allowed_origin_is_answered_by_the_load_balancer(
        string request, string origin, RouteOutcome outcome, string headers)
    {
        var map = Rule("""
            "corsPolicy": {"allowOrigins": ["https://shop.example"], "allowOriginRegexes": ["https://[a-z]\\.example"],
             "allowMethods": ["GET", "POST"], "allowHeaders": ["x-a"], "exposeHeaders": ["x-b"], "maxAge": 600, "allowCredentials": true}
            """);

        var answer = Maps.Ask(map, request, $"origin: {origin}", "Access-Control-Request-Method: POST");

        Assert.Equal(
            (outcome, outcome == RouteOutcome.Answered ? 200 : (int?)null, headers),
            (answer.Outcome, answer.StatusCode, string.Join('|', answer.Headers)));
    }

    [Fact]
    public void A_policy_that_is_switched_off_answers_nothing()
    {
        var map = Rule(""" "corsPolicy": {"disabled": true, "allowOrigins": ["*"]} """);

        var answer = Maps.Ask(map, "OPTIONS https://h/a", "Origin: https://x", "Access-Control-Request-Method: GET");

        Assert.Equal((RouteOutcome.Forwarded, 0), (answer.Outcome, answer.Headers.Count));
    }

    [Fact]
    public void Errors_get_the_page_of_the_nearest_level()
    {
        static string Policy(string code, string page) =>
            $$"""{"errorResponseRules": [{"matchResponseCodes": [{{code}}], "path": "{{page}}"}]}""";
        var map = $$$"""
            {"name": "lb", "defaultService": "s",
             "defaultCustomErrorResponsePolicy": {"errorService": "global/backendBuckets/pages", "errorResponseRules": [
               {"matchResponseCodes": ["4xx", "5xx"], "path": "/map.html", "overrideResponseCode": 200}]},
             "hostRules": [{"hosts": ["*"], "pathMatcher": "m"}],
             "pathMatchers": [{"name": "m", "defaultService": "s",
               "defaultCustomErrorResponsePolicy": {{{Policy("\"4xx\"", "/matcher.html")}}},
               "pathRules": [{"paths": ["/a"], "service": "s", "customErrorResponsePolicy": {{{Policy("\"404\"", "/rule.html")}}} }]}]}
            """;

        Assert.Equal(
            [
                "customErrorResponsePolicy: 404 of the backend is answered with /rule.html of pages",
                "defaultCustomErrorResponsePolicy of the path matcher: 4xx of the backend is answered with "
                + "/matcher.html of pages",
                "defaultCustomErrorResponsePolicy of the map: 5xx of the backend is answered with /map.html of pages, "
                + "with status 200",
            ],
            Maps.Ask(map, "https://h/a").Policies);
    }

    [Theory]
    [InlineData("\"pathRedirect\": \"/n?c=d\"", "https://h/n?c=d")]
    [InlineData("\"pathRedirect\": \"/n\"", "https://h/n?a=b")]
    [InlineData("\"prefixRedirect\": \"/n/\"", "https://h/n/x?a=b")]
    [InlineData("\"prefixRedirect\": \"/n/\", \"stripQuery\": true", "https://h/n/x")]
    [InlineData("\"prefixRedirect\": \"/n\", \"hostRedirect\": \"i.example\"", "https://i.example/nx?a=b")]
    public void A_redirect_joins_what_the_map_says_and_what_is_left(string redirect, string location) =>
        Assert.Equal(location, Maps.Ask(
            Maps.Of($$$""" "pathRules": [{"paths": ["/a/*"], "urlRedirect": { {{{redirect}}} }}] """),
            "https://h/a/x?a=b").Location);

    [Fact]
    public void A_maps_own_test_looks_behind_an_injected_fault()
    {
        var map = Maps.Of(
            """
            "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"faultInjectionPolicy": {"abort": {"httpStatus": 503, "percentage": 100}}}}]
            """,
            """ "tests": [{"host": "h", "path": "/a", "service": "s", "expectedOutputUrl": "https://h/a"}] """);

        Assert.True(Assert.Single(UrlMapTestRun.Of(Maps.Compile(map))).Passed);
    }

    private static string Rule(string policy) =>
        Maps.Of($$$""" "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": { {{{policy}}} }}] """);
}
