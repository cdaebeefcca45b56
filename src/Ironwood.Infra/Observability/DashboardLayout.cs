namespace Ironwood.Infra.Observability;

/// <summary>A tile with a size but without a position, in columns of the mosaic.</summary>
internal sealed record Tile(int Width, int Height, DashboardWidget Widget);

/// <summary>
/// Places tiles in rows, from left to right; a row starts below the tallest tile of the one above. So tiles neither
/// overlap nor leave the mosaic, which the API would refuse.
/// </summary>
internal static class DashboardLayout
{
    /// <summary>Columns of a mosaic. The recipe uses 12 columns: its tile of 6 x 4 is 24 x 16 here.</summary>
    public const int Columns = 48;

    /// <exception cref="ArgumentException">A row is wider than the mosaic, or a tile has no width or
    /// height.</exception>
    public static MosaicLayout Rows(params IEnumerable<Tile[]> rows)
    {
        var placed = new List<PlacedTile>();
        var top = 0;
        foreach (var row in rows)
        {
            var left = 0;
            foreach (var tile in row)
            {
                if (tile.Width <= 0 || tile.Height <= 0 || left + tile.Width > Columns)
                {
                    throw new ArgumentException(
                        $"The tile '{tile.Widget.Title}' of {tile.Width} x {tile.Height} does not fit in a row of "
                        + $"{Columns} columns.",
                        nameof(rows));
                }
                placed.Add(new(left, top, tile.Width, tile.Height, tile.Widget));
                left += tile.Width;
            }
            top += row.Max(tile => tile.Height);
        }
        return new(Columns, placed);
    }
}
