using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>A call to the platform.</summary>
/// <param name="Name">
/// <c>EndpointService/GetEndpoint</c> for gRPC, <c>GET compute.googleapis.com/compute/v1/…</c> for REST.
/// </param>
/// <param name="Host">The Google host that it is for.</param>
/// <param name="Headers">The request's headers.</param>
public sealed record PlatformCall(string Name, string Host, IReadOnlyDictionary<string, string> Headers)
{
    internal const string HostHeader = "X-Ironwood-Host";

    internal static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;

    internal static PlatformCall Of(HttpRequest request)
    {
        var host = request.Headers[HostHeader].FirstOrDefault() ?? request.Host.Host;
        var path = request.Path.Value ?? "/";
        // "/google.cloud.aiplatform.v1.EndpointService/GetEndpoint": the package is left out, because it is known and
        // long.
        var name = IsGrpc(request)
            ? path[(path.LastIndexOf('.') + 1)..]
            : $"{request.Method} {host}{path}";
        return new(name, host, request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}
