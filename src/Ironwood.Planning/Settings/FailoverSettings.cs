namespace Ironwood.Planning.Settings;

/// <summary>
/// The same tier once more in a second region. Its machines are behind the same backend service and take what the
/// first region's cannot: the balancer prefers those of the first.
/// </summary>
public sealed record FailoverSettings
{
    /// <summary>The second region, for example <c>us-east5</c>; not <c>gcp:region</c>. Required.</summary>
    public required string Region { get; init; }

    /// <summary>Zones, all in that region. Default: the catalogue's first zone of it that offers the
    /// generation.</summary>
    public IReadOnlyList<string>? Zones { get; init; }

    /// <summary>Chips there. Default: as many as in the first region. The topology is the first region's.</summary>
    [Between(1, 1_000_000)]
    public int? Chips { get; init; }

    /// <summary>Slices there. Default: as many as in the first region.</summary>
    [Between(1, 100_000)]
    public int? Slices { get; init; }

    /// <summary>VMs there; <c>generation: cpu</c> only. Default: as many as in the first region.</summary>
    [Between(1, nameof(Limits.InstancesPerBalancedGroup))]
    public int? Vms { get; init; }

    /// <summary>Autoscaling there. Default: as in the first region, unless a size is given here.</summary>
    public ScalingSettings? Scaling { get; init; }

    /// <summary>How the machines there are obtained. Default: as in the first region.</summary>
    public string? Capacity { get; init; }

    /// <summary>The reservation there: one belongs to a zone, so it cannot be the first region's.</summary>
    public string? Reservation { get; init; }

    /// <summary>The second region as a tier of its own: what it says itself, and of the rest what the tier
    /// says.</summary>
    internal TierSettings Of(TierSettings tier)
    {
        var saysSize = Chips is not null || Slices is not null || Vms is not null;
        return tier with
        {
            Zones = Zones,
            Chips = Chips,
            Slices = Slices,
            Vms = Vms ?? (Scaling is null ? tier.Vms : null),
            Scaling = Scaling ?? (saysSize ? null : tier.Scaling),
            Capacity = Capacity ?? tier.Capacity,
            Reservation = Reservation,
            Failover = null,
        };
    }
}
