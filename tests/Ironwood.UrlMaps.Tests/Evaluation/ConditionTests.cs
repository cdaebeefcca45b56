namespace Ironwood.UrlMaps.Tests.Evaluation;

/// <summary>Every condition of a route rule is read from the API's JSON, compared with requests and described in
/// words.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("""headerMatches: [{headerName: x, prefixMatch: ab}]""", "x: abc", "x: cab")]
    [InlineData("""headerMatches: [{headerName: x, suffixMatch: ab}]""", "x: cab", "x: abc")]
    [InlineData("""headerMatches: [{headerName: x, regexMatch: 'a+'}]""", "X: aa", "x: ab")]
    [InlineData("""headerMatches: [{headerName: x, presentMatch: true}]""", "x: 1", "y: 1")]
    [InlineData("""headerMatches: [{headerName: host, exactMatch: 'h:8080'}]""", "host: h:8080", "host: h")]
    [InlineData("""headerMatches: [{headerName: ':authority', exactMatch: 'h:8080'}]""", "host: h:8080", "host: h")]
    [InlineData("""headerMatches: [{headerName: port, exactMatch: '8080'}]""", "host: h:8080", "host: h")]
    [InlineData("""headerMatches: [{headerName: ':path', exactMatch: '/a?q=1'}]""", "/a?q=1", "/a")]
    [InlineData("""headerMatches: [{headerName: ':path', exactMatch: '/a'}]""", "/a", "/a?q=1")]
    [InlineData("""headerMatches: [{headerName: ':scheme', exactMatch: https}]""", "/", "http://h/")]
    [InlineData("""queryParameterMatches: [{name: q, presentMatch: true}]""", "/?q", "/?p")]
    [InlineData("""queryParameterMatches: [{name: q, regexMatch: '[0-9]+'}]""", "/?q=12", "/?q=1a")]
    public void A_condition_is_read_and_holds_for_what_it_says(string condition, string holds, string fails)
    {
        var map = Maps.Of($$"""
            "routeRules": [{"priority": 1, "service": "hit", "matchRules": [{ {{Json(condition)}} }]}]
            """);

        Assert.Equal("hit", Maps.Services(Ask(map, holds)));
        Assert.Equal("other", Maps.Services(Ask(map, fails)));

        static RouteAnswer Ask(string map, string text) =>
            text.StartsWith("http", StringComparison.Ordinal) ? Maps.Ask(map, text)
                : text.StartsWith('/') ? Maps.Ask(map, $"https://h{text}")
                : Maps.Ask(map, "https://h/", text);
    }

    [Theory]
    [InlineData("prefixMatch: /a", "/ab", "priority 7 is the lowest whose conditions are met: path begins with '/a'")]
    [InlineData("fullPathMatch: /a", "/a", "priority 7 is the lowest whose conditions are met: path is '/a'")]
    [InlineData(
        "pathTemplateMatch: '/{x}'", "/a",
        "priority 7 is the lowest whose conditions are met: path matches the template '/{x}'")]
    [InlineData(
        "regexMatch: '/a?'", "/a",
        "priority 7 is the lowest whose conditions are met: path matches the expression '/a?'")]
    [InlineData(
        "headerMatches: [{headerName: x, presentMatch: true, invertMatch: true}, {headerName: ':method', exactMatch: "
        + "GET}]",
        "/a", "priority 7 is the lowest whose conditions are met: header x (inverted), header :method")]
    [InlineData(
        "queryParameterMatches: [{name: q, presentMatch: true}]", "/a?q",
        "priority 7 is the lowest whose conditions are met: parameter q")]
    [InlineData("", "/a", "priority 7 is the lowest whose conditions are met: it has no conditions")]
    public void An_answer_says_which_conditions_held(string condition, string path, string why) => Assert.Equal(
        ["host h matches *: path matcher m of lb applies", why],
        Maps.Ask(Maps.Of($$"""
            "routeRules": [{"priority": 7, "service": "s", "matchRules": [{ {{Json(condition)}} }]}]
            """), $"https://h{path}").Why);

    [Theory]
    [InlineData("""{"pathPrefixRewrite": "/n/"}""", "/a/b", "/a/ in the path becomes /n/, and the rest stays: /n/b")]
    [InlineData("""{"pathPrefixRewrite": "/n"}""", "/a/", "the whole path becomes /n")]
    [InlineData("""{"hostRewrite": "api.example"}""", "/a/b", "host becomes api.example")]
    public void An_answer_says_what_is_rewritten(string rewrite, string path, string why) => Assert.Equal(
        why,
        Maps.Ask(Maps.Of($$"""
            "pathRules": [{"paths": ["/a/*"], "service": "s", "routeAction": {"urlRewrite": {{rewrite}} } }]
            """), $"https://h{path}").Why[^1]);

    [Fact]
    public void An_answer_says_that_a_template_weights_a_redirect_or_the_default_decided()
    {
        Assert.Equal("path is rewritten by /n/{x}: /n/a", Maps.Ask(Maps.Of("""
            "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/{x}"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/n/{x}"}}}]
            """), "https://h/a").Why[^1]);
        Assert.Equal("weights decide the backend service of each request", Maps.Ask(Maps.Of("""
            "defaultRouteAction": {"weightedBackendServices": [{"backendService": "a", "weight": 1}]}
            """), "https://h/a").Why[^1]);
        Assert.Equal(
            ["no host rule of r names h, so its default applies", "it redirects: 301 to https://h/"],
            Maps.Ask("""{"name": "r", "defaultUrlRedirect": {"httpsRedirect": true}}""", "http://h/").Why);
        Assert.Equal(
            "host e matches a, b, c, ...: path matcher m of lb applies",
            Maps.Ask(
                """{"name": "lb", "defaultService": "s", "hostRules": [{"hosts": ["a", "b", "c", "e"], "pathMatcher": "m"}], "pathMatchers": [{"name": "m", "defaultService": "s"}]}""",
                "http://e/").Why[0]);
    }

    [Theory]
    [InlineData("/{a}{b}{c}{d}{e}{f}")]
    [InlineData("/1025")]
    public void A_template_holds_five_operators_and_1024_characters(string template)
    {
        var text = template == "/1025" ? "/" + new string('a', 1024) : template;
        var fault = Assert.Single(Maps.Read(Maps.Of($$"""
            "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "{{text}}"}]}]
            """)).Faults);

        Assert.Equal(
            template == "/1025" ? "is longer than 1,024 characters" : "has more than 5 operators", fault.Message);
    }

    // YAML's flow style reads better in an attribute than JSON does.
    private static string Json(string flow) =>
        System.Text.RegularExpressions.Regex.Replace(
            flow,
            "'(?<t>[^']*)'|(?<w>[A-Za-z/][A-Za-z0-9/]*)(?=[:,}\\]]|$)",
            match =>
                match.Groups["t"].Success ? $"\"{match.Groups["t"].Value}\""
                    : match.Value is "true" ? "true" : $"\"{match.Value}\"");
}
