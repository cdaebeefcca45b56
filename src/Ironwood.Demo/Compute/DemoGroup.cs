namespace Ironwood.Demo.Compute;

/// <summary>A managed instance group of the platform.</summary>
public sealed record DemoGroup
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its zone.</summary>
    public required string Zone { get; init; }

    /// <summary>VMs that it is to have.</summary>
    public required int Vms { get; init; }

    /// <summary>VMs that do not run: the last ones.</summary>
    public int Missing { get; init; }

    /// <summary>VMs that run and do not answer the health check: the first ones.</summary>
    public int Unhealthy { get; init; }

    /// <summary>Whether nothing about it changes.</summary>
    public bool IsStable { get; init; } = true;

    /// <summary>What is being done to VMs that do not run.</summary>
    public string Action { get; init; } = "CREATING";

    /// <summary>Why they do not run; null for no reason.</summary>
    public string? Error { get; init; }
}
