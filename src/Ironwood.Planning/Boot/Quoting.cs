using System.Text.Encodings.Web;
using System.Text.Json;

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

    /// <summary>The lines of a YAML block inside an entry of <c>write_files</c>; empty lines stay empty.</summary>
    public static string Indent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(
            '\n', text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : $"      {line}"));
    }

    /// <summary>
    /// A line of a file that Docker reads as <c>NAME=value</c>: it takes everything to the end of the line, and has
    /// no way to write a line's end.
    /// </summary>
    /// <exception cref="ArgumentException">The value has control characters.</exception>
    public static string Line(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Any(char.IsControl)
            ? throw new ArgumentException(
                $"The environment variable {name} has a control character in its value.", nameof(value))
            : value;
    }
}
