namespace Ironwood.Outputs;

/// <summary>A tier: its machines and its addresses.</summary>
public sealed record TierOutputs
{
    /// <summary>Generation of its machines, as <c>tpu7x</c> or <c>cpu</c>.</summary>
    public required string Generation { get; init; }

    /// <summary>Machine type, as <c>tpu7x-standard-4t</c>.</summary>
    public required string MachineType { get; init; }

    /// <summary>Accelerator topology of a slice, as <c>4x8x8</c>; null without accelerators.</summary>
    public string? Topology { get; init; }

    /// <summary>
    /// Chips of all its groups at their smallest size, without a second region; 0 without accelerators.
    /// </summary>
    public required int Chips { get; init; }

    /// <summary>
    /// How its machines are obtained: <c>onDemand</c>, <c>reservation</c>, <c>spot</c>, <c>flexStart</c>.
    /// </summary>
    public required string Capacity { get; init; }

    /// <summary>Whether it answers requests that no route matches.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>
    /// Paths that lead to it on every host, whatever the headers, as <c>/simple</c> and <c>/simple/*</c>.
    /// </summary>
    public required ImmutableArray<string> Routes { get; init; }

    /// <summary>Routes that also need a host or headers; null without such routes, and before version 1.2.</summary>
    public ImmutableArray<RouteOutputs>? ConditionalRoutes { get; init; }

    /// <summary>
    /// URL of its first route, a path alone if it has one; the base URL for a default tier without such a path.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>Name of its backend service.</summary>
    public required string BackendService { get; init; }

    /// <summary>Logical name of its pod.</summary>
    public required string Pod { get; init; }

    /// <summary>
    /// Prometheus job of its model servers, as the label <c>job</c> of their series has it. No other stack of the
    /// project has the same. Null before version 1.1.
    /// </summary>
    public string? MonitoringJob { get; init; }

    /// <summary>Its managed instance groups, those of a second region last.</summary>
    public required ImmutableArray<GroupOutputs> Groups { get; init; }

    /// <summary>Its Vertex AI endpoint; null without one.</summary>
    public VertexOutputs? Vertex { get; init; }
}

/// <summary>A route that needs a host or headers.</summary>
public sealed record RouteOutputs
{
    /// <summary>The host; null for every host.</summary>
    public string? Host { get; init; }

    /// <summary>The paths; <c>/*</c> for every path.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Headers that a request must have, by name, each with a value that leads to the tier.</summary>
    public required ImmutableSortedDictionary<string, string> Headers { get; init; }
}

/// <summary>A managed instance group.</summary>
public sealed record GroupOutputs
{
    /// <summary>Name of the group.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What the names of its VMs begin with, before a dash. No VM of another stack in the project begins with the same.
    /// Null before version 1.1.
    /// </summary>
    public string? BaseInstanceName { get; init; }

    /// <summary>Its zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Full URL of the instance group, as backend services name it.</summary>
    public required string InstanceGroup { get; init; }

    /// <summary>VMs at its smallest size; for a fixed size, all of them.</summary>
    public required int MinVms { get; init; }

    /// <summary>VMs at its largest size.</summary>
    public required int MaxVms { get; init; }

    /// <summary>Whether its VMs are one slice, which serves as a whole or not at all.</summary>
    public required bool IsSlice { get; init; }

    /// <summary>Whether it is in the tier's second region.</summary>
    public required bool IsFailover { get; init; }
}

/// <summary>A Vertex AI endpoint.</summary>
public sealed record VertexOutputs
{
    /// <summary>As <c>projects/P/locations/R/endpoints/N</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Its region.</summary>
    public required string Region { get; init; }

    /// <summary>Path through the front door, as <c>/vertex/small/predict</c>; null without a route.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// Whether the stack deploys a Model Garden model to it; if not, an operator must deploy a model.
    /// </summary>
    public required bool HasModelGardenModel { get; init; }
}
