using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Boot;

namespace Ironwood.Planning.Plan;

/// <summary>A tier with everything that its settings leave to be calculated. Only valid settings have one.</summary>
/// <param name="Name">The tier's name.</param>
/// <param name="Shape">What one slice, or one replica, consists of.</param>
/// <param name="Groups">Its managed instance groups, in the order of their names.</param>
/// <param name="Routes">The routes that it answers.</param>
/// <param name="IsDefault">Whether it answers what no route matches.</param>
public sealed record TierPlan(
    string Name,
    SliceShape Shape,
    IReadOnlyList<GroupPlan> Groups,
    IReadOnlyList<RoutePattern> Routes,
    bool IsDefault)
{
    /// <summary>Delay before a machine with a stub is repaired; others have the longest that is allowed.</summary>
    private const int StubHealingSeconds = 600;

    /// <summary>What the tier says about itself.</summary>
    internal TierSettings Settings { get; init; } = new();

    /// <summary>The region of its machines.</summary>
    public required string Region { get; init; }

    /// <summary>The tier's machines in a second region; null when it has none. That plan has no further one.</summary>
    public TierPlan? Failover { get; init; }

    /// <summary>Whether this is another plan's <see cref="Failover"/>.</summary>
    public bool IsFailover { get; init; }

    /// <summary>The plan itself and, where there is one, its <see cref="Failover"/>.</summary>
    public IEnumerable<TierPlan> OfAllRegions => Failover is null ? [this] : [this, Failover];

    /// <summary>How its machines are obtained.</summary>
    public required CapacityKind Capacity { get; init; }

    /// <summary>How its groups change their size; null when the size is fixed.</summary>
    public required ScalingPlan? Scaling { get; init; }

    /// <summary>Its Vertex AI endpoint; null without one. A second region has none.</summary>
    public VertexPlan? Vertex { get; init; }

    /// <summary>The tier that takes over when this one is full or unhealthy; null when none does.</summary>
    public string? OverflowTo { get; init; }

    /// <summary>Whether Cloud CDN keeps its static answers.</summary>
    public bool HasCdn => Settings.Cdn;

    /// <summary>The reservation that its machines come from; null for none.</summary>
    public string? Reservation => Settings.Reservation;

    /// <summary>Hours until its machines are deleted; null where they stay.</summary>
    public int? RunHours => Capacity != CapacityKind.FlexStart
        ? null
        : Settings.FlexStartHours ?? (int)Limits.FlexStartRunHours.Value;

    /// <summary>Seconds that a new machine has to become healthy before it is repaired.</summary>
    public int HealingDelaySeconds => Settings.AutohealingDelaySeconds
        ?? (Shape.Generation.IsAccelerator ? (int)Limits.AutohealingInitialDelaySeconds.Value : StubHealingSeconds);

    /// <summary>
    /// Exact routes whose requests its hosts may get: its own, and those of the tiers that overflow to it.
    /// </summary>
    public IReadOnlyList<string> ExactRoutes { get; init; } = [];

    /// <summary>Variables of its model servers by name, each with the full name of the secret that it gets.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What a machine's boot disk is made of.</summary>
    public string BootImage => Settings.Serving.BootImage ?? Shape.Generation.Image.SourceImage;

    /// <summary>Requests in flight that one VM takes before the balancer prefers another group; null where the balancer
    /// counts requests per second.</summary>
    public int? MaxRequestsInFlightPerVm => Settings.MaxRequestsPerSecondPerVm is null && Serving.Engine is { } engine
        ? Math.Max(1, engine.Concurrency / Shape.Vms)
        : null;

    /// <summary>Requests a second that one VM takes before the balancer prefers another group.</summary>
    public double MaxRequestsPerSecondPerVm => Settings.MaxRequestsPerSecondPerVm ?? 1;

    /// <summary>What its hosts run.</summary>
    public required ServingPlan Serving { get; init; }

    /// <summary>
    /// GB of the model's files, as the settings or the catalogue say; null where neither does, or a stub serves.
    /// </summary>
    public int? ModelGb => Serving.ModelGb;

    /// <summary>GB of a machine's boot disk.</summary>
    public int BootDiskGb => Serving.DiskGb;

    /// <summary>
    /// Whether all machines of a group are created at once or none: slices, which serve only as a whole, and
    /// flex-start, which comes in no other way. Such a group neither repairs nor exchanges single machines.
    /// </summary>
    public bool IsBulk => Shape.IsMultiHost || Capacity == CapacityKind.FlexStart;

    /// <summary>Prometheus job of its hosts.</summary>
    /// <param name="stack">What tells this stack's hosts from those of another stack in the project.</param>
    public string MonitoringJob(string stack) => $"{stack}-{Name}";

    /// <summary>How its hosts boot.</summary>
    /// <param name="stack">What tells this stack's hosts from those of another stack in the project.</param>
    /// <param name="requestTimeoutSeconds">Longest time that the load balancer gives a request.</param>
    public BootConfiguration Boot(string stack, int requestTimeoutSeconds) => new()
    {
        Tier = Name,
        Stack = stack,
        MonitoringJob = MonitoringJob(stack),
        Shape = Shape,
        Serving = Settings.Serving,
        Image = Serving.Image,
        TensorParallelSize = Serving.TensorParallelSize,
        Arguments = Serving.Arguments,
        ServerEnvironment = Serving.Environment,
        ModelGb = ModelGb,
        ExactRoutes = ExactRoutes,
        Secrets = Secrets,
        RequestTimeoutSeconds = requestTimeoutSeconds,
    };

    /// <summary>VMs of all groups, at their largest.</summary>
    public int MaxVms => Groups.Sum(group => group.MaxVms);

    /// <summary>VMs of all groups, at their smallest.</summary>
    public int MinVms => Groups.Sum(group => group.MinVms);

    /// <summary>Chips of all groups, at their largest; 0 without accelerators.</summary>
    public int MaxChips => MaxVms * Shape.MachineType.ChipsPerVm;

    /// <summary>Chips of all groups, at their smallest; 0 without accelerators.</summary>
    public int MinChips => MinVms * Shape.MachineType.ChipsPerVm;

    /// <summary>Whether the number of VMs changes by itself.</summary>
    public bool IsAutoscaled => Scaling is not null;

    /// <summary>The name of the tier that takes over from this one; null when none does.</summary>
    internal string? Takeover(IEnumerable<TierPlan> plans) => Settings.Overflow ? NextLarger(plans)?.Name : null;

    /// <summary>The smallest of these plans that is larger than this one; null when none is.</summary>
    internal TierPlan? NextLarger(IEnumerable<TierPlan> plans) =>
        SmallestFirst(plans).FirstOrDefault(plan => (plan.MaxChips, plan.MaxVms).CompareTo((MaxChips, MaxVms)) > 0);

    /// <summary>Plans in the order of their size: chips, then VMs, then names.</summary>
    public static IEnumerable<TierPlan> SmallestFirst(IEnumerable<TierPlan> plans) => plans
        .OrderBy(plan => plan.MaxChips)
        .ThenBy(plan => plan.MaxVms)
        .ThenBy(plan => plan.Name, StringComparer.Ordinal);
}

/// <summary>
/// One zonal managed instance group behind the balancer: a multi-host slice, or one zone's share of a tier whose
/// VMs serve alone.
/// </summary>
/// <param name="Name">
/// Unique in the stack: <c>large-3</c> for a slice, <c>large-failover3</c> for one in the second region,
/// <c>small-us-central1-c</c> for a zone's share.
/// </param>
/// <param name="Zone">The zone.</param>
/// <param name="MinVms">VMs, or fewest VMs when autoscaled.</param>
/// <param name="MaxVms">VMs, or most VMs when autoscaled.</param>
public sealed record GroupPlan(string Name, string Zone, int MinVms, int MaxVms);
