using System.Text.RegularExpressions;

namespace Ironwood.Cli.Tests;

/// <summary>What the README says the command prints, it prints.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string, string> Shown()
    {
        var data = new TheoryData<string, string>();
        foreach (Match block in ShownCommand().Matches(Readme))
        {
            // "…" stands for what depends on the machine; such a block is not compared.
            if (!block.Groups["output"].Value.Contains('…', StringComparison.Ordinal) || block.Groups["command"].Value.Contains("--config", StringComparison.Ordinal))
            {
                data.Add(block.Groups["command"].Value, block.Groups["output"].Value);
            }
        }
        return data;
    }

    private static string Readme =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_shown_command_prints_what_is_shown(string command, string output)
    {
        var run = await CommandRun.OfAsync(command.Split(' '));

        Assert.Equal(output, (run.Out + run.Error).TrimEnd('\n'));
    }

    [Fact]
    public void The_README_opens_with_the_preview_and_shows_a_problem()
    {
        Assert.Contains(Shown(), row => (string)row[0] == "preview --stack prod");
        Assert.Contains(Shown(), row => ((string)row[0]).Contains("--config", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_verb_and_option_of_the_README_is_real()
    {
        var mentioned = Verb().Matches(Readme).Select(match => match.Groups["verb"].Value).Distinct().ToArray();
        Assert.NotEmpty(mentioned);
        foreach (var verb in mentioned)
        {
            Assert.Equal(0, (await CommandRun.OfAsync(verb, "--help")).ExitCode);
        }
    }

    [GeneratedRegex(@"^```\n\$ \./ironwood (?<command>[^\n]+)\n(?<output>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShownCommand();

    [GeneratedRegex(@"\./ironwood (?<verb>[a-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Verb();
}
