using Ironwood.Planning.Settings;
using Pulumi.Gcp.Compute.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>The request log of a backend service, the same for all of them.</summary>
internal static class RequestLog
{
    public static BackendServiceLogConfigArgs Of(FrontDoorSettings settings) =>
        settings.LogSampleRate > 0
            ? new() { Enable = true, SampleRate = settings.LogSampleRate }
            : new() { Enable = false };
}
