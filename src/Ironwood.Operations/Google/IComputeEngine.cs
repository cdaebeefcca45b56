namespace Ironwood.Operations.Google;

/// <summary>Instance groups and backend services of Compute Engine.</summary>
public interface IComputeEngine
{
    /// <summary>All managed instance groups of a project, in every zone.</summary>
    Task<IReadOnlyList<ListedGroup>> ListGroupsAsync(string project, CancellationToken cancellation);

    /// <summary>All VMs of a managed instance group.</summary>
    Task<IReadOnlyList<GroupMember>> MembersAsync(string project, ListedGroup group, CancellationToken cancellation);

    /// <summary>URLs of the instance groups behind a global backend service; null when it does not exist.</summary>
    Task<IReadOnlyList<string>?> FindBackendsAsync(
        string project, string backendService, CancellationToken cancellation);

    /// <summary>Health of the VMs in one of a backend service's groups.</summary>
    Task<IReadOnlyList<MemberHealth>> HealthAsync(
        string project, string backendService, string group, CancellationToken cancellation);
}

/// <summary>A managed instance group.</summary>
/// <param name="Name">Name.</param>
/// <param name="Zone">Zone.</param>
/// <param name="Vms">Target size: how many VMs the group should have.</param>
/// <param name="Running">VMs that run and have no action pending.</param>
/// <param name="IsStable">Whether no change is in progress or pending.</param>
public sealed record ListedGroup(string Name, string Zone, int Vms, int Running, bool IsStable);

/// <summary>A VM of a managed group.</summary>
/// <param name="Name">Name.</param>
/// <param name="Status">Status, such as <c>RUNNING</c>; empty while the VM does not exist.</param>
/// <param name="Action">Action in progress, such as <c>CREATING</c>; otherwise <c>NONE</c>.</param>
/// <param name="Error">Code of the last error, such as <c>ZONE_RESOURCE_POOL_EXHAUSTED</c>; null without one.</param>
public sealed record GroupMember(string Name, string Status, string Action, string? Error);

/// <summary>Result of a VM's health check.</summary>
/// <param name="Instance">Name of the VM.</param>
/// <param name="State">State, such as <c>HEALTHY</c>.</param>
public sealed record MemberHealth(string Instance, string State)
{
    /// <summary>Whether the load balancer sends requests to the VM.</summary>
    public bool IsHealthy => State == "HEALTHY";
}
