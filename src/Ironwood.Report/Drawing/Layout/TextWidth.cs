namespace Ironwood.Report.Drawing.Layout;

/// <summary>The font of a text.</summary>
/// <param name="Size">Font size, in units of the drawing.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal readonly record struct Font(double Size, bool IsBold = false);

/// <summary>
/// Calculates the maximum width of a text. The reader's font is unknown; DejaVu Sans is the widest font in the style
/// sheet, so its widths are used.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.1;

    /// <summary>The width, in units of the drawing.</summary>
    public static double Of(string text, Font font) =>
        text.EnumerateRunes().Sum(WidthOf) * font.Size * (font.IsBold ? Bold : 1);

    // Widths as fractions of the font size.
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
            // Scripts with wide letters begin here.
            _ => rune.Value < 0x1100 ? 0.79 : 1.1,
        },
    };
}
