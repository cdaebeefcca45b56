using System.Globalization;
using System.Text;

namespace Ironwood.Report.Drawing;

/// <summary>Any text as a label of Mermaid shows it, as it is.</summary>
public static class MermaidText
{
    // Mermaid looks for directives, comments, HTML and Markdown before it looks for quotes; these begin none of them. A
    // colon does: behind the word "style" or "classDef" the number that comes next would lose its semicolon.
    private const string Plain = " -_.,/()…";

    /// <summary>
    /// The text in one line; what is no letter, digit or harmless sign stands as a number, <c>#34;</c>, which Mermaid
    /// reads as HTML reads entities.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                escaped.Append(' ');
            }
            else if (Rune.IsLetterOrDigit(rune)
                || (rune.IsBmp && Plain.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                escaped.Append(rune.ToString());
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }
        return escaped.ToString();
    }
}
