namespace Ironwood.Catalog.Pricing;

/// <summary>How machines are obtained, which decides what they cost.</summary>
public enum CapacityKind
{
    /// <summary>When there are any, for as long as they are kept.</summary>
    OnDemand,

    /// <summary>Kept free in advance, and paid for whether used or not.</summary>
    Reservation,

    /// <summary>Cheap, and taken back at any time.</summary>
    Spot,

    /// <summary>Queued for, and kept for at most a week.</summary>
    FlexStart,
}
