using Ironwood.Catalog.Accelerators;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>
/// One multi-host slice: a workload policy that connects its hosts in a topology, a template, and a managed group that
/// creates all hosts together or none. Bulk groups have no autoscaler and never repair a single host: a slice that has
/// lost a host cannot serve anyway.
/// </summary>
/// <remarks>Source: https://docs.cloud.google.com/compute/docs/tpus/create-tpu-mig-multi-host-slice</remarks>
public sealed class TpuSlice : ComponentResource
{
    /// <param name="name">Logical name, for example <c>slice-large-3</c>.</param>
    /// <param name="args">The pod's arguments and the slice's group.</param>
    /// <param name="options">Resource options.</param>
    public TpuSlice(string name, TpuSliceArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:TpuSlice", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (pod, group) = (args.Pod, args.Group);
        var shape = pod.Plan.Shape;

        var policy = new ResourcePolicy($"{name}-topology", new ResourcePolicyArgs
        {
            Project = pod.Project,
            Region = pod.Region,
            Description = $"Topology of {group.Name}",
            WorkloadPolicy = new ResourcePolicyWorkloadPolicyArgs
            {
                Type = SliceProvisioning.WorkloadPolicyType.Value,
                AcceleratorTopology = shape.Topology!.ToString()!,
                AcceleratorTopologyMode = SliceProvisioning.TopologyMode.Value,
            },
        }, new CustomResourceOptions { Parent = this });

        var template = PodTemplate.Create($"{name}-template", shape, pod, this);

        Manager = new InstanceGroupManager(name, new InstanceGroupManagerArgs
        {
            Project = pod.Project,
            Zone = group.Zone,
            Description = $"{shape.Topology} slice of tier {pod.Plan.Name}: {shape.Vms} hosts, {shape.Chips} chips",
            BaseInstanceName = pod.BaseInstanceName(group.Name),
            Versions =
            {
                new InstanceGroupManagerVersionArgs { Name = "serving", InstanceTemplate = template.SelfLinkUnique },
            },
            TargetSize = shape.Vms,
            TargetSizePolicies =
            {
                new InstanceGroupManagerTargetSizePolicyArgs { Mode = SliceProvisioning.TargetSizePolicy.Value },
            },
            ResourcePolicies = new InstanceGroupManagerResourcePoliciesArgs { WorkloadPolicy = policy.SelfLink },
            NamedPorts = { ServingGroups.ServingNamedPort },
            InstanceLifecyclePolicy = new InstanceGroupManagerInstanceLifecyclePolicyArgs
            {
                DefaultActionOnFailure = SliceProvisioning.FailureAction.Value,
            },
            UpdatePolicy = ServingGroups.WholeGroupUpdate(shape.Vms),
        }, new CustomResourceOptions
        {
            Parent = this,
            CustomTimeouts = ServingGroups.Timeouts,
            // The provider would change the policy in place, which Google refuses while the group has machines:
            // https://docs.cloud.google.com/compute/docs/instance-groups/manage-workload-policies
            ReplaceOnChanges = { "resourcePolicies" },
        });
        RegisterOutputs();
    }

    /// <summary>The managed group of the slice's hosts.</summary>
    public InstanceGroupManager Manager { get; }
}

/// <summary>Arguments of <see cref="TpuSlice"/>.</summary>
/// <param name="Pod">The arguments of the pod that the slice belongs to.</param>
/// <param name="Group">The slice's group.</param>
public sealed class TpuSliceArgs(TpuPodArgs Pod, GroupPlan Group) : ResourceArgs
{
    /// <summary>The arguments of the pod that the slice belongs to.</summary>
    public TpuPodArgs Pod { get; } = Pod;

    /// <summary>The slice's group.</summary>
    public GroupPlan Group { get; } = Group;
}
