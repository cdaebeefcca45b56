using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ironwood.Repository.Linting;

/// <summary>The comments and string literals of a C# file.</summary>
internal static partial class CSharpTexts
{
    // Documentation comments are read as plain comments: their tags are removed here, not parsed.
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    /// <summary>Neighbouring line comments are one text, and so are the parts of a concatenated string.</summary>
    public static IEnumerable<ReadText> Of(string content)
    {
        var root = CSharpSyntaxTree.ParseText(content, Options).GetRoot();
        return Comments(root).Concat(Strings(root));
    }

    private static IEnumerable<ReadText> Comments(SyntaxNode root)
    {
        ReadText? text = null;
        var (last, column) = (0, 0);
        foreach (var comment in root.DescendantTrivia().Where(trivia => trivia.Kind() is
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
        {
            var start = comment.GetLocation().GetLineSpan().StartLinePosition;
            var line = start.Line + 1;
            if (text is not null && (line != last + 1 || start.Character != column))
            {
                yield return text;
                text = null;
            }
            (text ??= new()).Add(Plain(comment.ToString()), line);
            (last, column) = (line, start.Character);
        }
        if (text is not null)
        {
            yield return text;
        }
    }

    private static IEnumerable<ReadText> Strings(SyntaxNode root)
    {
        ReadText? text = null;
        foreach (var token in root.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken:
                    Add(text ??= new(), token);
                    break;
                // Between the parts of a concatenation.
                case SyntaxKind.PlusToken or SyntaxKind.InterpolatedStringStartToken
                    or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                    or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                    or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                    or SyntaxKind.InterpolatedRawStringEndToken:
                    break;
                default:
                    if (text is not null)
                    {
                        yield return text;
                    }
                    text = null;
                    break;
            }
        }
        if (text is not null)
        {
            yield return text;
        }
    }

    private static void Add(ReadText text, SyntaxToken token)
    {
        var line = token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        var separator = "";
        foreach (var part in token.Text.Split('\n'))
        {
            text.Add(part.Trim('"', '\r'), line++, separator);
            separator = " ";
        }
    }

    // A code or reference tag counts as one word; other tags disappear.
    private static string Plain(string comment) =>
        Tag().Replace(Code().Replace(comment.TrimStart('/', '*', ' ').TrimEnd('/', '*', ' '), "CODE"), "").Trim();

    [GeneratedRegex("<c>.*?</c>|<(see|paramref|typeparamref)[^>]*/>", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();
}
