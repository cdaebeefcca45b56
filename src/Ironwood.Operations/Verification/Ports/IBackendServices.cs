namespace Ironwood.Operations.Verification.Ports;

/// <summary>The global backend services of a project, as the balancer sees them.</summary>
public interface IBackendServices
{
    /// <summary>URLs of the instance groups behind it; null when there is no such backend service.</summary>
    Task<IReadOnlyList<string>?> FindAsync(string project, string backendService, CancellationToken cancellation);

    /// <summary>How the VMs of one of its groups answer the health check.</summary>
    Task<IReadOnlyList<MemberHealth>> HealthAsync(
        string project, string backendService, string group, CancellationToken cancellation);
}

/// <summary>How a VM answers the health check.</summary>
/// <param name="Instance">Name of the VM.</param>
/// <param name="State">As <c>HEALTHY</c>.</param>
public sealed record MemberHealth(string Instance, string State)
{
    /// <summary>Whether the balancer sends requests to it.</summary>
    public bool IsHealthy => State == "HEALTHY";
}
