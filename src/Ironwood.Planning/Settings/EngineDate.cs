namespace Ironwood.Planning.Settings;

/// <summary>
/// A date as a stack file may hold it. Without quotes the Pulumi engine makes a moment of it, and writes that out in
/// one of two forms; <c>pulumi stack init</c> even writes the form into the file.
/// </summary>
public static partial class EngineDate
{
    /// <summary>Reads <c>2027-03-31</c>, <c>2027-03-31 00:00:00 +0000 UTC</c> or <c>2027-03-31T00:00:00Z</c>.</summary>
    public static bool TryRead(string text, out DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        date = default;
        return match.Success
            && DateOnly.TryParseExact(
                match.Groups["date"].ValueSpan,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out date);
    }

    // The day is the one that was written; a time of day and a zone, if there are any, do not move it.
    [GeneratedRegex(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2}| [-+][0-9]{4} [-+0-9A-Z]+))?\z")]
    private static partial Regex Form();
}
