namespace Ironwood.Analysis.Diff;

/// <summary>The fixed cost of a graph at its largest size.</summary>
/// <param name="UsdPerDay">US dollars a day by tier or component.</param>
/// <param name="Unpriced">Resources whose price is unknown. While there are any, every sum is too low.</param>
public sealed record DailyCost(IReadOnlyDictionary<string, decimal> UsdPerDay, int Unpriced)
{
    /// <summary>The sum; null when something has no price.</summary>
    public decimal? Sum => Unpriced > 0 ? null : UsdPerDay.Values.Sum();
}

/// <summary>Everything that is reported about a change.</summary>
/// <param name="Diff">The resources.</param>
/// <param name="Tiers">The tiers of both graphs.</param>
/// <param name="Routes">The routes that change.</param>
/// <param name="CostBefore">The cost before.</param>
/// <param name="CostAfter">The cost after, at the same prices.</param>
public sealed record DiffReport(
    GraphDiff Diff,
    IReadOnlyList<TierChange> Tiers,
    IReadOnlyList<RouteChange> Routes,
    DailyCost CostBefore,
    DailyCost CostAfter)
{
    /// <summary>Chips at the largest size before.</summary>
    public int ChipsBefore => Tiers.Sum(tier => tier.ChipsBefore);

    /// <summary>Chips at the largest size after.</summary>
    public int ChipsAfter => Tiers.Sum(tier => tier.ChipsAfter);

    /// <summary>The report on two graphs. Pure.</summary>
    /// <param name="before">The graph that is compared with.</param>
    /// <param name="after">The graph that is compared.</param>
    /// <param name="cost">What a graph costs: the same prices for both.</param>
    public static DiffReport Of(ResourceGraph before, ResourceGraph after, Func<ResourceGraph, DailyCost> cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var diff = GraphDiff.Of(before, after);
        return new(diff, TierDiff.Of(diff), RouteDiff.Of(before, after), cost(before), cost(after));
    }
}
