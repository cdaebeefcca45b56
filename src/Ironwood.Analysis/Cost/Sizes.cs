namespace Ironwood.Analysis.Cost;

/// <summary>How large something is that may change by itself.</summary>
/// <param name="Least">At its smallest.</param>
/// <param name="Most">At its largest.</param>
internal readonly record struct Sizes(int Least, int Most)
{
    /// <summary>
    /// Halfway, rounded up. An assumption to plan with and no forecast: what the load will be stands in no graph.
    /// </summary>
    public int Typical => Least + ((Most - Least + 1) / 2);

    public static Sizes Fixed(int size) => new(size, size);
}
