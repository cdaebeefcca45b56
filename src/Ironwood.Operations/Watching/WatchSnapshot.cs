using Ironwood.Catalog.Pricing;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Watching;

/// <summary>A tier as last measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outputs">The stack's outputs for it.</param>
/// <param name="Values">What Monitoring measured; a missing quantity is unknown.</param>
public sealed record TierView(
    string Name, TierOutputs Outputs, IReadOnlyDictionary<WatchedQuantity, SeriesPoint> Values)
{
    /// <summary>Share of requests that ended with a server error, from 0 to 1; null if unknown.</summary>
    public double? ErrorRatio => this[WatchedQuantity.Requests] is not { } requests ? null
        : requests <= 0 ? 0
        : Math.Min(1, (this[WatchedQuantity.Errors] ?? 0) / requests);

    /// <summary>Running VMs; null if unknown. A number that no tier can have is unknown too.</summary>
    public int? Vms => this[WatchedQuantity.Vms] is { } vms and >= 0 and <= 1_000_000 ? (int)Math.Round(vms) : null;

    /// <summary>Fewest VMs that the tier has, including those in a second region.</summary>
    public int SmallestVms => Outputs.Groups.Sum(group => group.MinVms);

    /// <summary>Cost of its VMs per hour at list prices; null, never 0, if number or price is unknown.</summary>
    public decimal? UsdPerHour => Vms is { } vms
        ? Tariff.List.Machines(Outputs.MachineType, Region, Outputs.Capacity, vms).UsdPerHour
        : null;

    /// <summary>A value; null if unknown.</summary>
    public double? this[WatchedQuantity quantity] => Values.TryGetValue(quantity, out var point) ? point.Value : null;

    // us-central1-c is a zone of us-central1.
    private string? Region => Outputs.Groups.FirstOrDefault(group => !group.IsFailover)?.Zone is { } zone
        ? zone[..zone.LastIndexOf('-')]
        : null;
}

/// <summary>A quantity that could not be read in the last round.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="LastSeen">When it was last read; null if never.</param>
/// <param name="Problem">Why it could not be read.</param>
public sealed record StaleQuantity(WatchedQuantity Quantity, DateTimeOffset? LastSeen, Problem Problem);

/// <summary>A platform as last measured.</summary>
/// <param name="At">Time of the measurement.</param>
/// <param name="Environment">The stack's environment.</param>
/// <param name="Tiers">Its tiers.</param>
/// <param name="Stale">Quantities that could not be read.</param>
/// <param name="Asked">Number of questions.</param>
public sealed record WatchSnapshot(
    DateTimeOffset At, string Environment, IReadOnlyList<TierView> Tiers, IReadOnlyList<StaleQuantity> Stale, int Asked)
{
    /// <summary>Whether no question was answered.</summary>
    public bool IsBlind => Stale.Count == Asked;

    /// <summary>Cost of all tiers' VMs per hour; null while any tier's cost is unknown.</summary>
    public decimal? UsdPerHour =>
        Tiers.Any(tier => tier.UsdPerHour is null) ? null : Tiers.Sum(tier => tier.UsdPerHour);

    /// <summary>Whether a quantity is older than this round.</summary>
    public bool IsStale(WatchedQuantity quantity) => Stale.Any(stale => stale.Quantity == quantity);
}
