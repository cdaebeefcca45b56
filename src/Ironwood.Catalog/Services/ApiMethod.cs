namespace Ironwood.Catalog.Services;

/// <summary>A gRPC method of a Google API that is called here.</summary>
/// <param name="Service">Full name of the service, for example
/// <c>google.cloud.aiplatform.v1.EndpointService</c>.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="RoutingField">Field of the request that names the resource it is about, as
/// <c>endpoint.name</c>.</param>
/// <param name="IsRead">Whether it changes nothing, so that it may be made again.</param>
/// <param name="Source">Where it is declared.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ApiMethod(
    string Service, string Method, string RoutingField, bool IsRead, string Source, DateOnly AsOf) : ISourced;
