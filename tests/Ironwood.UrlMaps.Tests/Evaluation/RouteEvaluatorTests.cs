namespace Ironwood.UrlMaps.Tests.Evaluation;

public class RouteEvaluatorTests
{
    private const string Backend = "\"service\": \"global/backendServices/own\"";

    [Theory]
    [InlineData("http://example.com/", "exact")]
    [InlineData("http://EXAMPLE.com./", "fallback")]
    [InlineData("http://example.com:8080/", "port")]
    [InlineData("http://example.com:9090/", "exact")]
    [InlineData("http://a.example.com/", "wild")]
    [InlineData("http://b.a.example.com/", "wild")]
    [InlineData("http://x.eu.example.com/", "longer")]
    [InlineData("http://x-eu.example.com/", "dash")]
    [InlineData("http://example.org/", "fallback")]
    public void Of_hosts_the_exact_one_wins_then_the_longest_pattern(string url, string service)
    {
        string[] hosts = ["example.com", "Example.com:8080", "*.example.com", "*.eu.example.com", "*-eu.example.com"];
        string[] names = ["exact", "port", "wild", "longer", "dash"];
        var map = $$"""
            {
              "defaultService": "fallback",
              "hostRules": [{{string.Join(',', hosts.Zip(names, (host, name) => $$"""{"hosts": ["{{host}}"], "pathMatcher": "{{name}}"}"""))}}],
              "pathMatchers": [{{string.Join(',', names.Select(name => $$"""{"name": "{{name}}", "defaultService": "{{name}}"}"""))}}]
            }
            """;

        Assert.Equal(service, Maps.Services(Maps.Ask(map, url)));
    }

    [Theory]
    [InlineData("/video", "other", "")]
    [InlineData("/video/", "video", "pathRules[0]")]
    [InlineData("/video/hd", "video", "pathRules[0]")]
    [InlineData("/video/hd/", "exact", "pathRules[2]")]
    [InlineData("/video/hd/a", "hd", "pathRules[1]")]
    [InlineData("/Video/hd/a", "other", "")]
    [InlineData("/video/%68d/a", "video", "pathRules[0]")]
    public void Of_path_rules_the_longest_wins_and_an_exact_one_before_a_prefix(
        string path, string service, string rule)
    {
        var map = Maps.Of("""
            "pathRules": [
              {"paths": ["/video/*"], "service": "video"}, {"paths": ["/video/hd/*"], "service": "hd"}, {"paths": ["/video/hd/"], "service": "exact"}
            ]
            """);

        var answer = Maps.Ask(map, $"https://h{path}?a=/video/hd/b");

        Assert.Equal(
            (service, rule.Length == 0 ? "pathMatchers[0].default" : $"pathMatchers[0].{rule}"),
            (Maps.Services(answer), answer.Rule));
    }

    [Theory]
    [InlineData("/a/*", "/a/b/c", "/n", "/nb/c")]
    [InlineData("/a/*", "/a/b/c", "/n/", "/n/b/c")]
    [InlineData("/a/*", "/a/", "/", "/")]
    [InlineData("/a/b", "/a/b", "/v1/x:predict", "/v1/x:predict")]
    [InlineData("/*", "/a/b", "/n/", "/n/a/b")]
    public void A_prefix_rewrite_replaces_what_the_path_of_the_rule_says_and_leaves_the_rest(
        string pattern, string path, string prefix, string rewritten)
    {
        var map = Maps.Of($$$"""
            "pathRules": [{"paths": ["{{{pattern}}}"], {{{Backend}}}, "routeAction": {"urlRewrite": {"pathPrefixRewrite": "{{{prefix}}}", "hostRewrite": "api.example"} } }]
            """);

        var answer = Maps.Ask(map, $"https://h{path}?q=1");

        Assert.Equal(($"{rewritten}?q=1", "api.example"), (answer.Path, answer.Host));
    }

    [Theory]
    [InlineData("\"prefixMatch\": \"/a\"", "/abc", "/nbc")]
    [InlineData("\"prefixMatch\": \"\"", "/abc", "/nabc")]
    [InlineData("\"fullPathMatch\": \"/abc\"", "/abc", "/n")]
    [InlineData("\"regexMatch\": \"/a.c\"", "/abc", "/n")]
    [InlineData("\"prefixMatch\": \"/A\", \"ignoreCase\": true", "/abc", "/nbc")]
    public void A_prefix_rewrite_of_a_route_rule_replaces_what_its_condition_is_about(
        string condition, string path, string rewritten)
    {
        var map = Maps.Of($$$"""
            "routeRules": [{"priority": 1, "matchRules": [{ {{{condition}}} }], {{{Backend}}}, "routeAction": {"urlRewrite": {"pathPrefixRewrite": "/n"} } }]
            """);

        Assert.Equal(rewritten, Maps.Ask(map, $"https://h{path}").Path);
    }

    [Fact]
    public void A_template_rewrite_puts_variables_where_it_names_them()
    {
        var map = Maps.Of($$$"""
            "routeRules": [{"priority": 1, "matchRules": [{"pathTemplateMatch": "/{country}/{format}/{suffix=**}"}], {{{Backend}}},
              "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/content/{format}/{country}/{suffix}"} } }]
            """);

        Assert.Equal("/content/hls/us/a/b.ts", Maps.Ask(map, "https://h/us/hls/a/b.ts").Path);
        Assert.Equal("other", Maps.Services(Maps.Ask(map, "https://h/us")));
    }

    [Theory]
    [InlineData("GET http://h/a", "low")]
    [InlineData("POST http://h/a", "post")]
    [InlineData("GET http://h/a?v=2", "query")]
    [InlineData("GET http://h/a?v=3&v=2", "low")]
    [InlineData("GET http://h/a", "exact", "X-Canary: yes")]
    [InlineData("GET http://h/a", "low", "x-canary: Yes")]
    [InlineData("GET http://h/a", "range", "n: -3")]
    [InlineData("GET http://h/a", "low", "n: 0")]
    [InlineData("GET http://h/a", "low", "n: 0.25")]
    [InlineData("GET http://h/a", "joined", "j: a", "J: b")]
    [InlineData("GET http://h/a", "other", "z: 1")]
    public void Of_route_rules_the_lowest_priority_wins_whose_conditions_hold(
        string request, string service, params string[] headers)
    {
        static string Rule(string name, int priority, string condition) =>
            $$"""{"priority": {{priority}}, "service": "{{name}}", "matchRules": [{ "prefixMatch": "/", {{condition}} }]}""";
        var map = Maps.Of($$"""
            "routeRules": [
              {{Rule("low", 90, "\"headerMatches\": [{\"headerName\": \"z\", \"presentMatch\": true, \"invertMatch\": true}]")}},
              {{Rule("post", 50, "\"headerMatches\": [{\"headerName\": \":method\", \"exactMatch\": \"POST\"}]")}},
              {{Rule("query", 40, "\"queryParameterMatches\": [{\"name\": \"v\", \"exactMatch\": \"2\"}]")}},
              {{Rule("exact", 30, "\"headerMatches\": [{\"headerName\": \"x-canary\", \"exactMatch\": \"yes\"}]")}},
              {{Rule("range", 20, "\"headerMatches\": [{\"headerName\": \"n\", \"rangeMatch\": {\"rangeStart\": \"-5\", \"rangeEnd\": 0}}]")}},
              {{Rule("joined", 10, "\"headerMatches\": [{\"headerName\": \"j\", \"exactMatch\": \"a,b\"}]")}}
            ]
            """);

        Assert.Equal(service, Maps.Services(Maps.Ask(map, request, headers)));
    }

    [Fact]
    public void A_redirect_of_the_scheme_keeps_the_rest_and_has_googles_default_code()
    {
        var answer = Maps.Ask(
            """{"name": "r", "defaultUrlRedirect": {"httpsRedirect": true, "stripQuery": false}}""",
            "http://h/a?b=c#d");

        Assert.Equal(
            (RouteOutcome.Redirected, "https://h/a?b=c", 301), (answer.Outcome, answer.Location, answer.StatusCode));
        Assert.Empty(answer.Services);
    }

    [Theory]
    [InlineData("\"hostRedirect\": \"new.example\"", "http://new.example/a/b?q=1", 301)]
    [InlineData("\"pathRedirect\": \"/x\", \"redirectResponseCode\": \"FOUND\"", "http://h/x?q=1", 302)]
    [InlineData("\"prefixRedirect\": \"/x/\", \"redirectResponseCode\": \"SEE_OTHER\"", "http://h/x/b?q=1", 303)]
    [InlineData("\"stripQuery\": true, \"redirectResponseCode\": \"TEMPORARY_REDIRECT\"", "http://h/a/b", 307)]
    [InlineData("\"httpsRedirect\": true, \"redirectResponseCode\": \"PERMANENT_REDIRECT\"", "https://h/a/b?q=1", 308)]
    public void Each_part_of_a_redirect_changes_its_part_of_the_URL(string redirect, string location, int code)
    {
        var answer = Maps.Ask(Maps.Of($$$"""
            "pathRules": [{"paths": ["/a/*"], "urlRedirect": { {{{redirect}}} }}]
            """), "http://h/a/b?q=1");

        Assert.Equal((location, code), (answer.Location, answer.StatusCode));
    }

    [Fact]
    public void Weighted_services_share_requests_by_weight_and_one_of_no_weight_gets_none()
    {
        var answer = Maps.Ask(Maps.Of("""
            "defaultRouteAction": {"weightedBackendServices": [
              {"backendService": "a", "weight": 100}, {"backendService": "b", "weight": 300,
                "headerAction": {"requestHeadersToAdd": [{"headerName": "x", "headerValue": "1"}]}},
              {"backendService": "c", "weight": 0}]},
            "headerAction": {"responseHeadersToRemove": ["server"]}
            """), "http://h/");

        Assert.Equal([("b", 0.75), ("a", 0.25)], answer.Services.Select(share => (share.Service.Name, share.Share)));
        Assert.Equal(["b: request header added: x: 1", "response header removed: server"], answer.Headers);
    }

    [Fact]
    public void An_answer_tells_the_way_to_it()
    {
        var answer = Maps.Ask(Maps.Of("\"pathRules\": [{\"paths\": [\"/a/*\"], \"service\": \"a\"}]"), "http://h/a/b");

        Assert.Equal(("hostRules[0]", "m"), (answer.HostRule, answer.Matcher));
        Assert.Equal(
            ["host h matches *: path matcher m of lb applies",
                "/a/* is the longest pattern that matches /a/b"], answer.Why);
    }
}
