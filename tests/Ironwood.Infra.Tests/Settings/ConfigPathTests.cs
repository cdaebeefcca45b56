using Ironwood.Planning.Settings;

namespace Ironwood.Infra.Tests.Settings;

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
        Assert.Equal(steps, split.Steps);
    }
}
