using System.Xml.Linq;

namespace Ironwood.Repository.Tests.Architecture;

/// <summary>Projects reference each other as the architecture page says, none in another direction.</summary>
public sealed partial class ProjectReferenceTests
{
    private const string Nothing = "nothing";

    /// <summary>The references that the project files have.</summary>
    private static readonly Dictionary<string, string[]> Declared = SourceFile.Projects
        .Where(project => project.StartsWith("src/", StringComparison.Ordinal))
        .ToDictionary(project => Path.GetFileName(project), References, StringComparer.Ordinal);

    /// <summary>The table of the page: a project, what it is, what it references.</summary>
    private static readonly Dictionary<string, string[]> Described = Row()
        .Matches(SourceTree.Read("docs/architecture.md"))
        .ToDictionary(
            row => row.Groups["project"].Value,
            row => row.Groups["references"].Value.Split(", ")
                .Where(name => name != Nothing)
                .Select(name => $"Ironwood.{name}")
                .ToArray(),
            StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. Declared.Keys];

    [Fact]
    public void The_page_has_every_project() =>
        Assert.Equal(Declared.Keys.Order(StringComparer.Ordinal), Described.Keys.Order(StringComparer.Ordinal));

    // A reference that another one brings along may be left out.
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_the_page_says_and_nothing_else(string project) =>
        Assert.Equal(All(Described, project), All(Declared, project));

    private static IEnumerable<string> All(Dictionary<string, string[]> references, string project) =>
        references[project]
            .SelectMany(name => All(references, name).Append(name))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static string[] References(string project) =>
    [
        .. from file in Directory.EnumerateFiles(SourceTree.Path(project), "*.csproj")
           from reference in XDocument.Load(file).Descendants("ProjectReference")
           select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')),
    ];

    [GeneratedRegex(
        @"(?m)^\| `(?<project>Ironwood\.\w+)` \| [^|]+ \| (?<references>[^|]+) \|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
