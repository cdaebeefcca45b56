namespace Ironwood.Repository.Tests.Workflows;

/// <summary>Every verb and option that a page mentions is real.</summary>
public sealed class MentionedCommandTests
{
    public static TheoryData<string> Pages =>
    [
        .. new[] {
            "README.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            ".github/pull_request_template.md",
            ".github/scripts/verify-stack.sh",
        },
        .. Directory.EnumerateFiles(SourceTree.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_tells_to_run_can_be_run(string page)
    {
        var text = SourceTree.Read(page);
        // The one section whose example is a verb that does not exist.
        var misspelt = text.IndexOf("## IW0002 ", StringComparison.Ordinal);
        if (misspelt >= 0)
        {
            text = text.Remove(misspelt, text.IndexOf("\n## ", misspelt, StringComparison.Ordinal) - misspelt);
        }
        Assert.Equal([], CommandWords.Unknown(text));
    }

    [Theory]
    [InlineData("run `./ironwood previw`", "./ironwood previw")]
    [InlineData("run `./ironwood preview [--stakc dev]`", "./ironwood preview --stakc")]
    [InlineData("$ ./ironwood check --stack dev -x", "./ironwood check -x")]
    [InlineData("`./ironwood catalog models read --confg x`", "./ironwood read --confg")]
    [InlineData("`./ironwood catalog models raed`", "./ironwood catalog models raed")]
    public void What_does_not_exist_is_found(string text, string unknown) =>
        Assert.Equal([unknown], CommandWords.Unknown(text));

    [Fact]
    public void What_contributors_are_told_to_run_is_in_their_table()
    {
        var rows = SourceTree.Read("CONTRIBUTING.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .ToArray();
        Assert.True(rows.Length > 8);
        Assert.All(
            rows,
            row => Assert.Equal(
                4, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|')));
    }
}
