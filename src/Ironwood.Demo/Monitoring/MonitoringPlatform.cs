using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Ironwood.Demo.Monitoring;

/// <summary>Cloud Monitoring: measurements and alert policies.</summary>
internal sealed class MonitoringPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        routes.MapGrpcService<MetricServer>();
        routes.MapGrpcService<AlertServer>();
    }
}
