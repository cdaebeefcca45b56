namespace Ironwood.UrlMaps.Tests.Evaluation;

public class RouteRequestTests
{
    [Theory]
    [InlineData("https://Example.COM/a/../b%2F?x=/y#z", "https://example.com/a/../b%2F?x=/y", 443)]
    [InlineData("HTTP://h", "http://h/", 80)]
    [InlineData("http://h?q", "http://h/?q", 80)]
    [InlineData("https://h:443/", "https://h/", 443)]
    [InlineData("https://h:80/", "https://h:80/", 80)]
    [InlineData("http://[::1]:8080/a", "http://[::1]:8080/a", 8080)]
    [InlineData("http://10.0.0.1/", "http://10.0.0.1/", 80)]
    public void A_URL_is_read_as_it_stands(string url, string read, int port)
    {
        var request = Maps.Request(url);

        Assert.Equal((read, port), (request.Url, request.ConnectedPort));
    }

    [Theory]
    [InlineData("h/a", "http://")]
    [InlineData("ftp://h/", "http://")]
    [InlineData("https:///a", "no host")]
    [InlineData("https://u@h/", "user")]
    [InlineData("https://h:0/", "port")]
    [InlineData("https://h:65536/", "port")]
    [InlineData("https://h:/", "port")]
    [InlineData("https://a..b/", "neither")]
    [InlineData("https://-a/", "neither")]
    [InlineData("https://[1]/", "neither")]
    [InlineData("https://h/a b", "percent-encoded")]
    [InlineData("https://h/\u00e9", "percent-encoded")]
    [InlineData("https://h/%4", "hexadecimal")]
    [InlineData("https://h/%zz", "hexadecimal")]
    public void A_malformed_URL_is_refused(string url, string why)
    {
        Assert.Null(RouteRequest.Parse("GET", url, [], out var message));
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Host_header_takes_the_place_of_the_URLs_host_and_has_to_be_one()
    {
        Assert.Equal("other:8080", Maps.Request("http://h/", "host: Other:8080").Authority);
        Assert.Null(RouteRequest.Parse("GET", "http://h/", [new("Host", "a b")], out _));
    }
}
