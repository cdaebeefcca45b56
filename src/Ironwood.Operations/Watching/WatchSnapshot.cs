using Ironwood.Catalog.Pricing;
using Ironwood.Operations.Google;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Operations.Watching;

/// <summary>A tier as it was last seen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outputs">What the stack says of it.</param>
/// <param name="Values">What Monitoring says of it; what is missing is not known.</param>
public sealed record TierView(string Name, TierOutputs Outputs, IReadOnlyDictionary<WatchedQuantity, SeriesPoint> Values)
{
    /// <summary>
    /// Share of its requests that a server's error answered, from 0 to 1; null where no requests are known.
    /// </summary>
    public double? ErrorRatio => this[WatchedQuantity.Requests] is not { } requests ? null
        : requests <= 0 ? 0
        : Math.Min(1, (this[WatchedQuantity.Errors] ?? 0) / requests);

    /// <summary>VMs that run; null where it is not known.</summary>
    public int? Vms => this[WatchedQuantity.Vms] is { } vms ? (int)Math.Round(vms) : null;

    /// <summary>VMs that it has at its smallest, a second region's among them.</summary>
    public int SmallestVms => Outputs.Groups.Sum(group => group.MinVms);

    /// <summary>
    /// What its VMs cost an hour at list prices; null where their number or their price is not known, which is never
    /// nothing.
    /// </summary>
    public decimal? UsdPerHour => Vms is { } vms
        ? Tariff.List.Machines(Outputs.MachineType, Region, Outputs.Capacity, vms).UsdPerHour
        : null;

    /// <summary>A value; null where it is not known.</summary>
    public double? this[WatchedQuantity quantity] => Values.TryGetValue(quantity, out var point) ? point.Value : null;

    // us-central1-c is a zone of us-central1.
    private string? Region => Outputs.Groups.FirstOrDefault(group => !group.IsFailover)?.Zone is { } zone
        ? zone[..zone.LastIndexOf('-')]
        : null;
}

/// <summary>What could not be asked in the last round, and from when what is shown of it is.</summary>
/// <param name="Quantity">What.</param>
/// <param name="LastSeen">When it was last answered; null when it never was.</param>
/// <param name="Problem">Why it was not now.</param>
public sealed record StaleQuantity(WatchedQuantity Quantity, DateTimeOffset? LastSeen, Problem Problem);

/// <summary>A platform as it was last seen.</summary>
/// <param name="At">When.</param>
/// <param name="Environment">Which.</param>
/// <param name="Tiers">Its tiers.</param>
/// <param name="Stale">What was not answered.</param>
/// <param name="Asked">How many questions were asked.</param>
public sealed record WatchSnapshot(
    DateTimeOffset At, string Environment, IReadOnlyList<TierView> Tiers, IReadOnlyList<StaleQuantity> Stale, int Asked)
{
    /// <summary>Whether nothing at all was answered.</summary>
    public bool IsBlind => Stale.Count == Asked;

    /// <summary>What all tiers' VMs cost an hour; null while one of them is not known.</summary>
    public decimal? UsdPerHour => Tiers.Any(tier => tier.UsdPerHour is null)
        ? null
        : Tiers.Sum(tier => tier.UsdPerHour);

    /// <summary>Whether a quantity is older than this round.</summary>
    public bool IsStale(WatchedQuantity quantity) => Stale.Any(stale => stale.Quantity == quantity);
}
