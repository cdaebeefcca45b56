namespace Ironwood.Report.Drawing;

/// <summary>Escapes text so that a Mermaid label shows it unchanged.</summary>
public static class MermaidText
{
    // Mermaid searches for directives, comments, HTML and Markdown before quotes; these characters begin none of them.
    // A colon is not safe: after the word "style" or "classDef" the next number would lose its semicolon.
    private const string Plain = " -_.,/()…";

    /// <summary>
    /// The text in one line. Letters, digits and safe characters stay; others become a number such as <c>#34;</c>,
    /// which Mermaid decodes like an HTML entity.
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
