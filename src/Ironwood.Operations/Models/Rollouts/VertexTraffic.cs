using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Models.Rollouts;

/// <summary>The traffic split of one Vertex AI endpoint.</summary>
/// <param name="vertex">Vertex AI.</param>
/// <param name="name">The endpoint's name.</param>
public sealed class VertexTraffic(IVertexAi vertex, string name) : IEndpointTraffic
{
    /// <inheritdoc/>
    public async Task<EndpointTraffic> ReadAsync(CancellationToken cancellation) =>
        await vertex.FindEndpointAsync(name, cancellation).ConfigureAwait(false) is { } endpoint
            ? Of(endpoint)
            : throw new AccessException(new(
                ModelDiagnostics.EndpointNotFound, name, "is not in Vertex AI any more",
                Fix: "see what is there: ./ironwood model list"));

    /// <inheritdoc/>
    public async Task<EndpointTraffic> WriteAsync(TrafficSplit split, string etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(split);
        return Of(await vertex.WriteSplitAsync(name, split.Shares, etag, cancellation).ConfigureAwait(false));
    }

    /// <summary>The split of an endpoint as it was read.</summary>
    public static EndpointTraffic Of(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new(EndpointState.SplitOf(endpoint), endpoint.Etag);
    }
}
