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
        graph.Reads(map, "pathMatchers[0].pathRules[0].service", graph.Find(Types.BackendService, "inference-backend-small"), "selfLink");
        Assert.Equal(["/complex", "/complex/*"], map.List("pathMatchers[0].pathRules[1].paths"));
        graph.Reads(map, "pathMatchers[0].pathRules[1].service", graph.Find(Types.BackendService, "inference-backend-large"), "selfLink");
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
            ("/complex", "large"), ("/complex/anything", "large"), ("/v1/predict", "medium"),
        };
        for (var index = 0; index < expected.Length; index++)
        {
            var (path, tier) = expected[index];
            Assert.Equal(path, map.Input($"tests[{index}].path"));
            Assert.Equal("inference.example", map.Input($"tests[{index}].host"));
            graph.Reads(map, $"tests[{index}].service", graph.Find(Types.BackendService, $"inference-backend-{tier}"), "selfLink");
        }
        Assert.Null(map.Input($"tests[{expected.Length}]"));
    }

    [Fact]
    public async Task A_tier_with_routes_may_be_the_default_as_well()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.medium.routes=[/v1/*]");
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal(["/v1", "/v1/*"], map.List("pathMatchers[0].pathRules[1].paths"));
    }
}
