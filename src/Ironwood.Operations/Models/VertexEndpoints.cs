using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Ironwood.Operations.Access;

namespace Ironwood.Operations.Models;

/// <summary>The endpoints of a region, asked for at Vertex AI.</summary>
/// <param name="invoker">Calls the region's Vertex AI.</param>
public sealed class VertexEndpoints(CallInvoker invoker) : IVertexEndpoints
{
    // The only field of an endpoint that is ever written here, in the notation of the API.
    private const string SplitField = "traffic_split";

    private readonly EndpointService.EndpointServiceClient _endpoints = new(invoker);

    /// <inheritdoc/>
    public Task<Endpoint?> FindAsync(string name, CancellationToken cancellation) => VertexCall.FindAsync(
        () => _endpoints.GetEndpointAsync(new() { Name = name },
            cancellationToken: cancellation), $"endpoint {name}", cancellation);

    /// <inheritdoc/>
    public Task<Operation> DeployAsync(DeployModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return VertexCall.OfAsync(
            () => _endpoints.DeployModelAsync(request,
                cancellationToken: cancellation), $"the deployment to {request.Endpoint}", cancellation);
    }

    /// <inheritdoc/>
    public Task<Operation> UndeployAsync(UndeployModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return VertexCall.OfAsync(
            () => _endpoints.UndeployModelAsync(request, cancellationToken: cancellation),
            $"the removal of {request.DeployedModelId} from {request.Endpoint}", cancellation);
    }

    /// <inheritdoc/>
    public async Task<Endpoint> WriteSplitAsync(
        string name, TrafficSplit split, string etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(split);
        var endpoint = new Endpoint { Name = name, Etag = etag };
        endpoint.TrafficSplit.Add(split.Shares);
        try
        {
            return await VertexCall.OfAsync(
                () => _endpoints.UpdateEndpointAsync(
                    new() { Endpoint = endpoint, UpdateMask = new FieldMask { Paths = { SplitField } } }, cancellationToken: cancellation),
                $"the split of {name}", cancellation).ConfigureAwait(false);
        }
        // Both statuses are Google's for an etag that is no longer the endpoint's.
        catch (AccessException error) when (
            error.InnerException is RpcException { StatusCode: StatusCode.Aborted or StatusCode.FailedPrecondition })
        {
            throw new EndpointChangedException("The endpoint was changed since it was read.", error);
        }
    }
}

/// <summary>One endpoint's split, asked for at Vertex AI.</summary>
/// <param name="endpoints">The endpoints.</param>
/// <param name="name">The endpoint's name.</param>
public sealed class VertexTraffic(IVertexEndpoints endpoints, string name) : IEndpointTraffic
{
    /// <inheritdoc/>
    public async Task<EndpointTraffic> ReadAsync(CancellationToken cancellation) =>
        await endpoints.FindAsync(name, cancellation).ConfigureAwait(false) is { } endpoint
            ? Of(endpoint)
            : throw new AccessException(new(
                ModelDiagnostics.EndpointNotFound, name, "is not in Vertex AI any more", Fix: "see what is there: ./ironwood model list"));

    /// <inheritdoc/>
    public async Task<EndpointTraffic> WriteAsync(TrafficSplit split, string etag, CancellationToken cancellation) =>
        Of(await endpoints.WriteSplitAsync(name, split, etag, cancellation).ConfigureAwait(false));

    /// <summary>The split of an endpoint as it was read.</summary>
    public static EndpointTraffic Of(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new(EndpointState.SplitOf(endpoint), endpoint.Etag);
    }
}

/// <summary>Long-running operations of a region, asked for at Vertex AI.</summary>
/// <param name="invoker">Calls the region's Vertex AI.</param>
public sealed class VertexOperations(CallInvoker invoker) : IVertexOperations
{
    private readonly Google.LongRunning.Operations.OperationsClient _operations = new(invoker);

    /// <inheritdoc/>
    public Task<Operation> GetAsync(string name, CancellationToken cancellation) => VertexCall.OfAsync(
        () => _operations.GetOperationAsync(new() { Name = name },
            cancellationToken: cancellation), $"operation {name}", cancellation);
}
