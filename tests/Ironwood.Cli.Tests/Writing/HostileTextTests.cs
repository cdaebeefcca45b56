namespace Ironwood.Cli.Tests.Writing;

/// <summary>Whatever settings, files and graphs contain, a terminal shows it, and a CI service's log forges no
/// line.</summary>
public sealed class HostileTextTests
{
    // As YAML and JSON write it: a new screen, a forged line, a command to the runner, a word written backwards.
    private const string Hostile = "x\\u001b[2J\\u001b]0;t\\u0007\\n0 problems\\n::error::forged\\u202Eend :man:";

    public static TheoryData<string> Settings =>
    [
        $"ironwood:waivers.http={{rule: security/plain-http, owner: \"{Hostile}\", reason: \"{Hostile}\", expires: "
        + $"2027-03-31}}",
        $"ironwood:waivers.http={{rule: \"{Hostile}\", owner: me, reason: soon, expires: 2027-03-31}}",
        $"ironwood:waivers.http={{rule: security/plain-http, resource: \"{Hostile}\", owner: me, reason: soon, "
        + $"expires: 2027-03-31}}",
        $"ironwood:environment=\"{Hostile}\"",
        $"ironwood:alerts={{\"{Hostile}\": 1}}",
        $"gcp:project=\"{Hostile}\"",
        $"gcp:region=\"{Hostile}\"",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_forges_nothing(string setting)
    {
        foreach (var verb in new[] {
            "preview",
            "check",
            "check --format markdown",
            "cost",
            "graph",
            "route https://a.example/",
        })
        {
            AssertPlain(await CommandRun.OfAsync([.. verb.Split(' '), "--stack", "dev", "--config", setting]));
        }
    }

    [Fact]
    public async Task A_waiver_is_shown_with_what_would_command_a_terminal_escaped()
    {
        var run = await CommandRun.OfAsync(
            "check", "--stack", "prod", "--config",
            "ironwood:waivers.quota={rule: limits/quota-needed, owner: \"a\\u202Eb :man:\", reason: r, expires: "
            + "2027-03-31}");

        AssertPlain(run);
        Assert.Contains(@"a\u202eb :man:", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff --stack dev --base base.json")]
    [InlineData("diff --stack dev --base base.json --format markdown")]
    [InlineData("diff --stack dev --base ::error::forged")]
    [InlineData("route --url-map ::error::forged")]
    [InlineData("preview --stack ::error::forged")]
    [InlineData("::error::forged")]
    public async Task A_graph_or_a_name_forges_nothing(string line)
    {
        var graph = (await CommandRun.OfAsync("preview", "--stack", "dev", "--format", "json")).Out;
        using var elsewhere = new TemporaryFolder();
        // A description is a value of many resources, and a name is in every line about its resource.
        await File.WriteAllTextAsync(elsewhere["base.json"], graph
            .Replace("\"inference-network\"", $"\"{Hostile}\"", StringComparison.Ordinal)
            .Replace("\"STANDARD\"", $"\"{Hostile}\"", StringComparison.Ordinal));

        var run = await CommandRun.OfAsync(
            [.. line.Replace("base.json", elsewhere["base.json"], StringComparison.Ordinal).Split(' ')]);

        AssertPlain(run);
        Assert.NotEqual("", run.Out + run.Error);
    }

    private static void AssertPlain(CommandRun run)
    {
        var lines = (run.Out + run.Error).Split('\n');
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("0 problems", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(letter => letter != '\u2060' && char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator));
    }
}
