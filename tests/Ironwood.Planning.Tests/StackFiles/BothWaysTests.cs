namespace Ironwood.Planning.Tests.StackFiles;

/// <summary>A preview from files and a <c>pulumi up</c> through the engine read the same settings and say the
/// same.</summary>
public class BothWaysTests
{
    private const string Required = "  gcp:project: ironwood-test\n  gcp:region: us-central1\n";

    private static readonly string[] Written =
    [
        "",
        "  ironwood:tiers:\n",
        "  ironwood:tiers: ~\n",
        "  ironwood:tiers: {}\n",
        "  ironwood:tiers: 5\n",
        "  ironwood:tiers: text\n",
        "  ironwood:tiers: [a, 1, true, null, {b: c}]\n",
        "  ironwood:tiers: {t: }\n",
        "  ironwood:tiers: {t: {chips: 256, default: true}}\n",
        "  tiers: {t: {chips: 256, default: true}}\n",
        "  ironwood:tiers: {t: {chips: '256', default: 'true'}}\n",
        "  ironwood:tiers: {t: {chips: 1_024, default: True}}\n",
        "  ironwood:tiers: {t: {chips: 0x100, default: TRUE}}\n",
        "  ironwood:tiers: {t: {chips: 1e3, default: true}}\n",
        "  ironwood:tiers: {t: {chips: 256.0, default: true}}\n",
        "  ironwood:tiers: {t: {chips: 256.5, default: true}}\n",
        "  ironwood:tiers: {t: {chips: 2.560000000000000001e2, default: true}}\n",
        "  ironwood:tiers: {t: {chips: 99999999999999999999, default: true}}\n",
        "  ironwood:tiers: {t: {chips: -1, default: false}}\n",
        "  ironwood:tiers: {t: {chips: 0o400, default: yes}}\n",
        "  ironwood:tiers: {t: {chips: '', default: ''}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, maxRequestsPerSecondPerVm: 1e-20}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, maxRequestsPerSecondPerVm: .5}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, maxRequestsPerSecondPerVm: 0.12345678901234567}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, routes: [/a, 5, true, ~, [x], {y: z}]}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, routes: [1.5, 'x', \"/ü\", '/😀']}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, zones: [us-central1-c, us-central1-c, us-east1-d]}}\n",
        "  ironwood:tiers: {z: {chips: 4, default: true, routes: [/x]}, a: {chips: 130, default: true, routes: "
        + "[/x]}}\n",
        "  ironwood:tiers: {z: {chpis: 4}, a: {generation: cpu, scaling: {min: 1, maxReplicas: 0}}}\n",
        "  ironwood:tiers: {b: {chips: 4, routes: [/x/*]}, a: {chips: 4, routes: [/x]}, c: {chips: 4, default: true, "
        + "routes: [/x/*]}}\n",
        "  ironwood:tiers: {t: {generation: cpu, default: true, scaling: {minReplicas: 1, maxReplicas: 3, "
        + "targetUtilization: 0.55}}}\n",
        "  ironwood:tiers: {t: {generation: v5p-128, topology: v7-256, slices: 2, vms: 3, zones: []}}\n",
        "  ironwood:tiers: {T_1: {chips: 4, default: true}, '': {chips: 4}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: ~\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: ''\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: 1000\n  ironwood:costCenter: "
        + "123456789012345678\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: 1.5\n  ironwood:environment: true\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: '0x10'\n  ironwood:environment:\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: {a: b}\n  ironwood:costCenter: [a]\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:owner: {secure: v1:abc}\n  ironwood:network: "
        + "{secure: v1:abc}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  gcp:credentials: {secure: v1:abc}\n  aws:region: "
        + "us-east-1\n  gcp:batching: {sendAfter: 5s}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:region: a\n  ironwod:owner: b\n  gcp:tiers: {}\n"
        + "  ironwood:zone: {a: [1, 2]}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:network: {subnetCidr: 10.64.0.1/18}\n  "
        + "ironwood:frontDoor: {requestTimeoutSeconds: 0}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:network: ~\n  ironwood:frontDoor: "
        + "{requestTimeoutSeconds: ~, colour: red}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:network: {existing: {network: 7, subnetworks: "
        + "{us-central1: a, us-east5: [b]}, createNat: yes}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:network: {existing: {}, failoverSubnetCidrs: "
        + "{us-east5: 10.64.0.0/18, b: ~}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, failover: {region: us-east5, zones: [us-east5-a, "
        + "us-central1-c], chips: 3, slices: 2}}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, failover: {}}, u: {chips: 4, failover: 5, routes: [/u]}, v: "
        + "{chips: 4, failover: ~, routes: [/v]}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true, cdn: true}}\n  ironwood:frontDoor: {iap: {members: "
        + "[allUsers, group:a@b.example, 7]}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:frontDoor: {domains: [5, [a]], iap: {}}\n",
        "  ironwood:tiers: {t: {chips: 4, default: true}}\n  ironwood:network: []\n  ironwood:frontDoor: 600\n",
    ];

    public static TheoryData<string> Settings => new(Written);

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_stack_file_reads_the_same_both_ways(string settings) => AssertSame("config:\n" + Required + settings);

    [Theory]
    [InlineData("config:\n")]
    [InlineData("config:\n  gcp:project: 123456\n  gcp:region: [a]\n")]
    [InlineData("config:\n  gcp:project: {a: 1}\n  gcp:region: ~\n")]
    [InlineData("config:\n  gcp:projcet: a\n  gcp:zone: us-central1-a\n")]
    public void A_stack_file_without_what_is_required_reads_the_same_both_ways(string file) => AssertSame(file);

    [Theory]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.prod.yaml")]
    public void A_whole_stack_reads_the_same_both_ways(string file) => AssertSame(FixtureStacks.Read(file));

    /// <summary>The one difference: the engine says only that there is a secret somewhere inside.</summary>
    [Fact]
    public void A_secret_inside_a_value_makes_the_whole_value_secret_to_the_engine()
    {
        const string File = "config:\n" + Required
            + "  ironwood:tiers: {t: {chips: {secure: v1:abc}, default: true}}\n  ironwood:spend: "
            + "{ceilingUsdPerHour: 100}\n";
        using var folder = new StackFolder();

        var fromFile = folder.OnlyProblem(File);
        var fromEngine = Assert.Single(
            SettingsReader.Read(HandedOver.Read(folder.ReadFile(File).Configuration!)).Problems);

        Assert.Equal(("IW1008", "ironwood:tiers.t.chips"), (fromFile.Code, fromFile.Path));
        Assert.Equal(("IW1008", "ironwood:tiers"), (fromEngine.Code, fromEngine.Path));
    }

    private static void AssertSame(string file)
    {
        using var folder = new StackFolder();
        var configuration = folder.ReadFile(file).Configuration!;
        Assert.True(AssertSame(configuration, HandedOver.Read(configuration)), "It asks for quotes.");
    }

    /// <summary>Whether there was something to compare: that quotes are missing is seen in files alone.</summary>
    internal static bool AssertSame(StackConfiguration file, StackConfiguration engine)
    {
        var (fromFile, fromEngine) = (SettingsReader.Read(file), SettingsReader.Read(engine));
        if (fromFile.Problems.Any(problem => problem.Code == Diagnostics.UnquotedText))
        {
            return false;
        }
        Assert.Equal(Problems(fromFile), Problems(fromEngine));
        Assert.Equal(Print(fromFile.Settings), Print(fromEngine.Settings));
        return true;
    }

    private static IEnumerable<string> Problems(SettingsResult result) => result.Problems
        .Select(problem => (problem with { Location = null }).ToString()).Order(StringComparer.Ordinal);

    private static string Print(StackSettings? settings) =>
        JsonSerializer.Serialize(settings is null ? null : settings with
        {
            Tiers = new SortedDictionary<string, TierSettings>(settings.Tiers.ToDictionary(), StringComparer.Ordinal),
        });
}
