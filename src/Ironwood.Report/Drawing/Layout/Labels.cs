namespace Ironwood.Report.Drawing.Layout;

/// <summary>
/// The labels beside the heads of arrows, wrapped to the space between an arrow and the next item to its right.
/// </summary>
internal sealed class Labels
{
    private readonly Dictionary<Wire, IReadOnlyList<string>> _lines;
    private readonly ILookup<int, int> _counts;

    public Labels(Wires wires, Columns columns)
    {
        _lines = wires.All.Where(wire => wire.Arrow.Label.Length > 0).ToDictionary(
            wire => wire, wire => TextLines.Of(wire.Arrow.Label, Room(wire, wires, columns), Measures.LabelFont));
        _counts = _lines.ToLookup(pair => pair.Key.Target, pair => pair.Value.Count);
    }

    public IEnumerable<Wire> Wires => _lines.Keys;

    /// <summary>The lines beside a wire's head.</summary>
    public IReadOnlyList<string> Of(Wire wire) => _lines[wire];

    /// <summary>Space above a row for labels.</summary>
    public double HeightAbove(int row) => _counts[row].Append(0).Max() * Measures.LineHeight;

    // Up to the next wire that enters from above, and not into the next column.
    private static double Room(Wire wire, Wires wires, Columns columns)
    {
        var x = wire.Legs[^1].To;
        var right = wires.All.SelectMany(other => other.Legs)
            .Where(leg => leg.Gutter == wire.Target && leg.To > x + 1)
            .Select(leg => leg.To - Measures.LabelGap)
            .Append(columns.Of(wire.Arrow.To).Right + Measures.BoxGap / 2)
            .Min();
        return Math.Max(right - x - Measures.LabelGap, Measures.LeastLabel);
    }
}
