namespace Ironwood.Planning.Tests.Settings;

public class EngineConfigurationTests
{
    [Theory]
    [InlineData("{\"a\": [1, 2.5, true, false, null, \"1\", {}]}", "{a: [1, 2.5, true, false, null, 1, {}]}")]
    [InlineData("[]", "[]")]
    [InlineData("1e3", "1e3")]
    [InlineData("true", "true")]
    [InlineData("{half", "{half")]
    [InlineData("\"quoted\"", "\"quoted\"")]
    [InlineData("", "")]
    public void Maps_and_lists_are_JSON_and_everything_else_is_text(string raw, string expected)
    {
        var configuration = EngineConfiguration.Read(
            "p", "s", (space, name) => (space, name) == ("p", "tiers") ? raw : null, ["p:tiers"], []);

        var entry = Assert.Single(configuration.Values.Entries);
        Assert.Equal("p:tiers", entry.Key);
        Assert.Equal(expected, Print(entry.Value));
    }

    [Fact]
    public void Keys_that_are_configured_and_keys_that_are_settings_are_asked_for_once_in_order()
    {
        var asked = new List<string>();

        var configuration = EngineConfiguration.Read(
            "p",
            "s",
            (space, name) =>
            {
                asked.Add($"{space}:{name}");
                return name == "owner" ? null : "x";
            },
            ["p:typo", "aws:region", "p:tiers", "nameless"],
            ["gcp:project"]);

        Assert.Equal(
            ["aws:region", "gcp:region", "p:alerts", "p:apiGateway", "p:budget", "p:cache", "p:ci", "p:costCenter", "p:environment",
                "p:frontDoor", "p:identity", "p:labels", "p:models", "p:network", "p:owner", "p:protection", "p:serviceLevels",
                "p:spend", "p:telemetry", "p:tiers",
                "p:typo", "p:waivers"],
            asked);
        Assert.Equal(
            asked.Append("gcp:project").Except(["p:owner"]).Order(StringComparer.Ordinal),
            configuration.Values.Entries.Select(entry => entry.Key));
        Assert.IsType<ConfigSecret>(configuration.Values["gcp:project"]);
        Assert.Equal(("p", "s"), (configuration.Project, configuration.Stack));
    }

    private static string Print(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Text,
        ConfigNull => "null",
        ConfigList list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        ConfigMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Print(entry.Value)}"))}}}",
        _ => node.ToString(),
    };
}
