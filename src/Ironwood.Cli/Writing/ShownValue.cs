using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ironwood.Analysis.Diff;
using Ironwood.Graph;

namespace Ironwood.Cli.Writing;

/// <summary>A changed value in one line: of long texts, what lies around the first difference.</summary>
internal static class ShownValue
{
    private const int Longest = 96;
    private const int Context = 24;
    private const string Ellipsis = "…";

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Both values; <c>(none)</c> for one that is not given.</summary>
    public static (string Before, string After) Of(PropertyChange property)
    {
        var before = Text(property.Before);
        var after = Text(property.After);
        if (property.Before is null || property.After is null || (before.Length <= Longest && after.Length <= Longest))
        {
            return (Cut(before, 0), Cut(after, 0));
        }
        var same = before.AsSpan().CommonPrefixLength(after);
        return (Cut(before, same - Context), Cut(after, same - Context));
    }

    /// <summary>A text in one line, cut where it is too long.</summary>
    public static string Cut(string text, int start = 0, int longest = Longest)
    {
        var from = Math.Clamp(start, 0, Math.Max(0, text.Length - 1));
        // Not through the middle of a character of two halves.
        from -= from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        var to = Math.Min(text.Length, from + longest);
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        return (from > 0 ? Ellipsis : "") + Plain(text[from..to]) + (to < text.Length ? Ellipsis : "");
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue scalar when scalar.TryGetValue(out string? text) => Reference.Shorten(text),
        _ => Reference.Shorten(value.ToJsonString(OneLine)),
    };

    // What would move the cursor or end the line is shown, not done.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            plain.Append(character switch
            {
                '\n' => '⏎',
                _ when char.IsControl(character) => ' ',
                _ => character,
            });
        }
        return plain.ToString();
    }
}
