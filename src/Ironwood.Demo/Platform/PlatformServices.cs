using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Samples;
using Ironwood.Demo.Vertex;

namespace Ironwood.Demo.Platform;

/// <summary>The services that the loopback platform has.</summary>
internal static class PlatformServices
{
    public static IReadOnlyList<IPlatformService> All { get; } =
    [
        new VertexPlatform(),
        new MonitoringPlatform(),
        new OutputsPlatform(),
    ];
}
