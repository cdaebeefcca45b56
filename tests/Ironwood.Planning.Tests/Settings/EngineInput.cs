using Ironwood.Planning.Plan;

namespace Ironwood.Planning.Tests.Settings;

/// <summary>
/// Settings as the Pulumi engine hands them over: text, and maps as JSON. Quotes are single for the eye's sake.
/// </summary>
internal static class EngineInput
{
    public static SettingsResult Read(string tiers, params (string Key, string? Value)[] more) =>
        SettingsReader.Read(Configuration("ironwood", [("ironwood:tiers", tiers), .. more]));

    /// <summary>A stack whose one tier, <c>t</c>, is the default.</summary>
    public static SettingsResult ReadTier(string tier, params (string Key, string? Value)[] more) =>
        Read(OneTier(tier), more);

    public static string OneTier(string tier) =>
        $"{{'t': {{{tier}{(tier.Contains("'default'", StringComparison.Ordinal) ? "" : ", 'default': true")}}}}}";

    public static StackSettings Settings(string tiers, params (string Key, string? Value)[] more)
    {
        var result = Read(tiers, more);
        Assert.Empty(result.Problems);
        return result.Settings!;
    }

    public static TierPlan Plan(string tier, params (string Key, string? Value)[] more) =>
        Assert.Single(Plans.Of(Settings(OneTier(tier), more)).Tiers);

    public static Problem OnlyProblem(SettingsResult result)
    {
        Assert.Null(result.Settings);
        return Assert.Single(result.Problems);
    }

    public static StackConfiguration Configuration(string project, params (string Key, string? Value)[] written)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["gcp:project"] = "ironwood-test",
            ["gcp:region"] = "us-central1",
            // Accelerators need a ceiling, and what is under one needs prices; tests of either set their own.
            [$"{project}:spend"] =
                """{"ceilingUsdPerHour": 1e7, "prices": {"tpu7x": 1, "v6e": 1, "v5p": 1, "e2-small": 1, "redis": 1, "pd-balanced": 1, "hyperdisk-balanced": 1}}""",
        };
        foreach (var (key, value) in written)
        {
            values.Remove(key);
            if (value is not null)
            {
                values[key] = value.Replace('\'', '"');
            }
        }
        return EngineConfiguration.Read(
            project, "test", (space, name) => values.GetValueOrDefault($"{space}:{name}"), values.Keys, []);
    }
}
