using System.Diagnostics.CodeAnalysis;

namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// Arrangement of a slice's chips, two- or three-dimensional, such as <c>2x4</c> or <c>4x8x8</c>. Whether a generation
/// has it is a question for <see cref="Generation.IsLegal"/>. Two topologies are equal when their dimensions are, in
/// order.
/// </summary>
public sealed record Topology
{
    // Far above any slice, and small enough that no surface overflows an int.
    private const int MostChips = 100_000_000;

    private readonly int _rank;
    private readonly int _x;
    private readonly int _y;
    private readonly int _z;

    private Topology(int rank, int x, int y, int z) => (_rank, _x, _y, _z) = (rank, x, y, z);

    /// <summary>Chips per dimension, in the order written.</summary>
    public IReadOnlyList<int> Dimensions => _rank == 2 ? [_x, _y] : [_x, _y, _z];

    /// <summary>Number of chips: the product of the dimensions.</summary>
    public int Chips => _x * _y * _z;

    /// <summary>
    /// Outer surface of the box in chip faces. Of topologies with equally many chips, the one with the smallest surface
    /// is the most like a cube and has the shortest paths between chips.
    /// </summary>
    public int Surface => 2 * ((_x * _y) + (_y * _z) + (_z * _x));

    /// <summary>Orders by chips, then by dimensions.</summary>
    public static IComparer<Topology> BySize { get; } = Comparer<Topology>.Create(static (a, b) =>
        (a.Chips, a._rank, a._x, a._y, a._z).CompareTo((b.Chips, b._rank, b._x, b._y, b._z)));

    /// <summary>Reads two or three positive numbers joined by <c>x</c>: no signs, spaces or leading zeros.</summary>
    /// <param name="text">For example <c>4x8x8</c>.</param>
    /// <param name="topology">The topology; null if the text is not a topology.</param>
    /// <returns><c>false</c> when the text has another form or more chips than an <see cref="int"/> holds.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Topology? topology)
    {
        topology = null;
        var parts = (text ?? "").Split('x');
        if (parts.Length is not (2 or 3))
        {
            return false;
        }

        Span<int> dimensions = [1, 1, 1];
        long chips = 1;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].StartsWith('0')
                || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out dimensions[i])
                || (chips *= dimensions[i]) > MostChips)
            {
                return false;
            }
        }

        topology = new Topology(parts.Length, dimensions[0], dimensions[1], dimensions[2]);
        return true;
    }

    /// <summary>Reads a topology.</summary>
    /// <exception cref="FormatException">The text is not a topology.</exception>
    public static Topology Parse(string text) => TryParse(text, out var topology)
        ? topology
        : throw new FormatException($"'{text}' is not a topology; write chips per dimension, such as '4x8x8'.");

    /// <summary>The form that Google Cloud takes, such as <c>4x8x8</c>.</summary>
    public override string ToString() => string.Join('x', Dimensions);

    internal static Topology Of(int x, int y, int z) => new(3, x, y, z);
}
