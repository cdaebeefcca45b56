using System.Net;

namespace Ironwood.Operations.Access;

/// <summary>
/// Sends requests for Google to another address. A header holds the original host, because that address stands in for
/// several hosts.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="endpoint">The other address.</param>
/// <param name="host">The original host; null for the request's own.</param>
internal sealed class EndpointOverride(HttpMessageHandler inner, Uri endpoint, string? host = null)
    : DelegatingHandler(inner)
{
    /// <summary>Header with the original host.</summary>
    public const string HostHeader = "X-Ironwood-Host";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (!request.Headers.Contains(HostHeader))
        {
            request.Headers.Add(HostHeader, host ?? asked.Host);
        }
        if (endpoint.Scheme == Uri.UriSchemeHttp)
        {
            // Without TLS nothing is negotiated: one port serves gRPC and REST only if both use HTTP/2 from the start.
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
        request.RequestUri = new Uri(endpoint, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
