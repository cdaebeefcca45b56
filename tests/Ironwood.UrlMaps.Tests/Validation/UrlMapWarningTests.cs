namespace Ironwood.UrlMaps.Tests.Validation;

public class UrlMapWarningTests
{
    /// <summary>
    /// A rule that Google takes although it is odd, the place of the warning, and what a request gets.
    /// </summary>
    public static TheoryData<string, string, string, string> Odd => new()
    {
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"fullPathMatch": "a full path"}]}] """,
            "routeRules[0].matchRules[0].fullPathMatch",
            "https://h/a",
            "other"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"fullPathMatch": "/a?b"}]}] """,
            "routeRules[0].matchRules[0].fullPathMatch",
            "https://h/a?b",
            "other"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"prefixMatch": "/a#"}]}] """,
            "routeRules[0].matchRules[0].prefixMatch",
            "https://h/a",
            "other"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"redirectResponseCode": "FOUND"}}] """,
            "pathRules[0].urlRedirect",
            "https://h/a",
            "302 https://h/a"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"pathRedirect": "some/path"}}] """,
            "pathRules[0].urlRedirect.pathRedirect",
            "https://h/a",
            "301 https://h/some/path"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "urlRedirect": {"hostRedirect": "A host"}}] """,
            "pathRules[0].urlRedirect.hostRedirect",
            "https://h/a",
            "301 https://A host/a"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"urlRewrite": {"pathPrefixRewrite": "v1"}}}] """,
            "pathRules[0].routeAction.urlRewrite.pathPrefixRewrite",
            "https://h/a",
            "s"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"corsPolicy": {"allowMethods": ["GET"]}}}] """,
            "pathRules[0].routeAction.corsPolicy",
            "https://h/a",
            "s"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"faultInjectionPolicy": {"delay": {"percentage": 5}}}}] """,
            "pathRules[0].routeAction.faultInjectionPolicy.delay.fixedDelay",
            "https://h/a",
            "s"
        },
        {
            """ "routeRules": [{"priority": 1, "service": "s", "matchRules": [{"pathTemplateMatch": "/{a}"}, {"prefixMatch": "/b/"}], "routeAction": {"urlRewrite": {"pathTemplateRewrite": "/x/{a}"}}}] """,
            "routeRules[0].routeAction.urlRewrite.pathTemplateRewrite",
            "https://h/b/c",
            "s"
        },
        {
            """ "pathRules": [{"paths": ["/a"], "service": "s", "routeAction": {"httpFilterConfigs": []}}] """,
            "pathRules[0].routeAction.httpFilterConfigs",
            "https://h/a",
            "s"
        },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void What_is_odd_is_answered_with_a_warning(string matcher, string place, string url, string result)
    {
        var map = Maps.Of(matcher);

        var read = Maps.Read(map);

        Assert.Empty(read.Faults);
        Assert.Equal($"pathMatchers[0].{place}", Assert.Single(read.Warnings).Place);
        var answer = Maps.Ask(map, url);
        Assert.Equal(result, answer.Location is { } location ? $"{answer.StatusCode} "
            + $"{location}" : Maps.Services(answer));
    }
}
