using Microsoft.CodeAnalysis.CSharp;

namespace Ironwood.Repository.Linting;

/// <summary>
/// Checks that no line of C# is longer than 120 columns. Two kinds of lines may be longer, because they cannot be
/// wrapped: a line that a single word makes too long, such as an address, and a line that a string literal with data
/// makes too long, such as JSON or a regular expression. A literal with prose must be wrapped, except raw literals of
/// tests: they hold expected output, which has its own lines.
/// </summary>
internal static partial class ColumnLint
{
    /// <summary>The longest line.</summary>
    public const int Columns = 120;

    // A longer word, such as an address, may make a line too long.
    private const int LongWord = 80;

    public static Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        var lines = RepositoryFiles.Of(context.Root)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => In(path, File.ReadAllText(Path.Combine(context.Root, path))))
            .ToArray();
        return Task.FromResult(lines.Length == 0
            ? LintResult.Passed
            : LintResult.Failed(
                string.Join('\n', lines), "wrap the lines, or move long data to a file; dotnet format does not wrap"));
    }

    /// <summary>The findings in a file, one line each.</summary>
    /// <param name="path">Path from the root, with slashes.</param>
    /// <param name="content">The file's text.</param>
    public static IEnumerable<string> In(string path, string content)
    {
        var lines = content.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        if (lines.All(line => line.Length <= Columns))
        {
            return [];
        }
        var data = DataColumns(content, lines.Length, path.Contains("tests/", StringComparison.Ordinal));
        return
        [
            .. from entry in lines.Select((text, index) => (Text: text, Index: index))
               where entry.Text.Length > Columns
               where entry.Text.Length - data[entry.Index] > Columns && LongestWord(entry.Text) <= LongWord
               select $"{path}:{entry.Index + 1}: has {entry.Text.Length} columns; at most {Columns}",
        ];
    }

    private static int LongestWord(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Max(word => word.Length);

    // For each line, the columns that string literals with data take.
    private static int[] DataColumns(string content, int count, bool isTest)
    {
        var columns = new int[count];
        var root = CSharpSyntaxTree.ParseText(content, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        foreach (var token in root.DescendantTokens().Where(token => token.Kind() is
            SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken))
        {
            var line = token.GetLocation().GetLineSpan().StartLinePosition.Line;
            var isOutput = isTest && token.Kind() is not SyntaxKind.StringLiteralToken
                && token.Text.Contains('\n');
            foreach (var part in token.Text.Split('\n'))
            {
                columns[line++] += !isOutput && Prose().IsMatch(part) ? 0 : part.Length;
            }
        }
        return columns;
    }

    // Six words in a row, with nothing but spaces and punctuation between them.
    [GeneratedRegex(@"([A-Za-z]+(['-][a-z]+)?[,;:.]? ){5}[A-Za-z]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Prose();
}
