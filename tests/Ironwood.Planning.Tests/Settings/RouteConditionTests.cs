using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

public sealed class RouteConditionTests
{
    private const string Routes = "ironwood:tiers.small.routes";

    [Fact]
    public void A_text_and_a_map_with_the_path_alone_are_the_same_route()
    {
        RoutePattern[] both = [.. RoutesOf($"{Routes}=[/a/*, {{path: /b/*}}]")];
        Assert.Equal(["/a/*", "/b/*"], both.Select(route => route.Text));
        Assert.All(both, route => Assert.True(route.IsPathAlone));
        Assert.Equal(["/b", "/b/*"], both[1].Paths);
    }

    [Theory]
    [InlineData("{path: /v1/*, headers: {X-Model: large}}", "/v1/* with x-model: large", "/v1 /v1/*")]
    [InlineData("{host: large.example.com}", "large.example.com/*", "/*")]
    [InlineData("{host: large.example.com, path: /v1}", "large.example.com/v1", "/v1")]
    [InlineData(
        "{headers: {x-b: {prefix: gold}, x-a: {present: true}}}", "/* with x-a and x-b: gold…", "/*")]
    public void A_route_takes_host_path_and_headers(string route, string text, string paths)
    {
        var read = Assert.Single(RoutesOf($"{Routes}=[{route}]"));
        Assert.Equal((text, paths), (read.Text, string.Join(' ', read.Paths)));
        Assert.False(read.IsPathAlone);
    }

    [Theory]
    [InlineData("[{}]", "IW3001", "[0]", null)]
    [InlineData("[{path: '/*'}]", "IW3001", "[0]", "/*")]
    [InlineData("[{path: v1, host: a.example.com}]", "IW3001", "[0].path", "v1")]
    [InlineData("[{host: '*.example.com'}]", "IW3010", "[0].host", "*.example.com")]
    [InlineData("[{host: 'https://a.example.com'}]", "IW3010", "[0].host", "https://a.example.com")]
    [InlineData("[{path: /vertex/x, headers: {a: b}}]", "IW3012", "[0]", "/vertex/x")]
    [InlineData("[{headers: {'a b': c}}]", "IW3021", "[0].headers.a b", "a b")]
    [InlineData("[{headers: {':path': c}}]", "IW3021", "[0].headers.:path", ":path")]
    [InlineData("[{headers: {Host: a.example.com}}]", "IW3021", "[0].headers.Host", "Host")]
    [InlineData("[{headers: {x-a: b, X-A: c}}]", "IW3021", "[0].headers.x-a", "x-a")]
    [InlineData("[{headers: {x-a: {}}}]", "IW3021", "[0].headers.x-a", null)]
    [InlineData("[{headers: {x-a: {exact: b, present: true}}}]", "IW3021", "[0].headers.x-a", null)]
    [InlineData("[{headers: {x-a: {prefix: ''}}}]", "IW3021", "[0].headers.x-a.prefix", "")]
    [InlineData("[{headers: {x-a: ' b'}}]", "IW3021", "[0].headers.x-a.exact", " b")]
    [InlineData("[{headers: {x-a: größe}}]", "IW3021", "[0].headers.x-a.exact", "größe")]
    [InlineData("[{headers: {x-a: {regex: 'a+', example: a}}}]", "IW3021", "[0].headers.x-a.regex", "a+")]
    [InlineData("[{headers: {x-a: {exact: b, example: b}}}]", "IW3021", "[0].headers.x-a.example", "b")]
    [InlineData("[{headers: {Authorization: 'Bearer abc'}}]", "IW3021", "[0].headers.Authorization", null)]
    [InlineData("[{headers: {cookie: {prefix: a, regex: b}}}]", "IW3021", "[0].headers.cookie", null)]
    [InlineData("[{headers: {x-a: [b]}}]", "IW1006", "[0].headers.x-a", "a list of 1")]
    [InlineData("[{headers: [x-a]}]", "IW1006", "[0].headers", "a list of 1")]
    [InlineData("[{header: {x-a: b}}]", "IW1004", "[0].header", null)]
    [InlineData("[[/a]]", "IW1006", "[0]", "a list of 1")]
    [InlineData("[{headers: {x-a: b}}, {headers: {x-a: b}}]", "IW3002", "[1]", "/* with x-a: b")]
    [InlineData("[{host: a.example.com}, {host: a.example.com, path: '/*'}]", "IW3002", "[1]", "a.example.com/*")]
    public void What_a_URL_map_cannot_do_is_refused(string routes, string code, string place, string? value)
    {
        var problems = ProblemsOf("prod", $"{Routes}={routes}");
        var problem = Assert.Single(problems, problem => problem.Code == code);
        Assert.Equal(($"{Routes}{place}", value), (problem.Path, problem.Value));
        Assert.All(problems, other => Assert.Equal(code, other.Code));
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void A_header_that_holds_a_secret_is_not_shown()
    {
        var problem = Assert.Single(
            ProblemsOf("prod", $"{Routes}=[{{headers: {{authorization: 'Bearer abc123'}}}}]"));
        Assert.DoesNotContain("abc123", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Presence_of_a_header_with_a_secret_shows_nothing_and_is_accepted() => Assert.Single(
        RoutesOf($"{Routes}=[{{path: /a, headers: {{authorization: {{present: true}}}}}}]"));

    [Theory]
    // Two headers of different names, or two prefixes of the same length: a request can have both.
    [InlineData("{path: /v1/*, headers: {x-a: b}}", "{path: /v1/*, headers: {x-c: d}}", true)]
    [InlineData("{headers: {x-a: {present: true}}}", "{headers: {x-c: {present: true}}}", true)]
    [InlineData("{host: a.example.com, headers: {x-a: b}}", "{host: a.example.com, headers: {x-c: b}}", true)]
    // One value excludes the other; one is more exact; one has more headers; hosts or paths decide.
    [InlineData("{path: /v1/*, headers: {x-a: b}}", "{path: /v1/*, headers: {x-a: c}}", false)]
    [InlineData("{headers: {x-a: {prefix: bc}}}", "{headers: {x-a: {prefix: bd}}}", false)]
    [InlineData("{headers: {x-a: {prefix: b}}}", "{headers: {x-a: {prefix: bd}}}", false)]
    [InlineData("{headers: {x-a: {present: true}}}", "{headers: {x-c: d}}", false)]
    [InlineData("{headers: {x-a: b}}", "{headers: {x-a: b, x-c: d}}", false)]
    [InlineData("{headers: {x-a: b}}", "{host: a.example.com, headers: {x-c: d}}", false)]
    [InlineData("{path: /v1/*, headers: {x-a: b}}", "{path: /v1/a/*, headers: {x-c: d}}", false)]
    public void Routes_of_two_tiers_that_one_request_matches_without_an_order_are_refused(
        string small, string large, bool isAmbiguous)
    {
        var problems = ProblemsOf(
            "prod", $"{Routes}=[{small}]", $"ironwood:tiers.large.routes=[{large}]");
        if (isAmbiguous)
        {
            var problem = Assert.Single(problems);
            Assert.Equal(("IW3022", $"{Routes}[0]"), (problem.Code, problem.Path));
        }
        else
        {
            Assert.Empty(problems);
        }
    }

    [Theory]
    [InlineData("{headers: {x-a: b, x-c: d}}", true)]
    [InlineData("{headers: {x-a: b, x-c: {present: true}}}", true)]
    [InlineData("{headers: {x-a: b, x-c: e}}", false)]
    [InlineData("{headers: {x-a: b, x-c: d, x-e: f}}", false)]
    [InlineData("{host: a.example.com, headers: {x-a: b, x-c: d}}", false)]
    public void A_route_with_the_headers_of_both_decides_between_two(string third, bool decides) => Assert.Equal(
        decides ? [] : ["IW3022"],
        ProblemsOf(
            "prod", $"{Routes}=[{{headers: {{x-a: b}}}}]",
            $"ironwood:tiers.large.routes=[{{headers: {{x-c: d}}}}, {third}]").Select(problem => problem.Code));

    [Fact]
    public void One_tier_may_have_both() => Assert.Equal(
        2, RoutesOf($"{Routes}=[{{headers: {{x-a: b}}}}, {{headers: {{x-c: d}}}}]").Count());

    [Fact]
    public void Routes_for_every_host_are_unreachable_where_each_domain_belongs_to_one_route()
    {
        string[] settings =
        [
            "ironwood:frontDoor.domains=[a.example.com]",
            $"{Routes}=[{{host: a.example.com}}]",
        ];
        var problem = Assert.Single(ProblemsOf("prod", settings));
        Assert.Equal(("IW3023", "ironwood:tiers.large.routes[0]"), (problem.Code, problem.Path));
        Assert.Empty(ProblemsOf(
            "prod", "ironwood:frontDoor.domains=[a.example.com, b.example.com]", settings[1]));
        Assert.Empty(ProblemsOf(
            "prod", settings[0], $"{Routes}=[{{host: a.example.com, headers: {{x-a: b}}}}]"));
    }

    [Fact]
    public void A_host_without_a_certificate_is_a_warning()
    {
        var warning = Assert.Single(
            Plans.Read("prod", FixtureStacks.AnyCost, $"{Routes}=[{{host: other.example.com}}, {{host: inference.example.com, path: /x}}]")
                .Warnings,
            warning => warning.Code == "IW3024");
        Assert.Equal(($"{Routes}[0].host", "other.example.com"), (warning.Path, warning.Value));
        // Without domains nothing has a certificate, and nothing needs one.
        Assert.DoesNotContain(
            Plans.Read("dev", $"{Routes}=[{{host: other.example.com}}]").Warnings,
            warning => warning.Code == "IW3024");
    }

    [Fact]
    public void Too_many_routes_with_headers_are_counted_one_rule_each()
    {
        var routes = string.Join(
            ", ", Enumerable.Range(0, 60).Select(index => $"{{path: /a{index}/*, headers: {{x-a: b}}}}"));
        var problem = Assert.Single(ProblemsOf("prod", $"{Routes}=[{routes}]"));
        Assert.Equal(("IW3004", "ironwood:tiers"), (problem.Code, problem.Path));
    }

    [Fact]
    public void The_more_specific_route_goes_first()
    {
        var hosts = HostRoutes.Of(Patterns(
            "{path: /a/*}", "{path: /a/b/*, headers: {x-a: b}}", "{path: /a/c}", "{path: /a/b/*}",
            "{path: /a/b/*, headers: {x-a: {present: true}}}", "{path: /a/b/*, headers: {x-a: {prefix: b}}}",
            "{path: /a/b/*, headers: {x-a: b, x-b: c}}", "{headers: {x-a: b}}"));
        Assert.Equal(
            ["/a/c", "/a/b/* with x-a: b and x-b: c", "/a/b/* with x-a: b", "/a/b/* with x-a: b…",
                "/a/b/* with x-a", "/a/b/*", "/a/*", "/* with x-a: b"],
            Assert.Single(hosts).Routes.Select(route => route.Pattern.Text));
    }

    [Fact]
    public void A_host_has_its_own_routes_first_and_then_those_for_every_host_that_they_do_not_take()
    {
        var hosts = HostRoutes.Of(Patterns(
            "{path: /a/b/*}", "{path: /c}", "{host: h.example.com, path: /a/*}",
            "{host: h.example.com, path: /c, headers: {x-a: b}}", "{host: whole.example.com}"));
        Assert.Equal([null, "h.example.com", "whole.example.com"], hosts.Select(host => host.Host));
        Assert.Equal(["/c", "/a/b/*"], hosts[0].Routes.Select(route => route.Pattern.Text));
        Assert.Equal(
            ["h.example.com/c with x-a: b", "h.example.com/a/*", "/c"],
            hosts[1].Routes.Select(route => route.Pattern.Text));
        Assert.Equal(["whole.example.com/*"], hosts[2].Routes.Select(route => route.Pattern.Text));
        Assert.Equal([null, null, "t"], hosts.Select(host => host.DefaultTier));
        Assert.Equal([false, true, false], hosts.Select(host => host.NeedsOrder));
    }

    private static IEnumerable<TierRoute> Patterns(params string[] routes) =>
        RoutesOf($"{Routes}=[{string.Join(", ", routes)}]").Select(route => new TierRoute("t", route));

    private static IEnumerable<RoutePattern> RoutesOf(string setting)
    {
        var read = Plans.Read("dev", setting);
        Assert.Empty(read.Problems);
        return read.Plan!.Tier("small")!.Routes;
    }

    private static IReadOnlyList<Problem> ProblemsOf(string stack, params string[] overrides) =>
        Plans.Read(stack, [FixtureStacks.AnyCost, .. overrides]).Problems;
}
