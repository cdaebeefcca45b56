using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>
/// Machines that serve alone: one template for the tier and one managed group per zone. Each machine is healed on its
/// own, an update replaces machines one by one, and each group has an autoscaler if the settings ask for it. Flex-start
/// machines are the exception: their group is created all at once, and its machines are neither healed nor replaced.
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
        var healing = args.Plan.IsBulk ? null : HealingCheck($"{name}-healing", args);
        Managers = [.. args.Plan.Groups.Select(group => Create(group, args, template, healing))];
        RegisterOutputs();
    }

    /// <summary>The managed groups, in the order of <see cref="TierPlan.Groups"/>.</summary>
    public ImmutableArray<InstanceGroupManager> Managers { get; }

    // This check is slower than the balancer's: a busy machine only gets no requests for a while, and is not rebuilt,
    // which would cost an hour of compilation.
    private HealthCheck HealingCheck(string name, TpuPodArgs args) => new(name, new HealthCheckArgs
    {
        Project = args.Project,
        Description = $"Whether a machine of tier {args.Plan.Name} has to be rebuilt",
        CheckIntervalSec = 30,
        TimeoutSec = 10,
        UnhealthyThreshold = 10,
        HealthyThreshold = 1,
        HttpHealthCheck = new HealthCheckHttpHealthCheckArgs
        {
            Port = ServingPort.Number,
            PortSpecification = "USE_FIXED_PORT",
            RequestPath = ServingPort.HealthPath,
        },
    }, new CustomResourceOptions { Parent = this });

    private InstanceGroupManager Create(
        GroupPlan group, TpuPodArgs args, InstanceTemplate template, HealthCheck? healing)
    {
        var plan = args.Plan;
        var groupArgs = new InstanceGroupManagerArgs
        {
            Project = args.Project,
            Zone = group.Zone,
            Description = $"Replicas of tier {plan.Name} in {group.Zone}",
            BaseInstanceName = args.BaseInstanceName(plan.Name),
            Versions =
            {
                new InstanceGroupManagerVersionArgs { Name = "serving", InstanceTemplate = template.SelfLinkUnique },
            },
            // If an autoscaler sets the size, a size here would undo its work at every update.
            TargetSize = plan.IsAutoscaled ? null : (Input<int>)group.MaxVms,
            NamedPorts = { ServingGroups.ServingNamedPort },
        };
        if (healing is null)
        {
            groupArgs.TargetSizePolicies.Add(
                new InstanceGroupManagerTargetSizePolicyArgs { Mode = SliceProvisioning.TargetSizePolicy.Value });
            groupArgs.InstanceLifecyclePolicy = new InstanceGroupManagerInstanceLifecyclePolicyArgs
            {
                DefaultActionOnFailure = SliceProvisioning.FailureAction.Value,
            };
            groupArgs.UpdatePolicy = ServingGroups.WholeGroupUpdate(group.MaxVms);
        }
        else
        {
            groupArgs.AutoHealingPolicies = new InstanceGroupManagerAutoHealingPoliciesArgs
            {
                HealthCheck = healing.SelfLink,
                InitialDelaySec = plan.HealingDelaySeconds,
            };
            groupArgs.UpdatePolicy = new InstanceGroupManagerUpdatePolicyArgs
            {
                Type = "PROACTIVE",
                MinimalAction = "REPLACE",
                ReplacementMethod = "SUBSTITUTE",
                // Machines are replaced one by one, and the new one is created first: a tier with one replica must stay
                // available.
                MaxSurgeFixed = 1,
                MaxUnavailableFixed = 0,
            };
        }
        var manager = new InstanceGroupManager(
            $"replicas-{group.Name}",
            groupArgs,
            new CustomResourceOptions { Parent = this, CustomTimeouts = ServingGroups.Timeouts });

        if (plan.Scaling is { } scaling)
        {
            _ = new Autoscaler($"replicas-{group.Name}", new AutoscalerArgs
            {
                Project = args.Project,
                Zone = group.Zone,
                Target = manager.SelfLink,
                AutoscalingPolicy = ReplicaScaling.Policy(group, scaling, args.MonitoringJob),
            }, new CustomResourceOptions { Parent = this });
        }
        return manager;
    }
}
