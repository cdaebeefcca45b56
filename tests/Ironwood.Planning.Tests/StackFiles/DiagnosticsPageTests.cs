using System.Reflection;

namespace Ironwood.Planning.Tests.StackFiles;

/// <summary><c>docs/diagnostics.md</c> has a section for every code, and its examples print what they say.</summary>
public partial class DiagnosticsPageTests
{
    private static readonly string Page = SourceTree.Read("docs/diagnostics.md");

    /// <summary>As many characters as <c>x…</c> stands for.</summary>
    private const int VeryLong = 280_000;

    /// <summary>The text in place of the preview that follows warnings.</summary>
    private const string Preview = "…";

    private static readonly string[] OutsideTheProgram = ["ironwood", "ironwood.cmd", "Directory.Build.targets"];

    // Where the problems of single verbs are written.
    private static readonly string[] Verbs =
    [
        "Ironwood.Cli", "Ironwood.Demo", "Ironwood.Infra", "Ironwood.Operations", "Ironwood.Outputs",
        "Ironwood.Repository",
    ];

    private static readonly HashSet<string> Settings =
    [
        .. typeof(Diagnostics)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    private static readonly Dictionary<string, string> Sections = Heading().Split(Page).Skip(1).Chunk(2)
        .ToDictionary(section => section[0], section => section[1]);

    /// <summary>Sections with an example that needs nothing but the settings: the code, a file or none, and the
    /// console.</summary>
    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string>();
            foreach (var (code, section) in Sections)
            {
                // A command that the shell must first complete is not run here.
                var console = ConsoleBlock().Match(section).Groups["text"].Value;
                if (console.StartsWith("$ ./ironwood preview -", StringComparison.Ordinal)
                    && !console.Contains("$(", StringComparison.Ordinal))
                {
                    examples.Add(code, YamlBlock().Match(section).Groups["text"].Value, console);
                }
            }
            return examples;
        }
    }

    [Fact]
    public void The_list_of_the_settings_codes_is_in_their_order()
    {
        var codes = typeof(Diagnostics).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();

        Assert.Equal(codes.Order(StringComparer.Ordinal), codes);
    }

    [Fact]
    public void Every_code_of_the_settings_has_a_section() =>
        Assert.Equal(Settings.Order(StringComparer.Ordinal), Sections.Keys.Where(IsOfTheSettings));

    [Fact]
    public void Every_other_code_that_is_printed_has_a_section_and_no_section_has_a_code_that_is_not()
    {
        var printed = Verbs
            .SelectMany(
                project => Directory.EnumerateFiles(
                    SourceTree.Path($"src/{project}"), "*.cs", SearchOption.AllDirectories))
            .Concat(OutsideTheProgram.Select(SourceTree.Path))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Value)
            .Distinct()
            .Where(code => !IsOfTheSettings(code));

        Assert.Equal(printed.Order(StringComparer.Ordinal), Sections.Keys.Where(code => !IsOfTheSettings(code)));
    }

    [Fact]
    public void Sections_are_in_order_and_each_shows_its_code_and_says_how_to_fix_it()
    {
        Assert.Equal(Sections.Keys.Order(StringComparer.Ordinal), Sections.Keys);
        Assert.All(Sections, section =>
        {
            Assert.Contains(
                section.Key, ConsoleBlock().Match(section.Value).Groups["text"].Value, StringComparison.Ordinal);
            Assert.Contains("\nFix: ", section.Value, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_but_one_code_of_the_settings_has_an_example_that_is_run() =>
        Assert.Equal(
            Sections.Keys.Where(code => IsOfTheSettings(code)).Except([Diagnostics.TooManyRoutes]),
            Examples.Select(example => (string)example[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_prints_what_it_says(string code, string yaml, string console)
    {
        using var folder = new StackFolder(project: null);
        foreach (var file in Directory.EnumerateFiles(SourceTree.Path("examples/recipe"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }
        if (yaml.Length > 0)
        {
            // The file's first line is a comment with its name.
            folder.Write(
                yaml[2..yaml.IndexOf('\n', StringComparison.Ordinal)],
                yaml.Replace("x…", new string('x', VeryLong), StringComparison.Ordinal));
        }
        var lines = console.TrimEnd('\n').Split('\n');
        var words = Word().Matches(lines[0]).Select(match => match.Value.Trim('\'')).ToArray();
        var stack = words.SkipWhile(word => word != "--stack").Skip(1).FirstOrDefault("dev");
        var overrides = words.Zip(words.Skip(1)).Where(pair => pair.First == "--config").Select(pair => pair.Second);

        var files = StackFileReader.Read(folder.Path, stack, overrides);
        var read = files.Configuration is { } configuration ? SettingsReader.Read(configuration) : null;
        var problems = read?.Problems ?? files.Problems;
        var warnings = read?.Warnings ?? [];

        Golden.Same(
            $"docs/diagnostics.md: {code}",
            string.Join('\n', lines.Skip(1)),
            problems.Count > 0
                ? $"{string.Join('\n', problems)}\n{problems.Count} "
                    + $"{(problems.Count == 1 ? "problem" : "problems")}; nothing was done."
                : string.Concat(warnings.Select(warning => $"warning {warning}\n")) + Preview);
        Assert.All(problems.Concat(warnings), problem => Assert.Equal(code, problem.Code));
    }

    // The others belong to the launcher and to single verbs.
    private static bool IsOfTheSettings(string code) => Settings.Contains(code);

    [GeneratedRegex(@"^## (?<code>IW[0-9]{4}) .+$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"```console\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"'[^']*'|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bIW[0-9]{4}\b")]
    private static partial Regex Code();
}
