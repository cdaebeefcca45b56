using Pulumi;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>What all managed groups have in common, slices and replicas alike.</summary>
internal static class ManagedGroups
{
    /// <summary>The port by which a backend service finds the group's hosts.</summary>
    public static InstanceGroupManagerNamedPortArgs ServingNamedPort => new()
    {
        Name = ServingPort.Name,
        Port = ServingPort.Number,
    };

    /// <summary>
    /// The provider gives a group 15 minutes, and hundreds of TPU hosts take longer; two hours is what it gives a
    /// node pool. Deleting waits for draining.
    /// </summary>
    public static CustomTimeouts Timeouts => new()
    {
        Create = Operation,
        Update = Operation,
        Delete = Operation,
    };

    private static TimeSpan Operation => TimeSpan.FromHours(2);
}
