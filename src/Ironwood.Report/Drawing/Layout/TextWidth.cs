using System.Globalization;
using System.Text;

namespace Ironwood.Report.Drawing.Layout;

/// <summary>How text is set.</summary>
/// <param name="Size">Height of a line's letters, in units of the drawing.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal readonly record struct Font(double Size, bool IsBold = false);

/// <summary>
/// How wide text is at most. Which font a reader's system has is not known; the widest of those that the style names
/// is DejaVu Sans, and its letters are measured here.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.1;

    /// <summary>The width, in units of the drawing.</summary>
    public static double Of(string text, Font font) =>
        text.EnumerateRunes().Sum(WidthOf) * font.Size * (font.IsBold ? Bold : 1);

    // In parts of the font's size.
    private static double WidthOf(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' => 0.3,
        ' ' or '.' or ',' or ':' or ';' or '/' or '\\' or '|' or '!' or '-' => 0.37,
        '(' or ')' or '[' or ']' or 'f' or 't' or 'r' or 'I' or 'J' => 0.42,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 1,
        '<' or '>' or '=' or '+' or '~' or '#' => 0.84,
        >= 'A' and <= 'Z' => 0.79,
        < 0x80 => 0.64,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            // Scripts of wide letters begin here.
            _ => rune.Value < 0x1100 ? 0.79 : 1.1,
        },
    };
}
