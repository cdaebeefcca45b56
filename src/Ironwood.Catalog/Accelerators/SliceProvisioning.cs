namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// The settings with which Compute Engine creates a multi-host slice: a workload policy with the topology, and a
/// managed group that creates all VMs at once. A single-host slice takes none of this.
/// </summary>
public static class SliceProvisioning
{
    private static readonly Lazy<Dictionary<string, ProvisioningTerm>> Rows = new(static () => EmbeddedRows
        .Read("Accelerators/slice-provisioning.json", RowFormat.Default.ProvisioningTermArray)
        .ToDictionary(t => t.Id));

    /// <summary>All terms.</summary>
    public static IReadOnlyCollection<ProvisioningTerm> All => Rows.Value.Values;

    /// <summary>The workload policy's <c>type</c>; beside it stands <c>acceleratorTopology</c>.</summary>
    public static ProvisioningTerm WorkloadPolicyType => Rows.Value["workload-policy.type"];

    /// <summary>The workload policy's <c>acceleratorTopologyMode</c>.</summary>
    public static ProvisioningTerm TopologyMode => Rows.Value["workload-policy.topology-mode"];

    /// <summary>The managed group's <c>targetSizePolicy.mode</c>; it cannot be changed later.</summary>
    public static ProvisioningTerm TargetSizePolicy => Rows.Value["managed-group.target-size-policy"];

    /// <summary>The managed group's <c>instanceLifecyclePolicy.defaultActionOnFailure</c>.</summary>
    public static ProvisioningTerm FailureAction => Rows.Value["managed-group.failure-action"];
}
