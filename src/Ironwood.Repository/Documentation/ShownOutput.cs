namespace Ironwood.Repository.Documentation;

/// <summary>The part of an output that a page shows: all of it, or parts with <c>…</c> for omitted lines.</summary>
internal static class ShownOutput
{
    /// <summary>Alone on a line, it stands for any number of lines.</summary>
    public const string Ellipsis = "…";

    /// <summary>Whether an output matches what a page shows.</summary>
    public static bool Matches(IReadOnlyList<string> shown, IReadOnlyList<string> printed) =>
        Places(shown, printed, isExact: true) is not null;

    /// <summary>
    /// The text that the page should show: unchanged if it matches. Otherwise each part is replaced by the current
    /// lines, if the part's first line still exists. Otherwise it is the whole output, which a person must shorten.
    /// </summary>
    public static IReadOnlyList<string> Renew(IReadOnlyList<string> shown, IReadOnlyList<string> printed)
    {
        if (Matches(shown, printed))
        {
            return shown;
        }
        if (!shown.Contains(Ellipsis) || Places(shown, printed, isExact: false) is not { } places)
        {
            return printed;
        }
        var parts = Parts(shown);
        return [.. parts.SelectMany((part, index) =>
            (index == 0 ? [] : new[] { Ellipsis }).Concat(printed.Skip(places[index]).Take(part.Length)))];
    }

    // The position of each part in the output; null if a part is missing.
    private static int[]? Places(IReadOnlyList<string> shown, IReadOnlyList<string> printed, bool isExact)
    {
        var parts = Parts(shown);
        var places = new int[parts.Length];
        var from = 0;
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index];
            var last = printed.Count - part.Length;
            var candidates = parts.Length == 1 ? (last == 0 ? [0] : [])
                : index == 0 ? [0]
                : index == parts.Length - 1 ? [last]
                : Enumerable.Range(from, Math.Max(0, last - from + 1));
            var compared = isExact ? part.Length : Math.Min(1, part.Length);
            var place = candidates.Where(at => at >= from && at <= last).Cast<int?>()
                .FirstOrDefault(at => part.Take(compared).SequenceEqual(printed.Skip(at!.Value).Take(compared)));
            if (place is not { } found)
            {
                return null;
            }
            places[index] = found;
            from = found + part.Length;
        }
        return places;
    }

    private static string[][] Parts(IReadOnlyList<string> shown)
    {
        var parts = new List<string[]>();
        var part = new List<string>();
        foreach (var line in shown.Append(Ellipsis))
        {
            if (line == Ellipsis)
            {
                parts.Add([.. part]);
                part.Clear();
            }
            else
            {
                part.Add(line);
            }
        }
        return [.. parts];
    }
}
