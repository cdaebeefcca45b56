namespace Ironwood.Demo.Platform;

/// <summary>
/// One of Google's services on the loopback platform: one class per service, listed in <see cref="PlatformServices"/>.
/// </summary>
public interface IPlatformService
{
    /// <summary>
    /// Adds its methods. A gRPC service is <c>routes.MapGrpcService&lt;T&gt;()</c>; a REST one maps
    /// <c>/path of the API</c> and asks for its host with <see cref="GoogleHost.OfHost{T}"/>.
    /// </summary>
    /// <param name="routes">Where to add them.</param>
    /// <param name="state">The state of the platform.</param>
    void Map(IEndpointRouteBuilder routes, PlatformState state);
}
