using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>
/// The Google host that a request is for. All hosts have the same address here, and several have the same paths. A
/// request without a Google host, such as one sent by hand, matches any.
/// </summary>
public static class GoogleHost
{
    /// <summary>Answers only requests for a host or its regional hosts.</summary>
    /// <param name="routes">The endpoints that answer.</param>
    /// <param name="host">The host, as <c>compute.googleapis.com</c>.</param>
    public static T OfHost<T>(this T routes, string host) where T : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Add(endpoint => endpoint.Metadata.Add(new MeantFor(host)));
        return routes;
    }

    internal static bool Fits(HttpContext context, string host) =>
        context.Request.Headers[PlatformCall.HostHeader].FirstOrDefault() is not { } meant
        || meant == host || meant.EndsWith("-" + host, StringComparison.Ordinal);
}

/// <summary>The host that an endpoint answers for.</summary>
internal sealed record MeantFor(string Host);
