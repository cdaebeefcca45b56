using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>The request log of a backend service, the same for all of them.</summary>
internal static class RequestLog
{
    public static BackendServiceLogConfigArgs Of(FrontDoorPlan plan) =>
        plan.LogSampleRate > 0
            ? new() { Enable = true, SampleRate = plan.LogSampleRate }
            : new() { Enable = false };
}
