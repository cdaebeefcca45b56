using System.Net;

namespace Ironwood.Operations.Access;

/// <summary>
/// Sends requests for Google to another place. The host that was meant is in a header, because that place stands in for
/// several.
/// </summary>
/// <param name="inner">What sends the request.</param>
/// <param name="endpoint">The other place.</param>
/// <param name="host">The host that was meant; null to take the request's own.</param>
internal sealed class EndpointOverride(HttpMessageHandler inner, Uri endpoint, string? host = null)
    : DelegatingHandler(inner)
{
    /// <summary>Host that the request is for.</summary>
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
            // In clear text nothing is negotiated: one port serves gRPC and REST only when both speak HTTP/2 at once.
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
        request.RequestUri = new Uri(endpoint, asked.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
