using Ironwood.Planning.Boot;
using Pulumi;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>What all managed groups have in common, slices and replicas alike.</summary>
internal static class ServingGroups
{
    /// <summary>The port by which a backend service finds the group's hosts.</summary>
    public static InstanceGroupManagerNamedPortArgs ServingNamedPort => new()
    {
        Name = ServingPort.Name,
        Port = ServingPort.Number,
    };

    /// <summary>
    /// The provider gives an operation on a group 15 minutes, and one on hundreds of TPU hosts may take longer; two
    /// hours is what it gives a node pool. Deleting waits for draining. Creating waits for no machine: capacity may
    /// take days, and all that stands on the group would wait with it.
    /// </summary>
    public static CustomTimeouts Timeouts => new()
    {
        Create = Operation,
        Update = Operation,
        Delete = Operation,
    };

    /// <summary>
    /// The update of a group whose machines come and go as one. A new template reaches it only when someone recreates
    /// it: machines cannot be exchanged singly.
    /// </summary>
    public static InstanceGroupManagerUpdatePolicyArgs WholeGroupUpdate(int vms) => new()
    {
        Type = "OPPORTUNISTIC",
        MinimalAction = "REPLACE",
        ReplacementMethod = "RECREATE",
        MaxSurgeFixed = 0,
        MaxUnavailableFixed = vms,
    };

    private static TimeSpan Operation => TimeSpan.FromHours(2);
}
