namespace Ironwood.UrlMaps.Tests.Validation;

public class BalancerValidationTests
{
    private const LoadBalancers Expressions = LoadBalancers.ServiceMesh | LoadBalancers.RegionalExternal
        | LoadBalancers.CrossRegionInternal | LoadBalancers.RegionalInternal;

    private const LoadBalancers NotClassic = LoadBalancers.All & ~LoadBalancers.Classic;

    /// <summary>A field that not every load balancer takes, who takes it, and its place in the route rule.</summary>
    public static TheoryData<string, LoadBalancers, string> Fields => new()
    {
        { Match(""" "regexMatch": "/a.*" """), Expressions, "matchRules[0].regexMatch" },
        {
            Match(""" "headerMatches": [{"headerName": "x", "regexMatch": "a"}] """),
            Expressions,
            "matchRules[0].headerMatches[0].regexMatch"
        },
        {
            Match(""" "queryParameterMatches": [{"name": "x", "regexMatch": "a"}] """),
            Expressions,
            "matchRules[0].queryParameterMatches[0].regexMatch"
        },
        {
            Match(""" "headerMatches": [{"headerName": "x", "rangeMatch": {"rangeStart": 1, "rangeEnd": 2}}] """),
            NotClassic,
            "matchRules[0].headerMatches[0].rangeMatch"
        },
        {
            Match(
                """ "metadataFilters": [{"filterMatchCriteria": "MATCH_ANY", "filterLabels": [{"name": "a", "value": "b"}]}] """),
            LoadBalancers.ServiceMesh,
            "matchRules[0].metadataFilters"
        },
        {
            Action(""" "maxStreamDuration": {"seconds": "9"} """),
            LoadBalancers.ServiceMesh,
            "routeAction.maxStreamDuration"
        },
        {
            Action(""" "cachePolicy": {"cacheMode": "FORCE_CACHE_ALL"} """),
            LoadBalancers.GlobalExternal,
            "routeAction.cachePolicy"
        },
        { Action(""" "timeout": {"seconds": "9"} """), NotClassic, "routeAction.timeout" },
        { Action(""" "retryPolicy": {"numRetries": 2} """), NotClassic, "routeAction.retryPolicy" },
        {
            Action(""" "requestMirrorPolicy": {"backendService": "m"} """),
            NotClassic,
            "routeAction.requestMirrorPolicy"
        },
        { Action(""" "corsPolicy": {"allowOrigins": ["*"]} """), NotClassic, "routeAction.corsPolicy" },
        {
            Action(""" "faultInjectionPolicy": {"abort": {"httpStatus": 503, "percentage": 1}} """),
            NotClassic,
            "routeAction.faultInjectionPolicy"
        },
        {
            """ "service": "s", "headerAction": {"requestHeadersToRemove": ["x"]} """,
            NotClassic,
            "headerAction"
        },
        {
            """ "service": "s", "customErrorResponsePolicy": {"errorService": "b"} """,
            LoadBalancers.GlobalExternal,
            "customErrorResponsePolicy"
        },
        {
            """ "service": "global/backendBuckets/b" """,
            LoadBalancers.GlobalExternal | LoadBalancers.Classic,
            "service"
        },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_is_refused_by_the_load_balancers_that_do_not_take_it(
        string rule, LoadBalancers takers, string place)
    {
        foreach (var balancer in Enum.GetValues<LoadBalancers>().Where(each => int.PopCount((int)each) == 1))
        {
            var faults = Maps.Read(Map(rule), balancer).Faults;

            Assert.Equal(takers.HasFlag(balancer), faults.Count == 0);
            Assert.All(faults, fault => Assert.Equal(
                (UrlMapFaultKind.Balancer, $"pathMatchers[0].routeRules[0].{place}"), (fault.Kind, fault.Place)));
        }
        // Where nothing says which it is, the map is read, with a warning where it is not for the platform's own.
        var read = Maps.Read(Map(rule));
        Assert.NotNull(read.Map);
        Assert.Equal(takers.HasFlag(LoadBalancers.GlobalExternal) ? 0 : 1, read.Warnings.Count);
    }

    [Fact]
    public void Fields_that_no_load_balancer_takes_together_are_a_fault()
    {
        var read = Maps.Read(Map(Action("""
            "maxStreamDuration": {"seconds": "9"}, "cachePolicy": {"cacheMode": "FORCE_CACHE_ALL"}
            """)));

        Assert.Equal(
            "pathMatchers[0].routeRules[0].routeAction.cachePolicy",
            Assert.Single(read.Faults, fault => fault.Kind == UrlMapFaultKind.Balancer).Place);
    }

    [Theory]
    [InlineData(""" "region": "regions/r" """, false)]
    [InlineData(""" "selfLink": "https://www.googleapis.com/compute/v1/projects/p/regions/r/urlMaps/m" """, false)]
    [InlineData(""" "selfLink": "https://www.googleapis.com/compute/v1/projects/p/global/urlMaps/m" """, true)]
    public void A_regional_map_has_no_cache(string where, bool isTaken)
    {
        var rule = Action(""" "cachePolicy": {"cacheMode": "FORCE_CACHE_ALL"} """);

        Assert.Equal(isTaken, Maps.Read(Map(rule, $", {where}")).Faults.Count == 0);
    }

    private static string Match(string condition) => $$""" "service": "s", "matchRules": [{ {{condition}} }] """;

    private static string Action(string policy) => $$""" "service": "s", "routeAction": { {{policy}} } """;

    private static string Map(string rule, string rest = "") =>
        Maps.Of($$""" "defaultService": "s", "routeRules": [{"priority": 1, {{rule}} }] """, rest.TrimStart(',', ' '));
}
