using Ironwood.Planning.Boot;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>Boot configurations of each kind of host.</summary>
internal static class BootFixtures
{
    /// <summary>Values that would become syntax if anything forgot to quote them.</summary>
    public const string Hostile = """it's $(touch /tmp/x) `id` "q" \ {{ x }} # : ! & é""";

    public static BootConfiguration Slice => Of("prod", "medium");

    public static BootConfiguration Single => Of(
        "prod", "small", "ironwood:tiers.small.chips=", "ironwood:tiers.small.topology=2x2x1");

    public static BootConfiguration Stub => Of("dev", "small");

    public static BootConfiguration Of(string stack, string tier, params string[] overrides)
    {
        var stackPlan = Plans.Of(stack, overrides);
        return stackPlan.Tier(tier)!.Boot(stackPlan.Environment, stackPlan.Settings.FrontDoor.RequestTimeoutSeconds);
    }

    public static BootConfiguration Kind(string kind) => kind switch
    {
        "slice" => Slice,
        "single" => Single,
        _ => Stub,
    };

    /// <summary>The content of one file of a host.</summary>
    public static string File(this BootConfiguration boot, string name) => boot.Files(BootConfiguration.NoEnvironment)
        .Single(file => file.Path.EndsWith($"/{name}", StringComparison.Ordinal)).Content;

    /// <summary>The names of a host's files.</summary>
    public static IEnumerable<string> Names(this BootConfiguration boot) =>
        boot.Files(BootConfiguration.NoEnvironment).Select(file => Path.GetFileName(file.Path));
}
