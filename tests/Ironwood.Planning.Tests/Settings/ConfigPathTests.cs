namespace Ironwood.Planning.Tests.Settings;

public class ConfigPathTests
{
    [Theory]
    [InlineData("ironwood:tiers", "ironwood:tiers", true)]
    [InlineData("ironwood:tiers", "ironwood:tiers.small", true)]
    [InlineData("ironwood:tiers.small.routes", "ironwood:tiers.small.routes[0]", true)]
    [InlineData("ironwood:tiers.small", "ironwood:tiers", false)]
    [InlineData("ironwood:tiers.small", "ironwood:tiers.smaller", false)]
    [InlineData("ironwood:tiers.small.routes[1]", "ironwood:tiers.small.routes[10]", false)]
    [InlineData("ironwood:tiers", "Ironwood:tiers.small", false)]
    public void A_path_holds_itself_and_what_is_below_it(string outer, string inner, bool holds) =>
        Assert.Equal(holds, ConfigPath.Holds(outer, inner));

    [Theory]
    [InlineData("gcp:project", "gcp:project")]
    [InlineData("ironwood:tiers.small.routes[0]", "ironwood:tiers", "small", "routes", "0")]
    [InlineData("ironwood:tiers[0][1]", "ironwood:tiers", "0", "1")]
    [InlineData("my.org:tiers.small", "my.org:tiers", "small")]
    [InlineData("ironwood:tiers.", "ironwood:tiers")]
    [InlineData("tiers.small", "tiers", "small")]
    [InlineData("", "")]
    public void A_path_is_a_key_and_steps(string path, string key, params string[] steps)
    {
        var split = ConfigPath.Split(path);

        Assert.Equal(key, split.Key);
        Assert.Equal(steps, split.Steps.Select(step => step.Name));
    }

    [Theory]
    [InlineData("ironwood:a[\"b.c\"].d", "b.c", "d")]
    [InlineData("ironwood:a[\"b\\\"c\"]", "b\"c")]
    [InlineData("ironwood:a[\"\"][0]", "", "0")]
    [InlineData("ironwood:a[\"0\"]", "0")]
    public void What_stands_in_quotes_is_one_step(string path, params string[] steps)
    {
        Assert.Equal(steps, ConfigPath.Parse(path)!.Steps.Select(step => step.Name));
        Assert.Equal(
            path.Replace("[\"0\"]", ".0", StringComparison.Ordinal),
            ConfigPath.Parse(path)!.Steps.Aggregate(
                "ironwood:a",
                (outer, step) => step.Index is null ? ConfigPath.Append(outer, step.Name) : $"{outer}[{step.Index}]"));
    }

    [Fact]
    public void A_number_in_brackets_is_an_item_and_elsewhere_a_key() =>
        Assert.Equal([new ConfigStep("0", 0), new("0"), new("0")], ConfigPath.Parse("a[0].0[\"0\"]")!.Steps);

    [Theory]
    [InlineData("")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[-1]")]
    [InlineData("a[99999999999]")]
    [InlineData("a[\"b]")]
    [InlineData("a[\"b\"")]
    [InlineData("a[0]b")]
    public void What_is_no_path_is_none(string path) => Assert.Null(ConfigPath.Parse(path));
}
