namespace Ironwood.Analysis.Reading;

/// <summary>How many there may be of something whose size changes by itself.</summary>
/// <param name="Least">At its smallest.</param>
/// <param name="Most">At its largest.</param>
internal readonly record struct MachineCount(int Least, int Most)
{
    /// <summary>
    /// Halfway, rounded up. This is an assumption for planning, not a forecast: no graph holds the future load.
    /// </summary>
    public int Typical => Least + ((Most - Least + 1) / 2);
}
