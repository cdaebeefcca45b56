namespace Ironwood.Operations.Verification.Checks;

/// <summary>Words for numbers, lists and names in evidence.</summary>
internal static class Wording
{
    /// <summary>Most items that are listed by name; the rest is counted.</summary>
    private const int Shown = 5;

    /// <summary>The first items, and the number of the others.</summary>
    public static string Some(IReadOnlyCollection<string> items) => items.Count <= Shown
        ? string.Join(", ", items)
        : $"{string.Join(", ", items.Take(Shown))} and {Number(items.Count - Shown)} more";

    public static string Count(long count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A count with a noun whose plural does not end with an s.</summary>
    public static string Count(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A time span in the unit that fits its size.</summary>
    public static string Time(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
    };

    /// <summary>The last part of a resource's name or URL.</summary>
    public static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>The part of a resource's name that follows a collection's: the region after <c>locations</c>.</summary>
    public static string PartAfter(string collection, string name)
    {
        var parts = name.Split('/');
        var index = Array.IndexOf(parts, collection);
        return index >= 0 && index + 1 < parts.Length ? parts[index + 1] : "";
    }
}
