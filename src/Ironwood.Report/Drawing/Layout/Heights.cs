namespace Ironwood.Report.Drawing.Layout;

/// <summary>The vertical positions of rows and gutters.</summary>
internal sealed class Heights
{
    private readonly double[] _tops;
    private readonly double[] _heights;
    private readonly double[] _tracks;

    public Heights(Architecture architecture, Rows rows, Wires wires, Labels labels)
    {
        _tops = new double[rows.Count];
        _heights = new double[rows.Count];
        _tracks = new double[rows.Count + 1];
        var firsts = architecture.Areas.Select(rows.FirstOf).ToHashSet();
        var lasts = architecture.Areas.Select(rows.LastOf).ToHashSet();
        var sets = architecture.Areas.SelectMany(area => area.Sets).Select(set => rows.Of(set.Boxes[0])).ToHashSet();
        foreach (var row in architecture.Boxes.GroupBy(box => rows.Of(box.Id)))
        {
            _heights[row.Key] = row.Max(HeightOf);
        }
        if (architecture.HasClients)
        {
            _heights[0] = Math.Max(_heights[0], Measures.LineHeight + 2 * Measures.BoxPadding);
        }
        var y = Measures.Margin;
        for (var row = 0; row <= rows.Count; row++)
        {
            if (row > 0)
            {
                y += (sets.Contains(row - 1) ? Measures.SetPadding : 0)
                    + (lasts.Contains(row - 1) ? Measures.AreaPadding : 0) + Measures.Gutter / 2;
            }
            _tracks[row] = y;
            y += wires.Tracks[row] * Measures.Track;
            if (row == rows.Count)
            {
                Bottom = y;
                break;
            }
            y += (row > 0 ? Measures.Gutter / 2 : 0)
                + (firsts.Contains(row) ? Measures.AreaTitle + Measures.AreaPadding / 2 : 0)
                + (sets.Contains(row) ? Measures.SetTitle : 0) + labels.HeightAbove(row);
            _tops[row] = y;
            y += _heights[row];
        }
    }

    /// <summary>Below everything.</summary>
    public double Bottom { get; }

    /// <summary>Top of a row's boxes.</summary>
    public double TopOf(int row) => _tops[row];

    public double BottomOf(int row) => _tops[row] + _heights[row];

    public double Of(int row) => _heights[row];

    /// <summary>The position of a leg.</summary>
    public double Of(Leg leg) => _tracks[leg.Gutter] + leg.Track * Measures.Track;

    /// <summary>Height of a box: its name, its kind and its details.</summary>
    public static double HeightOf(Box box) =>
        (NameOf(box).Count + KindOf(box).Count + DetailsOf(box).Count) * Measures.LineHeight + 2 * Measures.BoxPadding;

    /// <summary>The lines of a box's name.</summary>
    public static IReadOnlyList<string> NameOf(Box box) =>
        TextLines.Of(box.Name, Measures.TextWidth, Measures.NameFont);

    /// <summary>The lines of a box's kind.</summary>
    public static IReadOnlyList<string> KindOf(Box box) =>
        TextLines.Of(box.Kind, Measures.TextWidth, Measures.KindFont);

    /// <summary>The lines of a box's details.</summary>
    public static IReadOnlyList<string> DetailsOf(Box box) =>
        [.. box.Details.SelectMany(detail => TextLines.Of(detail, Measures.TextWidth, Measures.DetailFont))];
}
