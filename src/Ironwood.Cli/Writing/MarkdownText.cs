using System.Text;

namespace Ironwood.Cli.Writing;

/// <summary>Any text as GitHub's Markdown shows it, as it is.</summary>
internal static class MarkdownText
{
    /// <summary>A name or value, as code. A pipe would end a table's cell, in code too.</summary>
    public static string Code(string text)
    {
        var plain = OneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        if (plain.Trim().Length == 0)
        {
            return "` `";
        }
        var fence = new string('`', LongestRun(plain, '`') + 1);
        var pad = plain[0] is '`' or ' ' || plain[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{pad}{plain}{pad}{fence}";
    }

    /// <summary>Words, in which nothing is markup, a mention or HTML.</summary>
    public static string Words(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in OneLine(text))
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                // A word joiner: what follows mentions nobody and links to no issue.
                '@' or '#' => $"{character}\u2060",
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '|' or '~' or '!' => $"\\{character}",
                _ => character.ToString(),
            });
        }
        return escaped.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

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
