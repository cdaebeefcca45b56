namespace Ironwood.Repository.Linting;

/// <summary>
/// Finds the texts in a file that people read. The kind of file decides what they are: all of Markdown, Razor pages and
/// the catalogue's rows; comments and string literals of C#; comments of YAML, scripts and project files, and the names
/// in workflows. Other kinds are data or come from third parties, and have no such texts.
/// </summary>
internal static partial class ReadTexts
{
    /// <summary>The texts of a file; empty for other kinds of files.</summary>
    /// <param name="path">Path from the root, with slashes.</param>
    /// <param name="content">Reads the file.</param>
    public static IEnumerable<ReadText> Of(string path, Func<string> content) => Path.GetExtension(path) switch
    {
        ".cs" => CSharpTexts.Of(content()),
        ".md" or ".razor" => Paragraphs(content(), Markup),
        ".json" when path.StartsWith("src/Ironwood.Catalog/", StringComparison.Ordinal) =>
            Paragraphs(content(), line => line, isOneEach: true),
        ".yml" or ".yaml" => Paragraphs(
            content(), path.StartsWith(".github/", StringComparison.Ordinal) ? NameOrComment : Comment),
        ".sh" or ".editorconfig" => Paragraphs(content(), Comment),
        ".props" or ".targets" or ".csproj" => Paragraphs(content(), line => line),
        "" when content().StartsWith("#!", StringComparison.Ordinal) => Paragraphs(content(), Comment),
        _ => [],
    };

    // Consecutive lines with text are one paragraph; a sentence may continue on the next line.
    private static IEnumerable<ReadText> Paragraphs(string content, Func<string, string> read, bool isOneEach = false)
    {
        ReadText? paragraph = null;
        var number = 0;
        foreach (var line in content.Split('\n'))
        {
            number++;
            var text = read(line).Trim();
            if (text.Length > 0)
            {
                (paragraph ??= new()).Add(text, number);
            }
            if (paragraph is not null && (text.Length == 0 || isOneEach))
            {
                yield return paragraph;
                paragraph = null;
            }
        }
        if (paragraph is not null)
        {
            yield return paragraph;
        }
    }

    // Code in a sentence counts as one word: its contents are names.
    private static string Markup(string line) => InlineCode().Replace(line, "CODE");

    private static string Comment(string line) => CommentPart().Match(line).Groups["text"].Value;

    private static string NameOrComment(string line) =>
        NamePart().Match(line) is { Success: true } name ? name.Groups["text"].Value : Comment(line);

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"(^|\s)#+\s(?<text>.*)", RegexOptions.ExplicitCapture)]
    private static partial Regex CommentPart();

    [GeneratedRegex(@"^\s*(- )?(name|description|title|about|label|placeholder):\s*(?<text>\S.*)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NamePart();
}
