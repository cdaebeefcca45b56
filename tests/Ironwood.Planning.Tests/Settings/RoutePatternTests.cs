using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

public class RoutePatternTests
{
    [Theory]
    [InlineData("/simple/*", new[] { "/simple", "/simple/*" }, "/simple/anything")]
    [InlineData("/v1/models/*", new[] { "/v1/models", "/v1/models/*" }, "/v1/models/anything")]
    [InlineData("/v1/models", new[] { "/v1/models" }, "/v1/models")]
    [InlineData("/", new[] { "/" }, "/")]
    [InlineData("/a/", new[] { "/a/" }, "/a/")]
    [InlineData("/a%20b", new[] { "/a%20b" }, "/a%20b")]
    public void A_route_stands_for_paths_of_the_URL_map(string text, string[] paths, string example)
    {
        var route = RoutePattern.Parse(text, out var why);

        Assert.NotNull(route);
        Assert.Equal("", why);
        Assert.Equal((text, example), (route.Text, route.Example([route])!.Path));
        Assert.Equal(paths, route.Paths);
    }

    // The longest match wins, so a longer route takes paths away from a shorter one.
    [Theory]
    [InlineData(new[] { "/a/*" }, "/a/anything", "/v1/predict")]
    [InlineData(new[] { "/a/*", "/a/anything" }, "/a/anything-2", "/v1/predict")]
    [InlineData(new[] { "/a/*", "/a/anything/*", "/a/anything-2" }, "/a/anything-3", "/v1/predict")]
    [InlineData(new[] { "/v1/*" }, "/v1/anything", "/unrouted")]
    [InlineData(new[] { "/v1/*", "/v1/anything/*" }, "/v1/anything-2", "/unrouted")]
    [InlineData(new[] { "/a", "/v1/predict", "/unrouted/*", "/unrouted-2" }, "/a", "/unrouted-3")]
    public void An_example_is_a_path_that_no_longer_route_takes(string[] texts, string example, string unrouted)
    {
        var routes = texts.Select(text => RoutePattern.Parse(text, out _)!).ToArray();

        Assert.Equal((example, unrouted), (routes[0].Example(routes)!.Path, RoutePattern.Unrouted(routes)));
    }

    [Theory]
    [InlineData("", "does not start with '/'")]
    [InlineData("simple/*", "does not start with '/'")]
    [InlineData(" /simple", "does not start with '/'")]
    [InlineData("/*", "matches everything, which is what 'default: true' is for")]
    [InlineData("/a*", "has a '*' elsewhere than after the last '/'")]
    [InlineData("/a/*/b", "has a '*' elsewhere than after the last '/'")]
    [InlineData("/a/*/*", "has a '*' elsewhere than after the last '/'")]
    [InlineData("/a//b", "has an empty segment")]
    [InlineData("//", "has an empty segment")]
    [InlineData("/a?b=c", "holds a character that a URL map's path cannot")]
    [InlineData("/a#b", "holds a character that a URL map's path cannot")]
    [InlineData("/{a}", "holds a character that a URL map's path cannot")]
    [InlineData("/a b", "holds a character that a URL map's path cannot")]
    [InlineData("/a\tb", "holds a character that a URL map's path cannot")]
    [InlineData("/größe", "is not plain ASCII; percent-encode it")]
    [InlineData("/a\nb", "is not plain ASCII; percent-encode it")]
    public void What_a_URL_map_refuses_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(RoutePattern.Parse(text, out var why));
        Assert.Equal(reason, why);
    }

    [Fact]
    public void A_route_is_read_whole_or_not_at_all_whatever_its_text()
    {
        var random = new Random(443);
        const string Alphabet = "/*ab?#{} \tü\n%.-";
        for (var round = 0; round < 5_000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(0, 8)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var route = RoutePattern.Parse(text, out var why);

            Assert.Equal(route is null, why.Length > 0);
            if (route is not null)
            {
                Assert.All(route.Paths, path => Assert.StartsWith("/", path, StringComparison.Ordinal));
                Assert.Contains(text, route.Paths);
                Assert.DoesNotContain('*', route.Example([route])!.Path);
            }
        }
    }
}
