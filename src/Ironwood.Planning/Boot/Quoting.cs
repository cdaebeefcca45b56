using System.Text.Encodings.Web;

namespace Ironwood.Planning.Boot;

/// <summary>Puts values into other languages, so that a value never becomes syntax.</summary>
public static class Quoting
{
    // Only what JSON itself must escape: the text stays legible, and no reader of it is a browser.
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A word of a POSIX shell: in single quotes, which end only at the next one.</summary>
    public static string Shell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>A JSON text, which is a YAML text too.</summary>
    public static string Json(string text) => JsonSerializer.Serialize(text, Plain);

    /// <summary>
    /// The first character of a text that has no place in a line of a boot file, as <c>U+2028</c>; null without
    /// one. YAML readers break lines at some of them, which would make the rest of the line a setting of its own, and
    /// refuse to read a file with the others.
    /// </summary>
    public static string? Unwritable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var index = 0; index < text.Length; index++)
        {
            // A half of a pair of surrogates has no code point of its own.
            if (!Rune.TryGetRuneAt(text, index, out var rune) || IsUnwritable(rune))
            {
                var code = rune == default ? text[index] : rune.Value;
                return string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
            }
            index += rune.Utf16SequenceLength - 1;
        }
        return null;
    }

    /// <summary>The lines of a YAML block inside an entry of <c>write_files</c>; empty lines stay empty.</summary>
    /// <exception cref="ArgumentException">A line has a character that is <see cref="Unwritable"/>.</exception>
    public static string Indent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line =>
            Unwritable(line.Replace('\t', ' ')) is { } character
                ? throw new ArgumentException($"A line of a boot file has the character {character}.", nameof(text))
                : line.Length == 0 ? "" : $"      {line}"));
    }

    /// <summary>
    /// A line of a file that Docker reads as <c>NAME=value</c>: it takes everything to the end of the line, and has
    /// no way to write a line's end.
    /// </summary>
    /// <exception cref="ArgumentException">The value has a character that is <see cref="Unwritable"/>.</exception>
    public static string Line(string name, string value) => Unwritable(value) is { } character
        ? throw new ArgumentException(
            $"The environment variable {name} has the character {character} in its value.", nameof(value))
        : value;

    private static bool IsUnwritable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        // A byte order mark, and the code points that are no characters.
        || rune.Value is 0xFEFF or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}
