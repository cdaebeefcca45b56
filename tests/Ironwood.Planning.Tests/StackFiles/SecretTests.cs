namespace Ironwood.Planning.Tests.StackFiles;

public class SecretTests
{
    private const string Cipher = "v1:TOPSECRET:cipher";

    [Theory]
    [InlineData("  ironwood:owner: {secure: #}\n", "ironwood:owner")]
    [InlineData("  gcp:project: {secure: #}\n", "gcp:project")]
    [InlineData("  ironwood:network: {secure: #}\n", "ironwood:network", true)]
    [InlineData("  ironwood:network: {subnetCidr: {secure: #}}\n", "ironwood:network.subnetCidr")]
    [InlineData(
        "  ironwood:frontDoor: {requestTimeoutSeconds: {secure: #}}\n", "ironwood:frontDoor.requestTimeoutSeconds")]
    [InlineData("  ironwood:tiers: {secure: #}\n", "ironwood:tiers", true)]
    [InlineData("  ironwood:tiers: {t: {secure: #}}\n", "ironwood:tiers.t", true)]
    [InlineData("  ironwood:tiers: {t: {default: true, chips: {secure: #}}}\n", "ironwood:tiers.t.chips")]
    [InlineData(
        "  ironwood:tiers: {t: {default: true, chips: 4, routes: [/a, {secure: #}]}}\n", "ironwood:tiers.t.routes[1]")]
    public void An_encrypted_value_of_a_setting_is_refused_and_not_shown(
        string setting, string path, bool isMap = false)
    {
        using var folder = new StackFolder();
        var key = setting.TrimStart()[..(setting.TrimStart().IndexOf(": ", StringComparison.Ordinal) + 1)];
        var lines = StackFolder.Valid()
            .Split('\n')
            .Where(line => !line.TrimStart().StartsWith(key, StringComparison.Ordinal));

        var problem = folder.OnlyProblem(
            string.Join('\n', lines) + setting.Replace("#", Cipher, StringComparison.Ordinal));

        Assert.Equal(("IW1008", path, "[unknown: encrypted]"), (problem.Code, problem.Path, problem.Value));
        // Inside a map the command sets another key unless --path says that the key is a path.
        Assert.Equal(
            isMap ? "write it in plain text in Pulumi.test.yaml"
                : "pulumi config set --stack test --plaintext "
                    + $"{(path.Contains('.', StringComparison.Ordinal) ? "--path " : "")}'{path}' VALUE",
            problem.Fix);
        Assert.DoesNotContain("TOPSECRET", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  ironwood:colour: {secure: #}\n")] // unknown
    [InlineData("  ironwood:region: {secure: #}\n")] // in the wrong namespace
    [InlineData("  ironwood:network: {colour: {secure: #}}\n")]
    [InlineData("  ironwood:network: [{secure: #}]\n")] // of another type
    [InlineData("  ironwood:owner: {a: {secure: #}}\n")]
    [InlineData("  ironwood:owner: {secure: #, secure: #}\n")] // unparsable
    [InlineData("  ironwood:owner: {secure: #\n")]
    public void An_encrypted_value_in_the_wrong_place_is_not_shown_either(string setting)
    {
        using var folder = new StackFolder();

        var problems = folder.Read(
            StackFolder.Valid(setting.Replace("#", "TOPSECRET", StringComparison.Ordinal))).Problems;

        Assert.NotEmpty(problems);
        Assert.All(
            problems, problem => Assert.DoesNotContain("TOPSECRET", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_encrypted_value_of_the_project_is_refused_and_not_shown()
    {
        using var folder = new StackFolder(
            $"name: ironwood\nruntime: dotnet\nconfig:\n  owner: {{secure: {Cipher}}}\n  costCenter: {{value: "
            + $"{{secure: {Cipher}}}}}\n");

        var problems = folder.Read(StackFolder.Valid()).Problems;

        Assert.Equal(
            ["IW1008 ironwood:owner", "IW1008 ironwood:costCenter"],
            problems.Select(problem => $"{problem.Code} {problem.Path}"));
        Assert.All(
            problems, problem => Assert.DoesNotContain("TOPSECRET", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Encrypted_values_of_providers_are_none_of_this_programs_business()
    {
        using var folder = new StackFolder();

        Assert.Empty(
            folder.Read(
                StackFolder.Valid(
                    $"  gcp:credentials: {{secure: {Cipher}}}\n  aws:region: {{secure: {Cipher}}}\n")).Problems);
    }

    [Fact]
    public void An_override_cannot_reach_into_an_encrypted_value()
    {
        using var folder = new StackFolder();

        var problem = folder.OnlyProblem(
            StackFolder.Valid($"  ironwood:network: {{secure: {Cipher}}}\n"), "ironwood:network.subnetCidr=10.0.0.0/8");

        Assert.Equal(("IW1011", "ironwood:network.subnetCidr=10.0.0.0/8"), (problem.Code, problem.Value));
        Assert.DoesNotContain("TOPSECRET", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_may_replace_an_encrypted_value()
    {
        using var folder = new StackFolder();

        Assert.Equal(
            "me",
            folder.Settings(StackFolder.Valid($"  ironwood:owner: {{secure: {Cipher}}}\n"), "ironwood:owner=me").Owner);
    }
}
