using Ironwood.Demo.Platform;
using Microsoft.AspNetCore.Builder;

namespace Ironwood.Demo.Vertex;

/// <summary>Vertex AI: endpoints, models, and the operations that change them.</summary>
internal sealed class VertexPlatform : IPlatformService
{
    public void Map(IEndpointRouteBuilder routes, PlatformState state)
    {
        routes.MapGrpcService<EndpointApi>();
        routes.MapGrpcService<ModelApi>();
        routes.MapGrpcService<OperationApi>();
    }
}
