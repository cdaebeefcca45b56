namespace Ironwood.Problems;

/// <summary>
/// Makes text from settings, files, graphs and servers safe for terminals and logs. All text output of this program
/// goes through here.
/// </summary>
public static partial class PlainText
{
    /// <summary>
    /// The text in one line. Line breaks, control characters, bidirectional and invisible format characters, and
    /// unpaired surrogates become escapes such as <c>\n</c> and <c>\u001b</c>. A command to a CI service
    /// (<c>::error::</c>, <c>##[group]</c>) gets a backslash, so that it is ordinary text.
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

    /// <summary>
    /// The start of a text that is longer than a limit, with an ellipsis; never half a character. Whatever comes from
    /// outside may have any length, and a person reads only its start.
    /// </summary>
    public static string Cut(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : text[..(longest - (char.IsLowSurrogate(text[longest]) ? 1 : 0))] + "…";
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

    // Surrogates are read in pairs, because a pair may be a letter.
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}]")]
    private static partial Regex Unsafe();

    // The forms that GitHub's runner treats as a command: "::name arguments::" at the start of a line, "##[name]"
    // anywhere.
    [GeneratedRegex(@"(?:^|\s)(?=::[A-Za-z-]+(?: .*?)?::)|##(?=\[)")]
    private static partial Regex Command();
}
