using System.Reflection;

namespace Ironwood.Planning.Tests.Settings;

/// <summary>The problems of all settings: no problem is missing or hides another, and their form.</summary>
public class ProblemTests
{
    /// <summary>
    /// Codes that only files and command lines can have, which the tests of StackFiles have, and one that takes two
    /// settings at once, which <see cref="NetworkValidationTests"/> has.
    /// </summary>
    private static readonly string[] OfFiles =
    [
        Diagnostics.OverlappingCidr,
        Diagnostics.UnknownStack, Diagnostics.UnparsableYaml, Diagnostics.MissingProjectFile,
        Diagnostics.MalformedOverride,
        Diagnostics.SecretValue, Diagnostics.UnquotedText, Diagnostics.ImportedEnvironment, Diagnostics.MalformedKey,
        Diagnostics.OtherProject,
    ];

    [Fact]
    public void Every_code_has_a_row()
    {
        // Labels, workflows, pods, engines, traffic, data and spend have tests of their own: their ranges are left out
        // here.
        var codes = typeof(Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !Regex.IsMatch(code, "^IW(102|103[345]|20[2345]|30[12]|5|6|7)"))
            .ToArray();
        var rows = TierProblemTests.Rows.Select(row => (string)row[1])
            .Concat(StackProblemTests.Rows.Select(row => (string)row[2]));

        Assert.Equal(codes.Distinct(), codes);
        Assert.Equal(
            codes.Order(StringComparer.Ordinal), rows.Concat(OfFiles).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_secret_value_is_named_and_neither_read_nor_shown()
    {
        var values = new Dictionary<string, string>
        {
            ["project"] = "ironwood-test",
            ["region"] = "us-central1",
            ["tiers"] = EngineInput.OneTier("'generation': 'cpu'").Replace('\'', '"'),
        };

        var configuration = EngineConfiguration.Read(
            "ironwood",
            "test",
            (_, name) => name == "owner"
                ? throw new InvalidOperationException("was read")
                : values.GetValueOrDefault(name),
            ["gcp:project", "ironwood:owner"],
            ["ironwood:owner"]);

        Assert.Equal(
            new Problem(
                "IW1008", "ironwood:owner", "is encrypted, and a setting that shapes the platform is read in plain",
                "[unknown: encrypted]", null, "pulumi config set --stack test --plaintext 'ironwood:owner' VALUE"),
            EngineInput.OnlyProblem(SettingsReader.Read(configuration)));
    }

    [Fact]
    public void All_problems_of_a_stack_come_at_once()
    {
        var result = EngineInput.Read(
            """
            {
              'small': {'chips': 'many', 'routes': ['simple/*'], 'zones': ['us-east1-d']},
              'Medium': {'topology': '8x4x8', 'routes': ['/m']},
              'large': {'generation': 'v5p-128', 'routes': ['/m'], 'maxRequestsPerSecondPerVm': 0, 'zone': 'us-central1-a'}
            }
            """,
            ("gcp:project", null),
            ("ironwood:owner", "Me"),
            ("ironwood:colour", "red"),
            ("ironwood:network", "{'subnetCidr': '10.0.0.0/99'}"),
            ("ironwood:frontDoor", "{'requestTimeoutSeconds': 86401}"));

        Assert.Equal(
            [
                "IW1004 ironwood:colour",
                "IW1004 ironwood:tiers.large.zone",
                "IW1006 ironwood:tiers.small.chips",
                "IW1007 gcp:project",
                "IW1009 ironwood:frontDoor.requestTimeoutSeconds",
                "IW1009 ironwood:tiers.large.maxRequestsPerSecondPerVm",
                "IW1010 ironwood:owner",
                "IW1010 ironwood:tiers.Medium",
                "IW1012 ironwood:network.subnetCidr",
                "IW2003 ironwood:tiers.large.generation",
                "IW2005 ironwood:tiers.Medium.topology",
                "IW2011 ironwood:tiers.small.zones[0]",
                "IW2015 ironwood:tiers",
                "IW3001 ironwood:tiers.small.routes[0]",
                "IW3002 ironwood:tiers.large.routes[0]",
            ],
            result.Problems.Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal));
    }

    /// <summary>What could not be read stands at its default; what is true of the default only is not said.</summary>
    [Theory]
    [InlineData("'chips': 256, 'defualt': true, 'default': null", "IW1004 .t.defualt")]
    [InlineData("'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplica': 5}", "IW1004 .t.scaling.maxReplica")]
    [InlineData(
        "'generation': 'cpu', 'scaling': {'minReplicas': 3, 'maxReplicas': 5000}", "IW1009 .t.scaling.maxReplicas")]
    [InlineData("'generation': 'cpu', 'vms': 'two', 'zones': ['us-central1-a', 'us-central1-b']", "IW1006 .t.vms")]
    [InlineData(
        "'topology': ['2x2x1'], 'chips': 256, 'scaling': {'minReplicas': 1, 'maxReplicas': 2}", "IW1006 .t.topology")]
    [InlineData("'default': 'yes', 'chips': 256", "IW1006 .t.default")]
    [InlineData("'default': false, 'chips': 'x', 'routes': ['/a']", "IW1006 .t.chips|IW2015 ")]
    [InlineData("'default': false, 'chips': 'x'", "IW1006 .t.chips|IW2015 |IW3003 .t")]
    [InlineData("'chips': 'x', 'zones': ['a']", "IW1006 .t.chips|IW2011 .t.zones[0]")]
    [InlineData("'chips': 'x', 'topology': '8x4x8'", "IW1006 .t.chips|IW2005 .t.topology")]
    public void A_fault_has_no_echo_and_hides_nothing_else(string tier, string expected) =>
        Assert.Equal(
            expected.Split('|'),
            EngineInput.ReadTier(tier).Problems
                .Select(problem => $"{problem.Code} {problem.Path["ironwood:tiers".Length..]}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void A_tier_with_a_bad_name_and_a_bad_value_has_both_problems() =>
        Assert.Equal(
            ["IW1006 ironwood:tiers.Big.chips", "IW1010 ironwood:tiers.Big"],
            EngineInput.Read("{'Big': {'chips': 'x', 'default': true}}").Problems
                .Select(problem => $"{problem.Code} {problem.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void Paths_are_in_the_namespace_of_the_project()
    {
        var result = SettingsReader.Read(EngineInput.Configuration(
            "serving",
            ("serving:tiers", "{'t': {'chips': 130, 'colour': 'red', 'routes': ['/a', '/a']}}"),
            ("serving:owner", "Me"),
            ("serving:network", "{'subnetCidr': '10.64.0.1/18'}")));

        Assert.Equal(
            [
                "serving:network.subnetCidr", "serving:owner", "serving:tiers", "serving:tiers.t.chips",
                "serving:tiers.t.colour", "serving:tiers.t.routes[1]",
            ],
            result.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("gcp:zone")]
    [InlineData("gcp:billingProject")]
    [InlineData("gcp:credentials")]
    [InlineData("gcp:requestTimeout")]
    [InlineData("gcp:impersonateServiceAccount")]
    [InlineData("aws:region")]
    [InlineData("random:tiers")]
    public void Settings_of_other_programs_and_providers_are_left_alone(string key) =>
        Assert.Empty(EngineInput.ReadTier("'chips': 256", (key, "x")).Problems);

    [Fact]
    public void A_problem_prints_its_parts_on_lines_of_their_own()
    {
        Assert.Equal(
            "IW2001 ironwood:tiers: has no tier", new Problem("IW2001", "ironwood:tiers", "has no tier").ToString());
        Assert.Equal(
            "IW2006 a:b: is odd\n  value:   1\n  allowed: 2\n  fix:     write 2\n  at:      Pulumi.dev.yaml:3:5",
            new Problem("IW2006", "a:b", "is odd", "1", "2", "write 2", new("Pulumi.dev.yaml", 3, 5)).ToString());
    }
}
