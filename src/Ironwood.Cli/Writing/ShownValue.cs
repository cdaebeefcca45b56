using Ironwood.Analysis.Diff;

namespace Ironwood.Cli.Writing;

/// <summary>Shows a changed value in one line; for long texts, the part around the first difference.</summary>
internal static class ShownValue
{
    private const int Longest = 96;
    private const int Context = 24;
    private const string Ellipsis = "…";

    /// <summary>Both values; <c>(none)</c> for one that is missing.</summary>
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

    /// <summary>A text in one line, cut if it is too long.</summary>
    public static string Cut(string text, int start = 0, int longest = Longest)
    {
        var from = Math.Clamp(start, 0, Math.Max(0, text.Length - 1));
        // Not between the two halves of a character.
        from -= from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        return (from > 0 ? Ellipsis : "") + PlainText.Line(PlainText.Cut(text[from..], longest));
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue scalar when scalar.TryGetValue(out string? text) => Reference.Shorten(text),
        _ => Reference.Shorten(value.ToJsonString(JsonForm.OneLine)),
    };
}
