using Ironwood.Catalog.ModelServers;
using Ironwood.Planning.Plan;
using Pulumi;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>What the autoscaler of a group follows, and how fast.</summary>
internal static class ReplicaScaling
{
    /// <summary>How far back a scale-in looks, in seconds: within it no more machines go than the settings
    /// allow.</summary>
    private const int ScaleInWindow = 600;

    public static AutoscalerAutoscalingPolicyArgs Policy(GroupPlan group, ScalingPlan scaling, Output<string> monitoringJob)
    {
        var policy = new AutoscalerAutoscalingPolicyArgs
        {
            MinReplicas = group.MinVms,
            MaxReplicas = group.MaxVms,
            CooldownPeriod = scaling.InitializationSeconds,
            ScaleInControl = new AutoscalerAutoscalingPolicyScaleInControlArgs
            {
                MaxScaledInReplicas = new AutoscalerAutoscalingPolicyScaleInControlMaxScaledInReplicasArgs
                {
                    Fixed = scaling.ScaleInReplicas,
                },
                TimeWindowSec = ScaleInWindow,
            },
        };
        if (scaling.Signal == ScalingSignal.Cpu)
        {
            policy.CpuUtilization = new AutoscalerAutoscalingPolicyCpuUtilizationArgs
            {
                Target = scaling.TargetUtilization,
            };
            return policy;
        }
        // An accelerator's load does not show in its CPU; what the balancer sends it does.
        policy.LoadBalancingUtilization = new AutoscalerAutoscalingPolicyLoadBalancingUtilizationArgs
        {
            Target = scaling.TargetUtilization,
        };
        if (scaling.Signal == ScalingSignal.QueueDepth)
        {
            // Beside the balancer's signal, not in its place: an empty queue does not mean idle machines. The
            // autoscaler takes the larger of the two. Any resource but gce_instance is read as the group's own, and
            // the series that match are summed: the agents write the zone as location and the job as configured.
            policy.Metrics.Add(new AutoscalerAutoscalingPolicyMetricArgs
            {
                Name = ModelServer.QueueMetric.Value,
                Filter = monitoringJob.Apply(job =>
                    $"resource.type = \"prometheus_target\" AND resource.labels.job = \"{job}\""
                    + $" AND resource.labels.location = \"{group.Zone}\""),
                SingleInstanceAssignment = scaling.QueueTarget,
            });
        }
        return policy;
    }
}
