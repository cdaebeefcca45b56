using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ironwood.Demo.Platform;

/// <summary>
/// Which of Google's hosts a request was meant for. All of them are one address here, and several have the same paths.
/// A request that names none, as one by hand, fits any.
/// </summary>
public static class GoogleHost
{
    /// <summary>Answers only what was meant for a host, or for a region's host of it.</summary>
    /// <param name="routes">What answers.</param>
    /// <param name="host">The host, as <c>compute.googleapis.com</c>.</param>
    public static T OfHost<T>(this T routes, string host)
        where T : IEndpointConventionBuilder
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
