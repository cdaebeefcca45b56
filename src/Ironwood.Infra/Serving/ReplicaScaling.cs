using Ironwood.Catalog.ModelServers;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Serving;

/// <summary>The autoscaler's signals and speed for a group.</summary>
internal static class ReplicaScaling
{
    /// <summary>
    /// The time window of scale-in, in seconds: within it at most as many machines are removed as the settings allow.
    /// </summary>
    private const int ScaleInWindow = 600;

    public static AutoscalerAutoscalingPolicyArgs Policy(
        GroupPlan group, ScalingPlan scaling, Output<string> monitoringJob)
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
        // CPU usage does not show an accelerator's load; the balancer's requests do.
        policy.LoadBalancingUtilization = new AutoscalerAutoscalingPolicyLoadBalancingUtilizationArgs
        {
            Target = scaling.TargetUtilization,
        };
        if (scaling.Signal == ScalingSignal.QueueDepth)
        {
            // This is used together with the balancer's signal: an empty queue does not mean idle machines. The
            // autoscaler follows the larger of the two. For resource types other than gce_instance, the matching series
            // are summed for the group; the agents write the zone as location and the configured job.
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
