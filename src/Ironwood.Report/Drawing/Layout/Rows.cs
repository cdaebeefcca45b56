namespace Ironwood.Report.Drawing.Layout;

/// <summary>
/// The row of each box. Arrows point downwards: an area begins below the areas that lead to it, and inside an area a
/// box is below the boxes that lead to it. Areas that only watch are at the side, from the top.
/// </summary>
internal sealed class Rows
{
    private readonly Dictionary<string, int> _rowOf = new(StringComparer.Ordinal);

    public Rows(Architecture architecture)
    {
        var areaOf = architecture.Areas
            .SelectMany(
                area => area.Boxes.Select(box => (box.Id, area.Id)).Concat(area.Sets.Select(set => (set.Id, area.Id))))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var between = architecture.Arrows
            .Where(arrow => arrow.From != Architecture.ClientId && areaOf[arrow.From] != areaOf[arrow.To])
            .ToLookup(arrow => areaOf[arrow.From], arrow => areaOf[arrow.To], StringComparer.Ordinal);
        var served = Reach(
            architecture.Arrows.Where(a => a.From == Architecture.ClientId).Select(a => areaOf[a.To]), between);
        // Without an entry for requests, all areas are in the middle.
        Beside = served.Count == 0 ? [] : [.. architecture.Areas.Where(area => !served.Contains(area.Id))];
        Middle = [.. architecture.Areas.Except(Beside)];
        var first = architecture.HasClients ? 1 : 0;
        Place(architecture, Middle, between, first);
        Stack(architecture, Beside, between);
        if (architecture.HasClients)
        {
            _rowOf[Architecture.ClientId] = 0;
        }
        Count = _rowOf.Values.Append(0).Max() + 1;
    }

    /// <summary>Areas that requests reach.</summary>
    public IReadOnlyList<Area> Middle { get; }

    /// <summary>Areas that only watch, from top to bottom.</summary>
    public IReadOnlyList<Area> Beside { get; private set; }

    public int Count { get; }

    /// <summary>The row of a box, or of the clients.</summary>
    public int Of(string id) => _rowOf[id];

    public int FirstOf(Area area) => area.Boxes.Min(box => _rowOf[box.Id]);

    public int LastOf(Area area) => area.Boxes.Max(box => _rowOf[box.Id]);

    private void Place(Architecture architecture, IReadOnlyList<Area> areas, ILookup<string, string> between, int first)
    {
        var inner = areas.ToDictionary(area => area.Id, area => Inner(architecture, area), StringComparer.Ordinal);
        var heights = inner.ToDictionary(pair => pair.Key, pair => pair.Value.Values.Max() + 1, StringComparer.Ordinal);
        var starts = Longest([.. areas.Select(area => area.Id)], between, heights);
        foreach (var area in areas)
        {
            foreach (var (box, row) in inner[area.Id])
            {
                _rowOf[box] = first + starts[area.Id] + row;
            }
        }
    }

    private void Stack(Architecture architecture, IReadOnlyList<Area> areas, ILookup<string, string> between)
    {
        var order = Longest(
            [.. areas.Select(area => area.Id)],
            between,
            areas.ToDictionary(area => area.Id, _ => 1, StringComparer.Ordinal));
        Beside = [.. areas.OrderBy(area => order[area.Id]).ThenBy(area => area.Title, StringComparer.Ordinal)];
        var next = 0;
        foreach (var area in Beside)
        {
            var inner = Inner(architecture, area);
            foreach (var (box, row) in inner)
            {
                _rowOf[box] = next + row;
            }
            next += inner.Values.Max() + 1;
        }
    }

    // Boxes without incoming arrows are placed as far down as the boxes that they lead to allow.
    private static Dictionary<string, int> Inner(Architecture architecture, Area area)
    {
        var members = area.Sets.ToDictionary(set => set.Id, set => set.Boxes, StringComparer.Ordinal);
        IEnumerable<string> Boxes(string id) => members.TryGetValue(id, out var boxes) ? boxes : [id];
        var ids = area.Boxes.Select(box => box.Id).ToHashSet(StringComparer.Ordinal);
        var arrows = (
            from arrow in architecture.Arrows
            from sender in Boxes(arrow.From)
            from receiver in Boxes(arrow.To)
            where ids.Contains(sender) && ids.Contains(receiver)
            select (sender, receiver)).ToArray();
        return Longest(
            [.. ids.Order(StringComparer.Ordinal)],
            arrows.ToLookup(pair => pair.sender, pair => pair.receiver, StringComparer.Ordinal),
            ids.ToDictionary(id => id, _ => 1, StringComparer.Ordinal));
    }

    private static HashSet<string> Reach(IEnumerable<string> from, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var id))
        {
            if (reached.Add(id))
            {
                foreach (var to in next[id])
                {
                    open.Push(to);
                }
            }
        }
        return reached;
    }

    // Length of the longest path from the top; an arrow that closes a cycle does not count.
    private static Dictionary<string, int> Longest(
        IReadOnlyList<string> ids, ILookup<string, string> next, Dictionary<string, int> heights)
    {
        var known = ids.ToHashSet(StringComparer.Ordinal);
        var order = new List<string>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        var downwards = new List<(string From, string To)>();
        void Visit(string id)
        {
            state[id] = false;
            foreach (var to in next[id].Where(known.Contains).Distinct().Order(StringComparer.Ordinal))
            {
                var isVisited = state.TryGetValue(to, out var isDone);
                if (!isVisited)
                {
                    Visit(to);
                }
                if (!isVisited || isDone)
                {
                    downwards.Add((id, to));
                }
            }
            state[id] = true;
            order.Add(id);
        }
        foreach (var id in ids.Where(id => !state.ContainsKey(id)))
        {
            Visit(id);
        }
        order.Reverse();
        var starts = ids.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        var below = downwards.ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        foreach (var id in order)
        {
            foreach (var to in below[id])
            {
                starts[to] = Math.Max(starts[to], starts[id] + heights[id]);
            }
        }
        return starts;
    }
}
