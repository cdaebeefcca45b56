namespace Ironwood.Cli.Writing;

/// <summary>Writes any text in GitHub's Markdown so that it is shown as it is.</summary>
internal static class MarkdownText
{
    /// <summary>A name or value, as code. Pipes are escaped, because they end a table cell even in code.</summary>
    public static string Code(string text)
    {
        var plain = PlainText.Line(text).Replace("|", "\\|", StringComparison.Ordinal);
        if (plain.Trim().Length == 0)
        {
            return "` `";
        }
        var fence = new string('`', LongestRun(plain, '`') + 1);
        var pad = plain[0] is '`' or ' ' || plain[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{plain}{pad}{fence}";
    }

    /// <summary>Words that contain no markup, no mention and no HTML.</summary>
    public static string Words(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in PlainText.Line(text))
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                // A word joiner: the text after it mentions no person and links to no issue.
                '@' or '#' => $"{character}\u2060",
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '|' or '~' or '!' => $"\\{character}",
                _ => character.ToString(),
            });
        }
        return escaped.ToString();
    }

    private static int LongestRun(string text, char wanted)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == wanted ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
