namespace Ironwood.Cli.Tests.Commands;

/// <summary>The examples of <c>./ironwood diff</c> on the diagnostics page, each where what it is about is the
/// case.</summary>
public sealed partial class DiffExampleTests : IDisposable
{
    // The page shows some commit; which one it is in a test depends on the stack files.
    private const string SomeCommit = "0a1b2c3d4e";

    /// <summary>What the page writes where a comparison follows.</summary>
    private const string Comparison = "…\n";

    /// <summary>
    /// The contents of the project's folder, by code; it is not a repository unless a case makes it one.
    /// </summary>
    private static readonly Dictionary<string, Action<TemporaryFolder>> Projects = new(StringComparer.Ordinal)
    {
        ["IW7301"] = _ => { },
        ["IW7302"] = _ => { },
        ["IW7303"] = _ => { },
        ["IW7304"] = Repository.Commit,
        ["IW7305"] = CommitWithoutProject,
        ["IW7306"] = _ => { },
    };

    private readonly TemporaryFolder _files = new();

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "diagnostics.md"))
                .ReplaceLineEndings("\n");
            var examples = new TheoryData<string, string, string>();
            foreach (Match section in DiffSection().Matches(page))
            {
                examples.Add(
                    section.Groups["code"].Value, section.Groups["command"].Value, section.Groups["output"].Value);
            }
            return examples;
        }
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_code_of_the_comparison_has_an_example() =>
        Assert.Equal(Projects.Keys.Order(StringComparer.Ordinal), Examples.Select(example => (string)example[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_of_the_diagnostics_page_prints_what_it_says(string code, string command, string output)
    {
        await File.WriteAllTextAsync(_files["global.json"], "{}");
        await File.WriteAllTextAsync(
            _files["dev-graph.json"], (await CommandRun.OfAsync("preview", "--format", "json")).Out);

        var run = await CommandRun.OfAsync(
            Projects[code],
            [.. command.Split(' ')
                .Select(word => word.EndsWith(".json", StringComparison.Ordinal) ? _files[word] : word)]);

        var said = Commit().Replace(
            run.Error.Replace(_files.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal),
            $" {SomeCommit}:");
        var isWarning = output.EndsWith(Comparison, StringComparison.Ordinal);
        Assert.Equal((isWarning ? 0 : 2, isWarning), (run.ExitCode, run.Out.Length > 0));
        Assert.Equal(isWarning ? output[..^Comparison.Length] : output, said);
    }

    private static void CommitWithoutProject(TemporaryFolder folder)
    {
        var text = File.ReadAllText(folder["Pulumi.dev.yaml"]);
        File.WriteAllLines(
            folder["Pulumi.dev.yaml"],
            text.Split('\n').Where(line => !line.Contains("gcp:project", StringComparison.Ordinal)));
        Repository.Commit(folder, "v0");
        File.WriteAllText(folder["Pulumi.dev.yaml"], text);
    }

    [GeneratedRegex(
        @"^## (?<code>IW73[0-9]{2}) (?:(?!^## ).)*?```console\n\$ \./ironwood (?<command>diff [^\n]*)\n(?<output>.*?)```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex DiffSection();

    [GeneratedRegex(@" [0-9a-f]{10}:")]
    private static partial Regex Commit();
}
