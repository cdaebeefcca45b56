namespace Ironwood.UrlMaps.Tests.Evaluation;

public class UrlMapTestRunTests
{
    [Theory]
    [InlineData(
        """{"host": "h", "path": "/a/b", "service": "https://www.googleapis.com/compute/v1/projects/p/global/backendServices/a"}""",
        "")]
    [InlineData("""{"host": "h", "path": "/z", "service": "global/backendServices/a"}""", "expects a, gets other")]
    [InlineData(
        """{"host": "h", "path": "/z", "service": "global/backendBuckets/other"}""", "expects other, gets other")]
    [InlineData("""{"host": "h", "path": "/a/b?q", "service": "a", "expectedOutputUrl": "ftp://new/n/b?q"}""", "")]
    [InlineData(
        """{"host": "h", "path": "/a/b", "service": "a", "expectedOutputUrl": "http://new/n/c"}""",
        "expects the URL http://new/n/c, gets http://new/n/b")]
    [InlineData(
        """{"host": "h", "path": "/r", "expectedOutputUrl": "https://h/r", "expectedRedirectResponseCode": 301}""", "")]
    [InlineData(
        """{"host": "h", "path": "/r", "expectedOutputUrl": "http://h/r"}""",
        "expects the URL http://h/r, gets https://h/r")]
    [InlineData(
        """{"host": "h", "path": "/r", "expectedRedirectResponseCode": 308}""",
        "expects a redirect with 308, gets a redirect with 301 to https://h/r")]
    [InlineData(
        """{"host": "h", "path": "/r", "service": "a"}""", "expects a, gets a redirect with 301 to https://h/r")]
    [InlineData("""{"host": "h", "path": "/w", "service": "two"}""", "")]
    public void A_test_compares_what_it_expects_with_what_the_map_does(string test, string failure)
    {
        var compiled = Maps.Compile(Maps.Of("""
            "pathRules": [
              {"paths": ["/a/*"], "service": "global/backendServices/a", "routeAction": {"urlRewrite": {"hostRewrite": "new", "pathPrefixRewrite": "/n/"}}},
              {"paths": ["/r"], "urlRedirect": {"httpsRedirect": true}},
              {"paths": ["/w"], "routeAction": {"weightedBackendServices": [{"backendService": "one", "weight": 1}, {"backendService": "two", "weight": 1}]}}
            ]
            """, $"\"tests\": [{test}]"));

        var result = Assert.Single(UrlMapTestRun.Of(compiled));

        Assert.Equal(failure, string.Join("; ", result.Failures));
        Assert.Equal(failure.Length == 0, result.Passed);
    }

    [Fact]
    public void A_test_has_headers()
    {
        var compiled = Maps.Compile(Maps.Of("""
            "routeRules": [{"priority": 1, "service": "a", "matchRules": [{"headerMatches": [{"headerName": "x", "exactMatch": "1"}]}]}]
            """, """ "tests": [{"host": "h", "path": "/", "service": "a", "headers": [{"name": "X", "value": "1"}]}] """));

        Assert.True(Assert.Single(UrlMapTestRun.Of(compiled)).Passed);
    }
}
