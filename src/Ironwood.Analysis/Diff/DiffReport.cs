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
/// <param name="CostBefore">The cost before, at the prices of that time where they are known.</param>
/// <param name="CostAfter">The cost after.</param>
public sealed record DiffReport(
    GraphDiff Diff,
    IReadOnlyList<TierChange> Tiers,
    IReadOnlyList<RouteChange> Routes,
    DailyCost CostBefore,
    DailyCost CostAfter)
{
    /// <summary>The settings that change, those that no resource shows too. Empty if the earlier settings are
    /// unknown.</summary>
    public IReadOnlyList<PropertyChange> Settings { get; init; } = [];

    /// <summary>Whether the earlier prices are unknown, so that the stack's own prices stand in for them.</summary>
    public bool HasAssumedPrices { get; init; }

    /// <summary>Whether the cost is another one, or becomes known or unknown.</summary>
    public bool ChangesCost => CostBefore.Sum != CostAfter.Sum;

    /// <summary>Whether nothing changes: no resource, no output, no cost and no setting.</summary>
    public bool IsEmpty => Diff.IsEmpty && !ChangesCost && Settings.Count == 0;

    /// <summary>Chips at the largest size before.</summary>
    public int ChipsBefore => Tiers.Sum(tier => tier.ChipsBefore);

    /// <summary>Chips at the largest size after.</summary>
    public int ChipsAfter => Tiers.Sum(tier => tier.ChipsAfter);

    /// <summary>The report on two graphs. Pure.</summary>
    /// <param name="before">The graph that is compared with.</param>
    /// <param name="after">The graph that is compared.</param>
    /// <param name="costBefore">What the first costs.</param>
    /// <param name="costAfter">What the second costs.</param>
    public static DiffReport Of(
        ResourceGraph before, ResourceGraph after, DailyCost costBefore, DailyCost costAfter)
    {
        var diff = GraphDiff.Of(before, after);
        return new(diff, TierDiff.Of(diff), RouteDiff.Of(before, after), costBefore, costAfter);
    }

    /// <summary>The settings that differ between two configurations, each a map of settings.</summary>
    public static IReadOnlyList<PropertyChange> SettingsOf(JsonObject before, JsonObject after) =>
    [
        .. PropertyDiff.Of(before, after)
            .Select(change => new PropertyChange(
                change.Path, change.Before?.DeepClone(), change.After?.DeepClone())),
    ];
}
