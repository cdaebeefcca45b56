using Ironwood.UrlMaps.Reading;

namespace Ironwood.UrlMaps.Tests.Validation;

public class UrlMapValidationTests
{
    private static readonly string Rules = string.Join(
        ',', Enumerable.Range(0, 1001).Select(i => $$"""{"paths": ["/{{i}}"], "service": "s"}"""));

    /// <summary>The contents of the only path matcher, the kind of its only fault, and its place.</summary>
    public static TheoryData<string, UrlMapFaultKind, string> Faulty => new()
    {
        { """ "pathRules": [{"paths": ["a"], "service": "s"}] """, UrlMapFaultKind.Path, "pathRules[0].paths[0]" },
        { """ "pathRules": [{"paths": ["/a*"], "service": "s"}] """, UrlMapFaultKind.Path, "pathRules[0].paths[0]" },
        { """ "pathRules": [{"paths": ["/*/a"], "service": "s"}] """, UrlMapFaultKind.Path, "pathRules[0].paths[0]" },
        { """ "pathRules": [{"paths": ["/a?b"], "service": "s"}] """, UrlMapFaultKind.Path, "pathRules[0].paths[0]" },
        { """ "pathRules": [{"paths": [], "service": "s"}] """, UrlMapFaultKind.Path, "pathRules[0].paths" },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s"}, {"paths": ["/b", "/a"], "service": "t"}] """,
            UrlMapFaultKind.Path,
            "pathRules[1].paths[1]"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s"}], "routeRules": [{"priority": 0, "service": "s"}] """,
            UrlMapFaultKind.MixedRules,
            ""
        },
        { """ "routeRules": [{"service": "s"}] """, UrlMapFaultKind.Priority, "routeRules[0].priority" },
        {
            """ "routeRules": [{"service": "s", "priority": -1}] """,
            UrlMapFaultKind.Priority,
            "routeRules[0].priority"
        },
        {
            """ "routeRules": [{"service": "s", "priority": 2147483648}] """,
            UrlMapFaultKind.Priority,
            "routeRules[0].priority"
        },
        {
            """ "routeRules": [{"service": "s", "priority": 1}, {"service": "s", "priority": 1}] """,
            UrlMapFaultKind.Priority,
            "routeRules[1].priority"
        },
        { """ "pathRules": [{"paths": ["/a"]}] """, UrlMapFaultKind.Destination, "pathRules[0]" },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "urlRedirect": {"stripQuery": true}}] """,
            UrlMapFaultKind.Destination,
            "pathRules[0]"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"stripQuery": true}, "routeAction": {}}] """,
            UrlMapFaultKind.Destination,
            "pathRules[0]"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"weightedBackendServices": [{"backendService": "a", "weight": 1}]}}] """,
            UrlMapFaultKind.Destination,
            "pathRules[0]"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "routeAction": {"weightedBackendServices": [{"weight": 1}]}}] """,
            UrlMapFaultKind.Destination,
            "pathRules[0].routeAction.weightedBackendServices[0].backendService"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "routeAction": {"weightedBackendServices": [{"backendService": "a", "weight": 1001}]}}] """,
            UrlMapFaultKind.Weight,
            "pathRules[0].routeAction.weightedBackendServices[0].weight"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "routeAction": {"weightedBackendServices": [{"backendService": "a", "weight": 0}]}}] """,
            UrlMapFaultKind.Weight,
            "pathRules[0].routeAction.weightedBackendServices"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"pathRedirect": "/b", "prefixRedirect": "/c"}}] """,
            UrlMapFaultKind.Redirect,
            "pathRules[0].urlRedirect"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"pathRedirect": "/b", "redirectResponseCode": "302"}}] """,
            UrlMapFaultKind.Redirect,
            "pathRules[0].urlRedirect.redirectResponseCode"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"hostRedirect": ""}}] """,
            UrlMapFaultKind.Redirect,
            "pathRules[0].urlRedirect.hostRedirect"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"urlRewrite": {"pathPrefixRewrite": ""}}}] """,
            UrlMapFaultKind.Rewrite,
            "pathRules[0].routeAction.urlRewrite.pathPrefixRewrite"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/b"}}}] """,
            UrlMapFaultKind.Rewrite,
            "pathRules[0].routeAction.urlRewrite.pathTemplateRewrite"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/{a}"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/{b}"}}}] """,
            UrlMapFaultKind.Rewrite,
            "routeRules[0].routeAction.urlRewrite.pathTemplateRewrite"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/{a}"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/*"}}}] """,
            UrlMapFaultKind.Rewrite,
            "routeRules[0].routeAction.urlRewrite.pathTemplateRewrite"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/{a}"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/{a}", "pathPrefixRewrite": "/"}}}] """,
            UrlMapFaultKind.Rewrite,
            "routeRules[0].routeAction.urlRewrite"
        },
        {
            Match(""" "prefixMatch": "/a", "fullPathMatch": "/b" """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0]"
        },
        { Match(""" "prefixMatch": "a" """), UrlMapFaultKind.Match, "routeRules[0].matchRules[0].prefixMatch" },
        { Match(""" "fullPathMatch": "" """), UrlMapFaultKind.Match, "routeRules[0].matchRules[0].fullPathMatch" },
        { Match(""" "regexMatch": "(" """), UrlMapFaultKind.Match, "routeRules[0].matchRules[0].regexMatch" },
        { Match(""" "regexMatch": "(?=a)" """), UrlMapFaultKind.Match, "routeRules[0].matchRules[0].regexMatch" },
        {
            Match(""" "regexMatch": "/a", "ignoreCase": true """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].ignoreCase"
        },
        {
            Match(""" "pathTemplateMatch": "/**/*" """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].pathTemplateMatch"
        },
        {
            Match(""" "pathTemplateMatch": "/*/*/*/*/*/*" """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].pathTemplateMatch"
        },
        {
            Match(""" "headerMatches": [{"headerName": "x"}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].headerMatches[0]"
        },
        {
            Match(""" "headerMatches": [{"headerName": "x", "exactMatch": "a", "presentMatch": true}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].headerMatches[0]"
        },
        {
            Match(""" "headerMatches": [{"headerName": "x", "rangeMatch": {"rangeStart": 1, "rangeEnd": 1}}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].headerMatches[0].rangeMatch"
        },
        {
            Match($""" "pathTemplateMatch": "/{new string('a', 1024)}" """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].pathTemplateMatch"
        },
        {
            Match(
                """ "metadataFilters": [{"filterMatchCriteria": "SOME", "filterLabels": [{"name": "a", "value": "b"}]}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].metadataFilters[0].filterMatchCriteria"
        },
        {
            Match(""" "metadataFilters": [{"filterMatchCriteria": "MATCH_ANY"}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].metadataFilters[0].filterLabels"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/*"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/a"}}}] """,
            UrlMapFaultKind.Rewrite,
            "routeRules[0].routeAction.urlRewrite.pathTemplateRewrite"
        },
        {
            Match(""" "queryParameterMatches": [{"name": "x", "regexMatch": "["}] """),
            UrlMapFaultKind.Match,
            "routeRules[0].matchRules[0].queryParameterMatches[0].regexMatch"
        },
        {
            """ "defaultUrlRedirect": {"hostRedirect": "h"}, "defaultRouteAction": {"timeout": {"seconds": "1"}} """,
            UrlMapFaultKind.Destination,
            ""
        },
    };

    /// <summary>Documents with one fault each, its kind and its place.</summary>
    public static TheoryData<string, UrlMapFaultKind, string> FaultyMaps => new()
    {
        { "{}", UrlMapFaultKind.Destination, "(map)" },
        { """{"defaultService": 7}""", UrlMapFaultKind.Shape, "defaultService" },
        { """{"defaultService": "s", "hostRules": {}}""", UrlMapFaultKind.Shape, "hostRules" },
        { """{"defaultService": "s", "hostRules": [7]}""", UrlMapFaultKind.Shape, "hostRules[0]" },
        {
            """{"defaultService": "s", "hostRules": [{"hosts": ["*"]}]}""",
            UrlMapFaultKind.Shape,
            "hostRules[0].pathMatcher"
        },
        {
            """{"defaultService": "s", "tests": [{"host": "h", "path": "/", "expectedRedirectResponseCode": "x"}]}""",
            UrlMapFaultKind.Shape,
            "tests[0].expectedRedirectResponseCode"
        },
        {
            """{"defaultUrlRedirect": {"httpsRedirect": "yes"}}""",
            UrlMapFaultKind.Shape,
            "defaultUrlRedirect.httpsRedirect"
        },
        {
            """{"defaultService": "s", "hostRules": [{"hosts": ["*"], "pathMatcher": "gone"}]}""",
            UrlMapFaultKind.Matcher,
            "hostRules[0].pathMatcher"
        },
        {
            """{"defaultService": "s", "pathMatchers": [{"name": "M", "defaultService": "s"}]}""",
            UrlMapFaultKind.Matcher,
            "pathMatchers[0].name"
        },
        {
            """{"defaultService": "s", "hostRules": [{"hosts": ["*"], "pathMatcher": "m"}], "pathMatchers": [{"name": "m", "defaultService": "s"}, {"name": "m", "defaultService": "s"}]}""",
            UrlMapFaultKind.Matcher,
            "pathMatchers[1].name"
        },
        {
            """{"defaultService": "s", "hostRules": [{"hosts": ["*"], "pathMatcher": "m"}], "pathMatchers": [{"name": "m"}]}""",
            UrlMapFaultKind.Destination,
            "pathMatchers[0]"
        },
        {
            """{"defaultService": "s", "pathMatchers": [{"name": "m", "defaultService": "s"}]}""",
            UrlMapFaultKind.Matcher,
            "pathMatchers[0].name"
        },
        { """{"name": "My_Map", "defaultService": "s"}""", UrlMapFaultKind.Shape, "name" },
        {
            """{"defaultService": "s", "tests": [{"host": "h", "path": "/", "service": "s", "headers": [{"name": "host", "value": "i"}]}]}""",
            UrlMapFaultKind.Test,
            "tests[0].headers[0].value"
        },
        {
            """{"defaultService": "s", "defaultCustomErrorResponsePolicy": {"errorResponseRules": [{"matchResponseCodes": ["5xx"], "path": "/a"}]}}""",
            UrlMapFaultKind.Policy,
            "defaultCustomErrorResponsePolicy.errorService"
        },
        { Hosts("https://h"), UrlMapFaultKind.Host, "hostRules[0].hosts[0]" },
        { Hosts("*h.example"), UrlMapFaultKind.Host, "hostRules[0].hosts[0]" },
        { Hosts("a.*.example"), UrlMapFaultKind.Host, "hostRules[0].hosts[0]" },
        { Hosts("h:70000"), UrlMapFaultKind.Host, "hostRules[0].hosts[0]" },
        { Hosts("h", "H"), UrlMapFaultKind.Host, "hostRules[0].hosts[1]" },
        {
            """{"defaultService": "s", "tests": [{"host": "h", "path": "a", "service": "s"}]}""",
            UrlMapFaultKind.Test,
            "tests[0].path"
        },
        { """{"defaultService": "s", "tests": [{"host": "h", "path": "/a"}]}""", UrlMapFaultKind.Test, "tests[0]" },
        {
            """{"defaultService": "s", "tests": [{"host": "h", "path": "/a", "service": "s", "expectedRedirectResponseCode": 301}]}""",
            UrlMapFaultKind.Test,
            "tests[0].expectedRedirectResponseCode"
        },
        {
            $$"""{"defaultService": "s", "tests": [{{string.Join(',', Enumerable.Repeat("""{"host": "h", "path": "/a", "service": "s"}""", 101))}}]}""",
            UrlMapFaultKind.Limit,
            "tests"
        },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_matcher_has_one_fault_at_its_place(string matcher, UrlMapFaultKind kind, string place)
    {
        var fault = Assert.Single(Maps.Read(Maps.Of(matcher)).Faults);

        Assert.Equal(
            (kind, place.Length == 0 ? "pathMatchers[0]" : $"pathMatchers[0].{place}"), (fault.Kind, fault.Place));
    }

    [Theory]
    [MemberData(nameof(FaultyMaps))]
    public void A_faulty_map_has_one_fault_at_its_place(string map, UrlMapFaultKind kind, string place)
    {
        var read = Maps.Read(map);

        Assert.Null(read.Map);
        Assert.Equal((kind, place), (Assert.Single(read.Faults).Kind, read.Faults[0].Place));
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        var read = Maps.Read("""
            {"hostRules": [{"hosts": ["?"], "pathMatcher": "x"}], "pathMatchers": [{"name": "m", "pathRules": [{"paths": ["a"]}]}]}
            """);

        Assert.Equal(
            [
                UrlMapFaultKind.Destination, UrlMapFaultKind.Host, UrlMapFaultKind.Matcher, UrlMapFaultKind.Destination,
                UrlMapFaultKind.Path, UrlMapFaultKind.Destination,
            ],
            read.Faults.Select(fault => fault.Kind));
    }

    [Fact]
    public void A_matcher_holds_a_thousand_rules() => Assert.Equal(
        ["pathMatchers[0].pathRules", "pathMatchers[0]"],
        Maps.Read(Maps.Of($"\"pathRules\": [{Rules}]")).Faults.Select(fault => fault.Place));

    [Fact]
    public void All_that_the_API_prints_is_read_without_a_word()
    {
        var read = Maps.Read("""
            {"kind": "compute#urlMap", "id": "1", "creationTimestamp": "2026-01-01T00:00:00.000-08:00", "description": "d",
             "fingerprint": "x", "selfLink": "https://www.googleapis.com/compute/v1/projects/p/regions/r/urlMaps/m",
             "region": "https://www.googleapis.com/compute/v1/projects/p/regions/r", "name": "m", "defaultService": "s",
             "headerAction": {"requestHeadersToAdds": [{"headerName": "a", "headerValue": "b"}], "responseHeadersToRemoves": ["c"]}}
            """);

        Assert.Equal(["request header added: a: b", "response header removed: c"], read.Map!.Headers.InWords());
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("""{"kind": "compute#urlMap"}""", true)]
    [InlineData("""{"kind": "compute#urlMaps"}""", true)]
    [InlineData("""{"kind": "compute#backendService", "pathMatchers": []}""", false)]
    [InlineData("""{"hostRules": []}""", true)]
    [InlineData("""[{"hostRules": []}]""", true)]
    [InlineData("""[{"hostRules": []}, {"hostRules": []}]""", false)]
    [InlineData("""{"kind": "compute#urlMapList", "items": [{"hostRules": []}]}""", true)]
    [InlineData("""{"resource": {"hostRules": []}}""", true)]
    [InlineData("""{"backends": []}""", false)]
    [InlineData("7", false)]
    public void A_document_says_that_it_is_a_map(string json, bool isMap) =>
        Assert.Equal(isMap, UrlMapReader.Find(JsonNode.Parse(json)) is not null);

    private static string Match(string condition) => $$"""
        "routeRules": [{"priority": 1, "service": "s", "matchRules": [{ {{condition}} }]}]
        """;

    private static string Hosts(params string[] hosts) => $$"""
        {"defaultService": "s", "pathMatchers": [{"name": "m", "defaultService": "s"}],
         "hostRules": [{"hosts": [{{string.Join(',', hosts.Select(host => $"\"{host}\""))}}], "pathMatcher": "m"}]}
        """;
}
