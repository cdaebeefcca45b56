using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Ironwood.Demo.Monitoring;

/// <summary>Cloud Monitoring: measurements and alert policies.</summary>
internal sealed class MonitoringPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        // From the start: the series must follow a model that is deployed before anyone reads them.
        _ = SeriesBook.Of(state);
        routes.MapGrpcService<MetricApi>();
        routes.MapGrpcService<AlertApi>();
    }
}
