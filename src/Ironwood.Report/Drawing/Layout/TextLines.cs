namespace Ironwood.Report.Drawing.Layout;

/// <summary>
/// Splits text into lines between words, and a word that is too wide after <c>-</c>, <c>/</c> or <c>.</c>.
/// </summary>
internal static class TextLines
{
    private const int MostLines = 6;
    private const string Ellipsis = "…";

    /// <summary>As many lines as needed, at most six; longer text ends with <c>…</c>.</summary>
    public static IReadOnlyList<string> Of(string text, double width, Font font)
    {
        var lines = new List<string> { "" };
        foreach (var piece in Pieces(text, width, font))
        {
            if (lines[^1].Length == 0 || TextWidth.Of((lines[^1] + piece).TrimEnd(), font) <= width)
            {
                lines[^1] += piece;
            }
            else
            {
                lines.Add(piece);
            }
        }
        var shown = lines.Take(MostLines).Select(line => line.TrimEnd()).ToArray();
        if (lines.Count > MostLines)
        {
            shown[^1] = Cut(shown[^1] + Ellipsis + lines[MostLines], width, font);
        }
        return shown;
    }

    /// <summary>One line, ending with <c>…</c> if the text is too wide.</summary>
    public static string Cut(string text, double width, Font font)
    {
        if (TextWidth.Of(text, font) <= width)
        {
            return text;
        }
        var (cut, room) = ("", width - TextWidth.Of(Ellipsis, font));
        foreach (var letter in Letters(text))
        {
            if (TextWidth.Of(cut + letter, font) > room)
            {
                break;
            }
            cut += letter;
        }
        return cut.TrimEnd('…') + Ellipsis;
    }

    // Words with the space after them, or parts of words that are too wide for a line.
    private static IEnumerable<string> Pieces(string text, double width, Font font)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (TextWidth.Of(word, font) <= width)
            {
                yield return word + " ";
                continue;
            }
            var piece = "";
            foreach (var letter in Letters(word))
            {
                if (piece.Length > 0 && TextWidth.Of(piece + letter, font) > width)
                {
                    yield return piece;
                    piece = "";
                }
                piece += letter;
                if (letter is "-" or "/" or "." or "_")
                {
                    yield return piece;
                    piece = "";
                }
            }
            yield return piece + " ";
        }
    }

    // A grapheme, which readers see as one letter, is never split.
    private static IEnumerable<string> Letters(string text)
    {
        for (var letters = StringInfo.GetTextElementEnumerator(text); letters.MoveNext();)
        {
            yield return letters.GetTextElement();
        }
    }
}
