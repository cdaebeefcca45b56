using Ironwood.Demo.Balancing;
using Ironwood.Demo.Caching;
using Ironwood.Demo.Compute;
using Ironwood.Demo.Monitoring;
using Ironwood.Demo.Platform;
using Ironwood.Demo.Samples;
using Ironwood.Demo.Spend;
using Ironwood.Demo.Telemetry;
using Ironwood.Demo.Vertex;

namespace Ironwood.Demo;

/// <summary>The services of the loopback platform.</summary>
internal static class PlatformServices
{
    public static IReadOnlyList<IPlatformService> All { get; } =
    [
        new VertexPlatform(),
        new MonitoringPlatform(),
        new DashboardPlatform(),
        new ComputePlatform(),
        new FrontDoorPlatform(),
        new TelemetryPlatform(),
        new CachePlatform(),
        new BudgetPlatform(),
        new OutputsPlatform(),
    ];
}
