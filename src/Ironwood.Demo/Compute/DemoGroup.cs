namespace Ironwood.Demo.Compute;

/// <summary>A managed instance group of the platform.</summary>
public sealed record DemoGroup
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Its target number of VMs.</summary>
    public required int Vms { get; init; }

    /// <summary>The number of The number of The number of VMs that do not run: the last ones.</summary>
    public int Missing { get; init; }

    /// <summary>The number of VMs that run but do not answer the health check: the first ones.</summary>
    public int Unhealthy { get; init; }

    /// <summary>Whether the group is stable.</summary>
    public bool IsStable { get; init; } = true;

    /// <summary>The current action on VMs that do not run.</summary>
    public string Action { get; init; } = "CREATING";

    /// <summary>Why they do not run; null without a reason.</summary>
    public string? Error { get; init; }
}
