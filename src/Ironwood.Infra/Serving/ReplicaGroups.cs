using System.Collections.Immutable;
using Ironwood.Catalog.Accelerators;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Plan;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>
/// Machines that serve alone: one template for the tier and one managed group per zone, healed singly, replaced one by
/// one on an update, with an autoscaler each where the settings ask for one. Flex-start machines are the exception:
/// a group of them is created at once, and neither healed nor exchanged.
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

    // Slower to give up than the balancer's own check: what is only busy gets no requests for a while, and is not
    // rebuilt for an hour of compilation.
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
            // Where an autoscaler owns the size, a size written here would fight it at every update.
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
                // Exchanged one by one, the new before the old: a tier of one replica must not go dark.
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
