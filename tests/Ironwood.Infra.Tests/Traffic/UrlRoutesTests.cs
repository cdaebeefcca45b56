using Ironwood.Analysis;
using Ironwood.Analysis.Cost;
using Ironwood.Analysis.Traffic;

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
}
