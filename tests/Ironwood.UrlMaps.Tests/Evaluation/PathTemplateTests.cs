namespace Ironwood.UrlMaps.Tests.Evaluation;

public class PathTemplateTests
{
    [Theory]
    [InlineData("/a/*", "/a/b", true)]
    [InlineData("/a/*", "/a/", false)]
    [InlineData("/a/*", "/a/b/c", false)]
    [InlineData("/a/**", "/a/", true)]
    [InlineData("/a/**", "/a/b/c", true)]
    [InlineData("/a/**", "/a", false)]
    [InlineData("/**.mpd", "/x/y/manifest.mpd", true)]
    [InlineData("/**.mpd", "/x/ympd", false)]
    [InlineData("/{v=videos/*}/x", "/videos/1/x", true)]
    [InlineData("/a+b/{x}", "/aab/c", false)]
    public void A_template_matches_whole_paths(string template, string path, bool matches) =>
        Assert.Equal(matches, PathTemplate.Parse(template, out _)!.IsMatch(path));

    [Theory]
    [InlineData("a")]
    [InlineData("/{a")]
    [InlineData("/a}")]
    [InlineData("/{1a}")]
    [InlineData("/{a}/{a}")]
    [InlineData("/{abcdefghijklmnopq}")]
    [InlineData("/{a=}")]
    [InlineData("/{a=b}")]
    [InlineData("/***")]
    [InlineData("/**/{a}")]
    [InlineData("/a b")]
    public void A_malformed_template_is_refused_with_a_reason(string template)
    {
        Assert.Null(PathTemplate.Parse(template, out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void Variables_keep_what_they_match()
    {
        var template = PathTemplate.Parse("/{a}/x/{b=**}", out _)!;

        Assert.Equal(
            "/1|2/3", string.Join('|', template.Capture("/1/x/2/3").Select(pair => pair.Value)).Insert(0, "/"));
        Assert.Equal(("/", 2), (template.LiteralPrefix, template.Operators));
    }
}
