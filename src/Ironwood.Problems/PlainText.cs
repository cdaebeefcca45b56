using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ironwood.Problems;

/// <summary>
/// Text from settings, files, graphs and servers, as a terminal or a log shows it without obeying it. Everything that
/// this program prints as text goes through here.
/// </summary>
public static partial class PlainText
{
    /// <summary>
    /// The text in one line. Line breaks, control characters, bidirectional and invisible format characters, and halves
    /// of characters become escapes such as <c>\n</c> and <c>\u001b</c>. A command to a CI service
    /// (<c>::error::</c>, <c>##[group]</c>) gets a backslash, which makes it ordinary text.
    /// </summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var line = text;
        if (Unsafe().IsMatch(text))
        {
            var escaped = new StringBuilder(text.Length + 16);
            foreach (var rune in text.EnumerateRunes())
            {
                Append(escaped, rune);
            }
            line = escaped.ToString();
        }
        return line.Contains("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal)
            ? Command().Replace(line, @"$0\")
            : line;
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n':
                escaped.Append(@"\n");
                break;
            case '\r':
                escaped.Append(@"\r");
                break;
            case '\t':
                escaped.Append(@"\t");
                break;
            default:
                if (IsShown(rune))
                {
                    escaped.Append(rune.ToString());
                }
                else
                {
                    foreach (var unit in rune.ToString())
                    {
                        escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                    }
                }
                break;
        }
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    // Halves of characters are looked at in pairs: they may be letters.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}]")]
    private static partial Regex Unsafe();

    // What GitHub's runner takes for a command: "::name arguments::" where a line begins, "##[name]" anywhere.
    [GeneratedRegex(@"(?:^|\s)(?=::[A-Za-z-]+(?: .*?)?::)|##(?=\[)")]
    private static partial Regex Command();
}
