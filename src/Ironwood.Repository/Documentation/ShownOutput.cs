namespace Ironwood.Repository.Documentation;

/// <summary>
/// What a page shows of an output: all of it, or parts of it with <c>…</c> in place of the lines between.
/// </summary>
internal static class ShownOutput
{
    /// <summary>Stands alone on a line for any number of lines.</summary>
    public const string Ellipsis = "…";

    /// <summary>Whether an output is what a page shows of it.</summary>
    public static bool Matches(IReadOnlyList<string> shown, IReadOnlyList<string> printed) =>
        Places(shown, printed, isExact: true) is not null;

    /// <summary>
    /// What the page should show: the same where it is right; else the lines that are there now in place of each part,
    /// as far as the part's first line is still there; else the whole output, for a person to cut.
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

    // Where in the output each part begins; null when one is nowhere.
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
