using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Ironwood.Demo.Vertex;

/// <summary>Vertex AI: endpoints, models, and the operations that changes of them are.</summary>
internal sealed class VertexPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        routes.MapGrpcService<EndpointApi>();
        routes.MapGrpcService<ModelApi>();
        routes.MapGrpcService<OperationApi>();
    }
}
