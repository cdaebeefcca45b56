namespace Ironwood.Report.Drawing.Layout;

/// <summary>
/// The routes of the arrows: down from a box, along a gutter between two rows, down through gaps between boxes, and
/// into the next box from above. Arrows do not overlap each other and do not cross boxes.
/// </summary>
internal sealed class Wires
{
    private readonly Rows _rows;
    private readonly Columns _columns;
    private readonly Dictionary<string, IReadOnlyList<string>> _members;
    private readonly List<Span>[] _boxes;
    private readonly Dictionary<int, List<double>> _passed = [];

    public Wires(Architecture architecture, Rows rows, Columns columns)
    {
        _rows = rows;
        _columns = columns;
        _members = architecture.Areas.SelectMany(area => area.Sets)
            .ToDictionary(set => set.Id, set => set.Boxes, StringComparer.Ordinal);
        _boxes = [.. Enumerable.Range(0, rows.Count).Select(_ => new List<Span>())];
        var inSets = _members.Values.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
        foreach (var id in architecture.Boxes.Select(box => box.Id)
            .Where(id => !inSets.Contains(id))
            .Concat(_members.Keys)
            .Concat(architecture.HasClients ? [Architecture.ClientId] : []))
        {
            _boxes[RowOf(id)].Add(columns.Of(id));
        }
        var outs = Ports(architecture, arrow => arrow.From, arrow => arrow.To);
        var ins = Ports(architecture, arrow => arrow.To, arrow => arrow.From);
        All = [.. architecture.Arrows.Select(arrow => Route(arrow, outs[arrow], ins[arrow]))];
        Tracks = AssignTracks();
    }

    /// <summary>A wire for each arrow.</summary>
    public IReadOnlyList<Wire> All { get; }

    /// <summary>
    /// The number of parallel arrows above each row; the last value is for the space below the last row.
    /// </summary>
    public IReadOnlyList<int> Tracks { get; }

    private int RowOf(string id) => _members.TryGetValue(id, out var boxes) ? _rows.Of(boxes[0]) : _rows.Of(id);

    // Arrows of a box leave and enter evenly spaced, in the order of their other ends.
    private Dictionary<Arrow, double> Ports(
        Architecture architecture, Func<Arrow, string> at, Func<Arrow, string> other)
    {
        var ports = new Dictionary<Arrow, double>();
        foreach (var box in architecture.Arrows.GroupBy(at))
        {
            var span = _columns.Of(box.Key);
            var sorted = box.OrderBy(arrow => _columns.Of(other(arrow)).Middle)
                .ThenBy(arrow => RowOf(other(arrow)))
                .ToArray();
            var step = Math.Min(span.Width / (sorted.Length + 1), 3 * Measures.Track);
            for (var i = 0; i < sorted.Length; i++)
            {
                ports[sorted[i]] = span.Middle + (i - (sorted.Length - 1) / 2.0) * step;
            }
        }
        return ports;
    }

    private Wire Route(Arrow arrow, double from, double to)
    {
        var (source, target) = (RowOf(arrow.From), RowOf(arrow.To));
        // Gutter n is above row n. The wire starts in the gutter below its source and ends in that above its target.
        var legs = new List<Leg>();
        var (x, gutter) = (from, source + 1);
        while (gutter != target)
        {
            var row = gutter < target ? gutter : gutter - 1;
            var next = Gap(row, x, to);
            legs.Add(new(gutter, x, next));
            x = next;
            gutter += gutter < target ? 1 : -1;
        }
        legs.Add(new(gutter, x, to));
        return new(arrow, source, target, legs);
    }

    // Straight down if that is free, otherwise through the free place in the row that is nearest to the wire's target.
    private double Gap(int row, double straight, double wanted)
    {
        if (!_passed.TryGetValue(row, out var passed))
        {
            _passed[row] = passed = [];
        }
        const double Clear = Measures.Track;
        bool IsFree(double x) =>
            !_boxes[row].Any(box => x > box.Left - Clear && x < box.Right + Clear)
            && !passed.Any(other => Math.Abs(other - x) < Clear - 0.5);
        if (IsFree(straight))
        {
            passed.Add(straight);
            return straight;
        }
        for (var away = 0.0; ; away += Measures.Track / 2)
        {
            foreach (var x in new[] { wanted + away, wanted - away })
            {
                if (IsFree(x) && x > Measures.Margin / 2)
                {
                    passed.Add(x);
                    return x;
                }
            }
        }
    }

    // In each gutter, the first track where the wire meets no other wire.
    private int[] AssignTracks()
    {
        var counts = new int[_rows.Count + 1];
        foreach (var gutter in All.SelectMany(wire => wire.Legs)
            .Where(leg => !leg.IsStraight)
            .GroupBy(leg => leg.Gutter))
        {
            var tracks = new List<List<Leg>>();
            foreach (var leg in gutter.OrderBy(leg => leg.Low).ThenBy(leg => leg.High))
            {
                var track = tracks.FindIndex(
                    taken => taken.TrueForAll(
                        other => other.High + Measures.Track < leg.Low || leg.High + Measures.Track < other.Low));
                if (track < 0)
                {
                    track = tracks.Count;
                    tracks.Add([]);
                }
                tracks[track].Add(leg);
                leg.Track = track;
            }
            counts[gutter.Key] = tracks.Count;
        }
        return counts;
    }
}

/// <summary>The route of one arrow.</summary>
internal sealed record Wire(Arrow Arrow, int Source, int Target, IReadOnlyList<Leg> Legs);

/// <summary>A run along one gutter.</summary>
internal sealed record Leg(int Gutter, double From, double To)
{
    /// <summary>The track in the gutter.</summary>
    public int Track { get; set; }

    public bool IsStraight => Math.Abs(From - To) < 1;

    public double Low => Math.Min(From, To);

    public double High => Math.Max(From, To);
}
