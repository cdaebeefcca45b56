namespace Ironwood.Catalog.Accelerators;

/// <summary>A way to obtain machines, in the words of an instance template.</summary>
/// <param name="Id">Id that settings use: <c>onDemand</c>, <c>reservation</c>, <c>spot</c> or <c>flexStart</c>.</param>
/// <param name="ProvisioningModel">The template's <c>scheduling.provisioningModel</c>.</param>
/// <param name="AutomaticRestart">The template's <c>scheduling.automaticRestart</c>.</param>
/// <param name="IsNamedForBulkMode">Whether the page on bulk mode names it; the TPU pages show more kinds in
/// use.</param>
/// <param name="IsForAcceleratorsOnly">Whether a general-purpose machine cannot be obtained this way.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="TerminationAction">The template's <c>scheduling.instanceTerminationAction</c>; null where none
/// belongs.</param>
/// <param name="ReservationAffinity">The template's <c>reservationAffinity.type</c>; null where Google's default
/// does.</param>
/// <param name="Note">What a reader should know beside; null if nothing.</param>
public sealed record CapacityKind(
    string Id,
    string ProvisioningModel,
    bool AutomaticRestart,
    bool IsNamedForBulkMode,
    bool IsForAcceleratorsOnly,
    string Source,
    DateOnly AsOf,
    string? TerminationAction = null,
    string? ReservationAffinity = null,
    string? Note = null) : ISourced
{
    private static readonly Lazy<IReadOnlyList<CapacityKind>> Rows = new(static () =>
        EmbeddedRows.Read("Accelerators/capacity-kinds.json", RowFormat.Default.CapacityKindArray));

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<CapacityKind> All => Rows.Value;

    /// <summary>Machines as long as one pays for them, when there are any.</summary>
    public static CapacityKind OnDemand => Find("onDemand")!;

    /// <summary>Machines of a reservation that is named.</summary>
    public static CapacityKind Reservation => Find("reservation")!;

    /// <summary>Machines that Google may take back at any time.</summary>
    public static CapacityKind Spot => Find("spot")!;

    /// <summary>Machines for at most seven days, started together when there are enough.</summary>
    public static CapacityKind FlexStart => Find("flexStart")!;

    /// <summary>The kind of an id, or null.</summary>
    public static CapacityKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
