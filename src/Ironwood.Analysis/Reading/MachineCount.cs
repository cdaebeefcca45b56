namespace Ironwood.Analysis.Reading;

/// <summary>The smallest and largest number of machines where the number changes automatically.</summary>
/// <param name="Least">At its smallest.</param>
/// <param name="Most">At its largest.</param>
internal sealed record MachineCount(int Least, int Most)
{
    /// <summary>
    /// Halfway, rounded up. This is an assumption for planning, not a forecast: a graph does not know the future load.
    /// </summary>
    public int Typical => Least + ((Most - Least + 1) / 2);
}
