using Ironwood.Catalog.Accelerators;

namespace Ironwood.Planning.Settings;

/// <summary>
/// One serving tier as it is written. A TPU tier names <see cref="Chips"/>, or <see cref="Slices"/> and
/// <see cref="Topology"/>, or all three if they agree; a tier of <c>generation: cpu</c> names <see cref="Vms"/>.
/// What follows from it is in the plan.
/// </summary>
public sealed record TierSettings
{
    /// <summary>The smallest tier that a stack can have, as it is written.</summary>
    internal const string Example = "small: {generation: cpu, default: true}";

    /// <summary>Accelerator generation of the catalogue. Default <c>tpu7x</c> (Ironwood).</summary>
    public string Generation { get; init; } = AcceleratorCatalog.DefaultGenerationId;

    /// <summary>Chips of the whole tier. Default: slices × chips of the topology.</summary>
    [Between(1, 1_000_000)]
    public int? Chips { get; init; }

    /// <summary>Number of slices. Default: chips ÷ chips of the topology.</summary>
    [Between(1, 100_000)]
    public int? Slices { get; init; }

    /// <summary>
    /// Topology of one replica: the machines that one model server spans, for example <c>2x2x2</c>. Default: one
    /// machine of the generation's default type, such as <c>2x2x1</c>.
    /// </summary>
    public string? Topology { get; init; }

    /// <summary>Number of VMs; <c>generation: cpu</c> only. Default 1.</summary>
    [Between(1, nameof(Limits.InstancesPerBalancedGroup))]
    public int? Vms { get; init; }

    /// <summary>
    /// Zones, all in the region; slices are dealt out over them in this order. Default: the catalogue's first
    /// zone of the region that offers the generation.
    /// </summary>
    public IReadOnlyList<string>? Zones { get; init; }

    /// <summary>Autoscaling; only where one VM serves alone. Default: a fixed number.</summary>
    public ScalingSettings? Scaling { get; init; }

    /// <summary>
    /// Routes that this tier answers, each a path such as <c>/simple/*</c>, or a map of <c>path</c>, <c>host</c> and
    /// <c>headers</c>. A route for a host goes before routes for every host; then the longest path wins, then the
    /// route with more headers. Default: none, which only the default tier may do.
    /// </summary>
    public IReadOnlyList<RouteSettings> Routes { get; init; } = [];

    /// <summary>Whether this tier answers what no route matches. Default false; exactly one tier says true.</summary>
    public bool Default { get; init; }

    /// <summary>
    /// Requests a second that one VM takes before the balancer prefers another group. A slice counts with all its VMs.
    /// Default: the balancer counts requests in flight where the catalogue knows how many the model server takes,
    /// else 1.
    /// </summary>
    [Between(0.001, 100_000)]
    public double? MaxRequestsPerSecondPerVm { get; init; }

    /// <summary>
    /// Whether Cloud CDN keeps this tier's static answers for an hour. Default false. It keeps answers to GET and
    /// HEAD only: what is asked by POST, as inference is, is never cached.
    /// </summary>
    public bool Cdn { get; init; }

    /// <summary>
    /// Whether the next larger tier takes over when this one is full or unhealthy. Default false. Its model then
    /// answers in this one's place.
    /// </summary>
    public bool Overflow { get; init; }

    /// <summary>
    /// The tier's machines in a second region, for the case that those of <c>gcp:region</c> are full or unhealthy.
    /// Default: none.
    /// </summary>
    public FailoverSettings? Failover { get; init; }

    /// <summary>The tier's Vertex AI endpoint.</summary>
    public VertexSettings Vertex { get; init; } = new();

    /// <summary>
    /// How the machines are obtained: <c>onDemand</c>, <c>reservation</c> (names one), <c>spot</c> (may be taken back
    /// at any time) or <c>flexStart</c> (for at most seven days). Default <c>onDemand</c>.
    /// </summary>
    public string Capacity { get; init; } = CapacityKind.OnDemand.Id;

    /// <summary>
    /// The reservation's name, or <c>projects/P/reservations/NAME</c> for one that another project shares; with
    /// <c>capacity: reservation</c> required, else refused.
    /// </summary>
    public string? Reservation { get; init; }

    /// <summary>Hours until flex-start machines are deleted; with <c>capacity: flexStart</c> only. Default 168, the
    /// most.</summary>
    [Between(1, nameof(Limits.FlexStartRunHours))]
    public int? FlexStartHours { get; init; }

    /// <summary>
    /// Seconds that a new machine has to become healthy before it is repaired: the model's load and compilation. Only
    /// where machines serve alone. Default 3600, the most; for <c>generation: cpu</c> 600.
    /// </summary>
    [Between(0, nameof(Limits.AutohealingInitialDelaySeconds))]
    public int? AutohealingDelaySeconds { get; init; }

    /// <summary>What is served.</summary>
    public ServingSettings Serving { get; init; } = new();
}
