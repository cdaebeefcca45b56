using System.Text.RegularExpressions;

namespace Ironwood.Cli.Tests;

/// <summary>The verbs that the README names. What its commands print is compared by Documentation/PageRunTests.</summary>
public sealed partial class ReadmeTests
{
    private static string Readme =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");

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

    [GeneratedRegex(@"\./ironwood (?<verb>[a-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Verb();
}
