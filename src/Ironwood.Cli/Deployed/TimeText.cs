using static System.FormattableString;

namespace Ironwood.Cli.Deployed;

/// <summary>Times as a person writes them: <c>90s</c>, <c>5m</c>, <c>1h</c>.</summary>
internal static class TimeText
{
    // A year, longer than any use needs.
    private const double MostSeconds = 366 * 86_400;

    /// <summary>The time, or null when the text is not one.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length < 2
            || !double.TryParse(
                text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number))
        {
            return null;
        }
        double? seconds = text[^1] switch
        {
            's' => number,
            'm' => number * 60,
            'h' => number * 3_600,
            'd' => number * 86_400,
            _ => null,
        };
        return seconds is { } some && some <= MostSeconds ? TimeSpan.FromSeconds(some) : null;
    }

    /// <summary>A time in words.</summary>
    public static string Of(TimeSpan time) => time.TotalSeconds < 120
        ? Invariant($"{time.TotalSeconds:0.#} s")
        : Invariant($"{time.TotalMinutes:0.#} min");
}
