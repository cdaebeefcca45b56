using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;

namespace Ironwood.Demo.Monitoring;

/// <summary>Cloud Monitoring: measurements and alert policies.</summary>
internal sealed class MonitoringPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        // Created at the start, because the series must include a model that is deployed before anyone reads them.
        _ = SeriesBook.Of(state);
        routes.MapGrpcService<MetricApi>();
        routes.MapGrpcService<AlertApi>();
    }
}
