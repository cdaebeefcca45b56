using System.Collections.Immutable;
using Google.Cloud.AIPlatform.V1;
using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Serving;

/// <summary>Endpoints of Vertex AI, over gRPC.</summary>
/// <param name="calls">How it is asked.</param>
public sealed class VertexEndpoints(GoogleCalls calls) : IVertexEndpoints
{
    private const string Service = "aiplatform.googleapis.com";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedEndpoint>> ListAsync(
        string project, string region, CancellationToken cancellation)
    {
        var client = new EndpointService.EndpointServiceClient(calls.Grpc(Service, region));
        var endpoints = new List<ListedEndpoint>();
        var request = new ListEndpointsRequest { Parent = $"projects/{project}/locations/{region}" };
        do
        {
            var page = await calls.AskAsync(
                $"Vertex AI endpoints of {project} in {region}",
                async token => await client.ListEndpointsAsync(request, cancellationToken: token).ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
            endpoints.AddRange(page.Endpoints.Select(endpoint => new ListedEndpoint(
                endpoint.Name,
                endpoint.DeployedModels.ToImmutableSortedDictionary(
                    model => model.Id, model => model.DisplayName.Length > 0
                        ? model.DisplayName
                        : model.Id, StringComparer.Ordinal),
                endpoint.TrafficSplit.ToImmutableSortedDictionary(StringComparer.Ordinal))));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return endpoints;
    }
}
