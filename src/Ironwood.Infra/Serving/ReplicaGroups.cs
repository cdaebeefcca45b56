using System.Collections.Immutable;
using Ironwood.Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>
/// Machines that serve alone: one template for the tier and one managed group a zone, replaced one by one on an
/// update, with an autoscaler each where the settings ask for one.
/// </summary>
public sealed class ReplicaGroups : ComponentResource
{
    /// <param name="name">Logical name, for example <c>replicas-small</c>.</param>
    /// <param name="args">The pod's arguments.</param>
    /// <param name="options">Resource options.</param>
    public ReplicaGroups(string name, TpuPodArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:serving:ReplicaGroups", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var template = PodTemplate.Create($"{name}-template", args.Plan.Shape, args, this);
        Managers = [.. args.Plan.Groups.Select(group => Create(group, args, template))];
        RegisterOutputs();
    }

    /// <summary>The managed groups, in the order of <see cref="TierPlan.Groups"/>.</summary>
    public ImmutableArray<InstanceGroupManager> Managers { get; }

    private InstanceGroupManager Create(GroupPlan group, TpuPodArgs args, InstanceTemplate template)
    {
        var manager = new InstanceGroupManager($"replicas-{group.Name}", new InstanceGroupManagerArgs
        {
            Project = args.Project,
            Zone = group.Zone,
            Description = $"Replicas of tier {args.Plan.Name} in {group.Zone}",
            BaseInstanceName = args.Plan.Name,
            Versions = { new InstanceGroupManagerVersionArgs { Name = "serving", InstanceTemplate = template.SelfLinkUnique } },
            // Where an autoscaler owns the size, a size written here would fight it at every update.
            TargetSize = args.Plan.IsAutoscaled ? null : (Input<int>)group.MaxVms,
            NamedPorts = { ManagedGroups.ServingNamedPort },
            UpdatePolicy = new InstanceGroupManagerUpdatePolicyArgs
            {
                Type = "PROACTIVE",
                MinimalAction = "REPLACE",
                ReplacementMethod = "SUBSTITUTE",
                // Exchanged one by one, the new before the old: a tier of one replica must not go dark.
                MaxSurgeFixed = 1,
                MaxUnavailableFixed = 0,
            },
        }, new CustomResourceOptions { Parent = this, CustomTimeouts = ManagedGroups.Timeouts });

        if (args.Plan.TargetUtilization is { } target)
        {
            _ = new Autoscaler($"replicas-{group.Name}", new AutoscalerArgs
            {
                Project = args.Project,
                Zone = group.Zone,
                Target = manager.SelfLink,
                AutoscalingPolicy = Policy(group, target, args.Plan.Shape.Generation.IsAccelerator),
            }, new CustomResourceOptions { Parent = this });
        }
        return manager;
    }

    // An accelerator's load does not show in its CPU; what the balancer sends it does.
    private static AutoscalerAutoscalingPolicyArgs Policy(GroupPlan group, double target, bool isAccelerator)
    {
        var policy = new AutoscalerAutoscalingPolicyArgs { MinReplicas = group.MinVms, MaxReplicas = group.MaxVms };
        if (isAccelerator)
        {
            policy.LoadBalancingUtilization = new AutoscalerAutoscalingPolicyLoadBalancingUtilizationArgs { Target = target };
        }
        else
        {
            policy.CpuUtilization = new AutoscalerAutoscalingPolicyCpuUtilizationArgs { Target = target };
        }
        return policy;
    }
}
