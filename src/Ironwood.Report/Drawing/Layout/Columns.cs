namespace Ironwood.Report.Drawing.Layout;

/// <summary>The horizontal positions. Areas that share rows are side by side.</summary>
internal sealed class Columns
{
    private readonly Rows _rows;
    private readonly Dictionary<string, Span> _spans = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _above;

    public Columns(Architecture architecture, Rows rows)
    {
        _rows = rows;
        var members = architecture.Areas.SelectMany(area => area.Sets)
            .ToDictionary(set => set.Id, set => set.Boxes, StringComparer.Ordinal);
        IEnumerable<string> Boxes(string id) => members.TryGetValue(id, out var boxes) ? boxes : [id];
        _above = (
            from arrow in architecture.Arrows
            from sender in Boxes(arrow.From)
            from receiver in Boxes(arrow.To)
            select (sender, receiver)).ToLookup(pair => pair.receiver, pair => pair.sender, StringComparer.Ordinal);

        var shelves = Shelves(rows.Middle).ToArray();
        var middle = shelves.Select(WidthOf).Append(0).Max();
        foreach (var shelf in shelves)
        {
            var left = Measures.Margin + (middle - WidthOf(shelf)) / 2;
            foreach (var area in shelf.OrderBy(area => MiddleAbove(area.Boxes.Select(box => box.Id)))
                .ThenBy(area => area.Title, StringComparer.Ordinal))
            {
                left = PlaceArea(area, left) + Measures.AreaGap;
            }
        }
        Right = Measures.Margin + middle;
        if (rows.Beside.Count > 0)
        {
            // Placed beside the areas of the same rows; wider areas further down do not matter.
            var last = rows.Beside.Max(rows.LastOf);
            var left = Measures.SideGap
                + shelves.SelectMany(shelf => shelf).Where(area => rows.FirstOf(area) <= last + 1)
                .Select(area => _spans[area.Id].Right).Max();
            foreach (var area in rows.Beside)
            {
                Right = Math.Max(Right, PlaceArea(area, left));
            }
        }
        if (architecture.HasClients)
        {
            _spans[Architecture.ClientId] = new(
                Measures.Margin + middle / 2 - Measures.BoxWidth / 2, Measures.BoxWidth);
        }
        foreach (var set in members)
        {
            var (first, last) = (set.Value.Min(id => _spans[id].Left), set.Value.Max(id => _spans[id].Right));
            _spans[set.Key] = new(first - Measures.SetPadding, last - first + 2 * Measures.SetPadding);
        }
        // Watching areas below each other have the same width.
        foreach (var area in rows.Beside)
        {
            _spans[area.Id] = _spans[area.Id] with { Width = Right - _spans[area.Id].Left };
        }
    }

    /// <summary>Right end of the rightmost area.</summary>
    public double Right { get; private set; }

    /// <summary>The position of a box, a set or an area.</summary>
    public Span Of(string id) => _spans[id];

    // Areas whose rows overlap are placed on one shelf.
    private IEnumerable<List<Area>> Shelves(IReadOnlyList<Area> areas)
    {
        var shelf = new List<Area>();
        var end = -1;
        foreach (var area in areas.OrderBy(_rows.FirstOf).ThenBy(area => area.Title, StringComparer.Ordinal))
        {
            if (shelf.Count > 0 && _rows.FirstOf(area) > end)
            {
                yield return shelf;
                shelf = [];
            }
            shelf.Add(area);
            end = Math.Max(end, _rows.LastOf(area));
        }
        if (shelf.Count > 0)
        {
            yield return shelf;
        }
    }

    private double WidthOf(List<Area> shelf) => shelf.Sum(WidthOf) + Measures.AreaGap * (shelf.Count - 1);

    private double WidthOf(Area area) =>
        RowsOf(area).Max(row => RowWidth(row.Count(), area)) + 2 * Measures.AreaPadding;

    private static double RowWidth(int boxes, Area area) =>
        boxes * Measures.BoxWidth + (boxes - 1) * Measures.BoxGap + (area.Sets.Count > 0 ? 2 * Measures.SetPadding : 0);

    private IEnumerable<IGrouping<int, Box>> RowsOf(Area area) =>
        area.Boxes.GroupBy(box => _rows.Of(box.Id)).OrderBy(row => row.Key);

    private double PlaceArea(Area area, double left)
    {
        var width = WidthOf(area);
        _spans[area.Id] = new(left, width);
        foreach (var row in RowsOf(area))
        {
            var boxes = Ordered(area, [.. row]);
            var x = left + (width - RowWidth(boxes.Length, area)) / 2 + (area.Sets.Count > 0 ? Measures.SetPadding : 0);
            foreach (var box in boxes)
            {
                _spans[box.Id] = new(x, Measures.BoxWidth);
                x += Measures.BoxWidth + Measures.BoxGap;
            }
        }
        return left + width;
    }

    // A box is below the boxes that lead to it; the boxes of a set stay together.
    private Box[] Ordered(Area area, Box[] boxes) =>
    [
        .. boxes
            .GroupBy(box => area.Sets.FirstOrDefault(set => set.Boxes.Contains(box.Id))?.Id ?? box.Id)
            .OrderBy(together => MiddleAbove(together.Select(box => box.Id)))
            .SelectMany(together => together.OrderBy(box => MiddleAbove([box.Id]))),
    ];

    private double MiddleAbove(IEnumerable<string> ids)
    {
        var above = ids.SelectMany(id => _above[id])
            .Where(_spans.ContainsKey)
            .Select(id => _spans[id].Middle)
            .ToArray();
        return above.Length == 0 ? double.MaxValue : above.Average();
    }
}

/// <summary>From left to right.</summary>
internal readonly record struct Span(double Left, double Width)
{
    public double Right => Left + Width;

    public double Middle => Left + Width / 2;
}
