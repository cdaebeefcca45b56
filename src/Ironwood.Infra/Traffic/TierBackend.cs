using Ironwood.Catalog.Limits;
using Ironwood.Infra.Serving;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>One tier's backend service; its backends are that tier's managed groups, all of them and no others.</summary>
internal static class TierBackend
{
    public static BackendService Create(string name, TpuPod pod, FrontDoorArgs args, HealthCheck healthCheck, Resource parent) => new(
        name,
        new BackendServiceArgs
        {
            Project = args.Project,
            Description = $"Tier {pod.Plan.Name}",
            // The default is the classic balancer, and the two generations cannot be mixed.
            LoadBalancingScheme = FrontDoor.LoadBalancingScheme,
            Protocol = "HTTP",
            PortName = ServingPort.Name,
            TimeoutSec = args.RequestTimeoutSeconds,
            // A generation under way when its host leaves may finish.
            ConnectionDrainingTimeoutSec = args.RequestTimeoutSeconds.Apply(seconds => Math.Min(seconds, LongestDrainSeconds)),
            HealthChecks = healthCheck.SelfLink,
            Backends = [.. pod.Groups.Select(group => new BackendServiceBackendArgs
            {
                Group = group.InstanceGroup,
                BalancingMode = "RATE",
                MaxRatePerInstance = pod.Plan.MaxRequestsPerSecondPerVm,
                CapacityScaler = 1,
            })],
        },
        new CustomResourceOptions { Parent = parent });

    private static int LongestDrainSeconds => (int)Limits.LongestDrainingSeconds.Value;
}
