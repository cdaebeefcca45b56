using Ironwood.Planning.Boot;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>The common settings of all managed groups, for slices and for replicas.</summary>
internal static class ServingGroups
{
    /// <summary>The named port that a backend service uses for the group's hosts.</summary>
    public static InstanceGroupManagerNamedPortArgs ServingNamedPort => new()
    {
        Name = ServingPort.Name,
        Port = ServingPort.Number,
    };

    /// <summary>
    /// The provider waits 15 minutes for an operation on a group, but hundreds of TPU hosts may take longer. Two hours
    /// is the provider's own limit for a node pool. Deleting waits for draining. Creating does not wait for machines:
    /// capacity may take days, and all resources that depend on the group would wait too.
    /// </summary>
    public static CustomTimeouts Timeouts => new() { Create = Operation, Update = Operation, Delete = Operation };

    /// <summary>
    /// The update policy of a group whose machines are created and deleted together. A new template takes effect only
    /// when an operator recreates the group's machines: they cannot be replaced one by one.
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
