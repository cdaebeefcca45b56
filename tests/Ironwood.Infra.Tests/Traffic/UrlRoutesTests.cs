using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Traffic;
using Ironwood.Planning.Plan;
using Ironwood.UrlMaps.Evaluation;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class UrlRoutesTests
{
    private const string Map = "ai-inference-lb";

    [Fact]
    public async Task What_no_route_matches_goes_to_the_default_tier_by_map_and_by_matcher()
    {
        var graph = await Stacks.Prod;
        var map = graph.Find(Types.UrlMap, Map);
        var medium = graph.Find(Types.BackendService, "inference-backend-medium");
        graph.Reads(map, "defaultService", medium, "selfLink");
        graph.Reads(map, "pathMatchers[0].defaultService", medium, "selfLink");
    }

    [Fact]
    public async Task Every_host_uses_the_one_matcher()
    {
        var map = (await Stacks.Prod).Find(Types.UrlMap, Map);
        Assert.Equal("inference-matcher", map.Input("pathMatchers[0].name"));
        Assert.Equal("inference-matcher", map.Input("hostRules[0].pathMatcher"));
        Assert.Equal(["*"], map.List("hostRules[0].hosts"));
        Assert.Null(map.Input("hostRules[1]"));
        Assert.Null(map.Input("pathMatchers[1]"));
    }

    [Fact]
    public async Task A_prefix_route_covers_its_bare_path_too()
    {
        var graph = await Stacks.Prod;
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal(["/simple", "/simple/*"], map.List("pathMatchers[0].pathRules[0].paths"));
        graph.Reads(
            map, "pathMatchers[0].pathRules[0].service", graph.Find(Types.BackendService, "inference-backend-small"),
            "selfLink");
        Assert.Equal(["/complex", "/complex/*"], map.List("pathMatchers[0].pathRules[1].paths"));
        graph.Reads(
            map, "pathMatchers[0].pathRules[1].service", graph.Find(Types.BackendService, "inference-backend-large"),
            "selfLink");
    }

    [Fact]
    public async Task An_exact_route_stands_alone()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.routes=[/simple/*, /v1/models]");
        Assert.Equal(
            ["/simple", "/simple/*", "/v1/models"],
            graph.Find(Types.UrlMap, Map).List("pathMatchers[0].pathRules[0].paths"));
    }

    // Google refuses an update of the map unless every test passes.
    [Fact]
    public async Task Every_path_and_the_default_has_a_test_that_names_its_backend_service()
    {
        var graph = await Stacks.Prod;
        var map = graph.Find(Types.UrlMap, Map);
        var expected = new[]
        {
            ("/simple", "small"), ("/simple/anything", "small"),
            ("/complex", "large"), ("/complex/anything", "large"),
        };
        for (var index = 0; index < expected.Length; index++)
        {
            var (path, tier) = expected[index];
            AssertTest(graph, map, index, path, $"inference-backend-{tier}");
        }
        // Plans come smallest first; the endpoints' tests stand between the tiers' and the default's.
        foreach (var (tier, index) in new[] { ("small", 4), ("medium", 5), ("large", 6) })
        {
            AssertTest(graph, map, index, $"/vertex/{tier}/predict", $"vertex-{tier}-backend");
        }
        AssertTest(graph, map, 7, "/v1/predict", "inference-backend-medium");
        Assert.Null(map.Input("tests[8]"));
    }

    [Theory]
    [InlineData("ironwood:tiers.small.routes=[/v1/*]")]
    [InlineData("ironwood:tiers.small.routes=[/v1/predict, /unrouted/*]")]
    [InlineData("ironwood:tiers.small.routes=[/complex/anything]")]
    [InlineData("ironwood:tiers.small.routes=[/complex/anything/*, /complex/anything-2]")]
    public async Task Every_test_of_the_map_passes_whatever_the_routes_are(string setting) => Assert.DoesNotContain(
        RuleBook.Check(await Stacks.Capture("prod", setting), CostTerms.List, default),
        finding => finding.Rule.Id.StartsWith("routes/", StringComparison.Ordinal));

    private static void AssertTest(ResourceGraph graph, ResourceNode map, int index, string path, string service)
    {
        Assert.Equal(path, map.Input($"tests[{index}].path"));
        Assert.Equal("inference.example", map.Input($"tests[{index}].host"));
        graph.Reads(map, $"tests[{index}].service", graph.Find(Types.BackendService, service), "selfLink");
    }

    // The public Terraform version's host rule points at the small tier: /complex/* and everything unrouted land there.
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task No_host_rule_takes_requests_away_from_the_routes(string stack)
    {
        var graph = await Stacks.Capture(stack);
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal(["*"], map.List("hostRules[0].hosts"));
        Assert.Null(map.Input("hostRules[1]"));
        Assert.Equal(map.Input("pathMatchers[0].name"), map.Input("hostRules[0].pathMatcher"));
        var rules = RouteTable.Of(graph);
        Assert.Equal("large", Assert.Single(rules, row => row.Paths.Contains("/complex/*")).Tier);
        Assert.Equal("medium", Assert.Single(rules, row => row.IsDefault).Tier);
        graph.Reads(
            map, "pathMatchers[0].defaultService", graph.Find(Types.BackendService, "inference-backend-medium"),
            "selfLink");
    }

    // A route's own timeout is 15 s unless it is set; a retry of anything a server has begun would generate twice.
    [Fact]
    public async Task Every_route_and_the_default_wait_as_long_as_a_generation_and_retry_only_what_never_arrived()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:frontDoor.requestTimeoutSeconds=1200", "ironwood:frontDoor.connectRetries=3");
        var map = graph.Find(Types.UrlMap, Map);
        var rules = Enumerable.Range(0, 5).Select(index => $"pathMatchers[0].pathRules[{index}].routeAction");
        Assert.Null(map.Input("pathMatchers[0].pathRules[5]"));
        Assert.All(rules.Concat(["defaultRouteAction", "pathMatchers[0].defaultRouteAction"]), action =>
        {
            Assert.Equal("1200", map.Input($"{action}.timeout.seconds"));
            Assert.Equal("1200", map.Input($"{action}.retryPolicy.perTryTimeout.seconds"));
            Assert.Equal("3", map.Input($"{action}.retryPolicy.numRetries"));
            Assert.Equal(["connect-failure", "refused-stream"], map.List($"{action}.retryPolicy.retryConditions"));
        });
    }

    [Fact]
    public async Task A_path_matcher_holds_path_rules_and_no_route_rules()
    {
        var map = (await Stacks.Prod).Find(Types.UrlMap, Map);
        Assert.NotNull(map.Input("pathMatchers[0].pathRules[0]"));
        Assert.Null(map.Input("pathMatchers[0].routeRules"));
    }

    [Fact]
    public async Task A_tier_with_routes_may_be_the_default_as_well()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.medium.routes=[/v1/*]");
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal(["/v1", "/v1/*"], map.List("pathMatchers[0].pathRules[1].paths"));
    }

    private const string ByHeader =
        "ironwood:tiers.large.routes=[/complex/*, {path: /v1/*, headers: {x-model: large}}]";

    [Fact]
    public async Task A_header_turns_path_rules_into_route_rules_with_priorities_the_most_specific_first()
    {
        var graph = await Stacks.Capture("prod", ByHeader);
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Null(map.Input("pathMatchers[0].pathRules"));
        const string Rules = "pathMatchers[0].routeRules";
        // The endpoints' exact paths come first, then longer paths.
        var expected = new[]
        {
            ("vertex-small-backend", "/vertex/small/predict", null),
            ("vertex-medium-backend", "/vertex/medium/predict", null),
            ("vertex-large-backend", "/vertex/large/predict", null),
            ("inference-backend-large", "/complex", "/complex/"),
            ("inference-backend-small", "/simple", "/simple/"),
            ("inference-backend-large", "/v1", (string?)"/v1/"),
        };
        for (var index = 0; index < expected.Length; index++)
        {
            var (service, path, prefix) = expected[index];
            Assert.Equal($"{index + 1}", map.Input($"{Rules}[{index}].priority"));
            Assert.Equal(path, map.Input($"{Rules}[{index}].matchRules[0].fullPathMatch"));
            Assert.Equal(prefix, map.Input($"{Rules}[{index}].matchRules[1].prefixMatch"));
            Assert.Equal("600", map.Input($"{Rules}[{index}].routeAction.timeout.seconds"));
            Assert.Equal("600", map.Input($"{Rules}[{index}].routeAction.retryPolicy.perTryTimeout.seconds"));
            Assert.Equal(
                ["connect-failure", "refused-stream"],
                map.List($"{Rules}[{index}].routeAction.retryPolicy.retryConditions"));
            graph.Reads(
                map, $"{Rules}[{index}].service", graph.Find(Types.BackendService, service), "selfLink");
        }
        Assert.Null(map.Input($"{Rules}[6]"));
        foreach (var match in new[] { 0, 1 })
        {
            Assert.Equal("x-model", map.Input($"{Rules}[5].matchRules[{match}].headerMatches[0].headerName"));
            Assert.Equal("large", map.Input($"{Rules}[5].matchRules[{match}].headerMatches[0].exactMatch"));
            Assert.Null(map.Input($"{Rules}[4].matchRules[{match}].headerMatches"));
        }
        Assert.StartsWith(
            "/v1/", map.Input($"{Rules}[0].routeAction.urlRewrite.pathPrefixRewrite"), StringComparison.Ordinal);
        Assert.NotNull(map.Input($"{Rules}[0].routeAction.urlRewrite.hostRewrite"));
    }

    [Fact]
    public async Task A_test_of_a_route_with_headers_sends_them()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:tiers.large.routes=[{path: /v1/*, headers: {x-b: {prefix: go}, x-a: {present: true}}}]");
        var map = graph.Find(Types.UrlMap, Map);
        var at = Enumerable.Range(0, 20).First(index => map.Input($"tests[{index}].headers") is not null
            || map.Input($"tests[{index}].headers[0].name") is not null);
        Assert.Equal("/v1", map.Input($"tests[{at}].path"));
        Assert.Equal(
            ["x-a", "any", "x-b", "go"],
            new[] { "[0].name", "[0].value", "[1].name", "[1].value" }
                .Select(part => map.Input($"tests[{at}].headers{part}")));
        graph.Reads(
            map, $"tests[{at}].service", graph.Find(Types.BackendService, "inference-backend-large"), "selfLink");
    }

    [Fact]
    public async Task A_host_has_a_host_rule_and_a_matcher_with_the_routes_for_every_host()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:tiers.large.routes=[/complex/*, {host: large.example.com, path: /v1/*}]");
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal(["*"], map.List("hostRules[0].hosts"));
        Assert.Equal(["large.example.com"], map.List("hostRules[1].hosts"));
        Assert.Null(map.Input("hostRules[2]"));
        Assert.Equal("host-large-example-com", map.Input("hostRules[1].pathMatcher"));
        Assert.Equal("host-large-example-com", map.Input("pathMatchers[1].name"));
        Assert.Equal(["/complex", "/complex/*"], map.List("pathMatchers[0].pathRules[1].paths"));
        Assert.Equal(
            ["/complex", "/complex/*", "/v1", "/v1/*"], map.List("pathMatchers[1].pathRules[1].paths"));
        Assert.Equal(["/simple", "/simple/*"], map.List("pathMatchers[1].pathRules[0].paths"));
        graph.Reads(
            map, "pathMatchers[1].defaultService", graph.Find(Types.BackendService, "inference-backend-medium"),
            "selfLink");
    }

    [Fact]
    public async Task A_route_for_a_whole_host_is_the_default_of_its_matcher()
    {
        var graph = await Stacks.Capture(
            "prod", "ironwood:tiers.large.routes=[/complex/*, {host: large.example.com}]");
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Null(map.Input("pathMatchers[1].pathRules[0]"));
        graph.Reads(
            map, "pathMatchers[1].defaultService", graph.Find(Types.BackendService, "inference-backend-large"),
            "selfLink");
    }

    [Theory]
    [InlineData(ByHeader)]
    [InlineData("ironwood:tiers.large.routes=[{path: /v1/*, headers: {x-model: {prefix: la}}}]")]
    [InlineData("ironwood:tiers.large.routes=[{headers: {x-model: {present: true}, x-b: c}}]")]
    [InlineData("ironwood:tiers.large.routes=[{host: large.example.com}]")]
    [InlineData("ironwood:tiers.large.routes=[{host: large.example.com, headers: {x-model: large}}, /complex/*]")]
    [InlineData(
        "ironwood:tiers.large.routes=[{headers: {x-m: {prefix: a}}}, {headers: {x-m: a}}, {headers: {x-m: {prefix: ab}}}, "
        + "{path: /v1/*, headers: {x-m: a}}, {host: a.example.com, path: /simple/*}, {host: b.example.com}]")]
    public async Task Every_rule_with_a_condition_is_reached_tested_and_exported(string setting)
    {
        var graph = await Stacks.Capture(
            "prod", setting, "ironwood:frontDoor.domains=[inference.example.com, large.example.com]");
        Assert.DoesNotContain(
            RuleBook.Check(graph, CostTerms.List, default),
            finding => finding.Rule.Id.StartsWith("routes/", StringComparison.Ordinal)
                || finding.Rule.Id.StartsWith("schema/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/models", "large", "large")]
    [InlineData("/v1/models", "other", "medium")]
    [InlineData("/v1/models", null, "medium")]
    [InlineData("/v2/models", "large", "medium")]
    [InlineData("/simple/x", "large", "small")]
    public async Task A_header_decides_below_its_path(string path, string? model, string tier)
    {
        var routes = new StackRoutes(await Stacks.Capture("prod", ByHeader));
        var answer = routes.Answer(RouteRequest.Parse(
            "POST", $"https://inference.example.com{path}",
            model is null ? [] : [KeyValuePair.Create("X-Model", model)], out _)!);
        Assert.Equal(tier, routes.MembersOf(Assert.Single(answer.Services).Service)!.Tier);
    }

    // The plan's order, evaluated as it stands, against the URL map as Google would evaluate it.
    [Fact]
    public async Task Any_request_goes_where_the_first_matching_route_says()
    {
        var random = new Random(8);
        string[] hosts = ["", "a.example.com", "b.example.com"];
        string[] paths = ["/a/*", "/a/b/*", "/a/b/c", "/d/*", "/*"];
        string[] headers = ["", "x-m: {exact: ab}", "x-m: {prefix: a}", "x-m: {present: true}", "x-m: ab, x-n: c"];
        for (var round = 0; round < 6; round++)
        {
            var written = Enumerable.Range(0, 7)
                .Select(_ => (Host: Any(hosts), Path: Any(paths), Headers: Any(headers)))
                .Where(route => route.Path != "/*" || route.Host.Length + route.Headers.Length > 0)
                .Distinct()
                .ToArray();
            string Routes(int tier) => string.Join(", ", written.Where((_, index) => index % 2 == tier).Select(route =>
                $"{{path: '{route.Path}', headers: {{{route.Headers}}}"
                + $"{(route.Host.Length > 0 ? $", host: {route.Host}" : "")}}}"));
            string[] settings =
            [
                $"ironwood:tiers.small.routes=[{Routes(0)}]",
                $"ironwood:tiers.large.routes=[/only-large, {Routes(1)}]",
                "ironwood:tiers.small.cdn=false",
                "ironwood:frontDoor.domains=[]",
            ];
            var plan = Stacks.Plan("prod", settings);
            var order = HostRoutes.Of(plan.Tiers.SelectMany(
                tier => tier.Routes.Select(route => new TierRoute(tier.Name, route))));
            var routes = new StackRoutes(await Stacks.Capture("prod", settings));
            for (var request = 0; request < 200; request++)
            {
                var host = Any(["a.example.com", "b.example.com", "c.example.com"]);
                var path = Any(["/a", "/a/x", "/a/b", "/a/b/c", "/a/b/c/d", "/d", "/d/e", "/z", "/only-large"]);
                var sent = Any<KeyValuePair<string, string>[]>(
                [
                    [], [new("x-m", "ab")], [new("x-m", "ax")], [new("x-m", "z")],
                    [new("x-m", "ab"), new("x-n", "c")], [new("x-n", "c")],
                ]);
                var expected = (order.FirstOrDefault(one => one.Host == host) ?? order[0]).Routes
                    .FirstOrDefault(route => Takes(route.Pattern, host, path, sent))?.Tier ?? "medium";
                var answer = routes.Answer(RouteRequest.OfParts("http", host, path, null, sent));
                Assert.Equal(
                    (expected, host, path),
                    (routes.MembersOf(Assert.Single(answer.Services).Service)!.Tier, host, path));
            }
        }

        T Any<T>(T[] from) => from[random.Next(from.Length)];
    }

    private static bool Takes(
        RoutePattern route, string host, string path, KeyValuePair<string, string>[] headers) =>
        (route.Host is null || route.Host == host)
        && route.Paths.Any(pattern => pattern.EndsWith('*')
            ? path.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : path == pattern)
        && route.Headers.All(header => headers.Any(sent => sent.Key == header.Name && header.Accepts(sent.Value)));
}
