namespace Ironwood.Report.Drawing;

/// <summary>Draws an arrow once if every box of a set has it.</summary>
internal static class ArrowBundles
{
    /// <summary>The arrows, bundled at both ends, sorted.</summary>
    public static IReadOnlyList<Arrow> Of(IEnumerable<Arrow> arrows, IReadOnlyList<BoxSet> sets)
    {
        Arrow[] bundled = [.. arrows];
        foreach (var set in sets)
        {
            bundled = Bundle(bundled, set, arrow => arrow.From, (arrow, id) => arrow with { From = id });
            bundled = Bundle(bundled, set, arrow => arrow.To, (arrow, id) => arrow with { To = id });
        }
        return
        [
            .. bundled.OrderBy(arrow => arrow.From, StringComparer.Ordinal)
                .ThenBy(arrow => arrow.To, StringComparer.Ordinal)
                .ThenBy(arrow => arrow.Label, StringComparer.Ordinal),
        ];
    }

    // If every box of a set has the same arrow, these arrows become one arrow of the set.
    private static Arrow[] Bundle(
        IEnumerable<Arrow> arrows, BoxSet set, Func<Arrow, string> end, Func<Arrow, string, Arrow> moved) =>
    [
        .. arrows.GroupBy(arrow => set.Boxes.Contains(end(arrow)) ? moved(arrow, set.Id) : arrow)
            .SelectMany(same => same.Select(end).Distinct().Count() == set.Boxes.Count && end(same.Key) == set.Id
                ? [same.Key]
                : same.AsEnumerable()),
    ];
}
