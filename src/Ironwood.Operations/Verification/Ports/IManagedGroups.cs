namespace Ironwood.Operations.Verification.Ports;

/// <summary>The managed instance groups of a project.</summary>
public interface IManagedGroups
{
    /// <summary>All of them, whatever their zone.</summary>
    Task<IReadOnlyList<ManagedGroup>> ListAsync(string project, CancellationToken cancellation);

    /// <summary>The VMs of one that nothing is being done to, and those that something is.</summary>
    Task<IReadOnlyList<GroupMember>> MembersAsync(string project, ManagedGroup group, CancellationToken cancellation);
}

/// <summary>A managed instance group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Vms">VMs that it is to have.</param>
/// <param name="Running">VMs that run and that nothing is being done to.</param>
/// <param name="IsStable">Whether nothing about it changes or is about to.</param>
public sealed record ManagedGroup(string Name, string Zone, int Vms, int Running, bool IsStable);

/// <summary>A VM of a managed group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">As <c>RUNNING</c>; empty while it does not exist.</param>
/// <param name="Action">What is being done to it, as <c>CREATING</c>; <c>NONE</c> when nothing is.</param>
/// <param name="Error">Code of what went wrong last, as <c>ZONE_RESOURCE_POOL_EXHAUSTED</c>; null when nothing
/// did.</param>
public sealed record GroupMember(string Name, string Status, string Action, string? Error);
