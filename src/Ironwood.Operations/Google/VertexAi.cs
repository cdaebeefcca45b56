using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OperationsClient = Google.LongRunning.Operations.OperationsClient;

namespace Ironwood.Operations.Google;

/// <summary>Vertex AI, over gRPC.</summary>
/// <param name="calls">Makes the calls.</param>
public sealed class VertexAi(GoogleCalls calls) : IVertexAi
{
    private const string Service = "aiplatform.googleapis.com";

    // An endpoint with many models can be large.
    private const int PageSize = 50;

    // The only field of an endpoint that is written here, in the API's notation.
    private const string SplitField = "traffic_split";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Endpoint>> ListEndpointsAsync(
        string project, string region, CancellationToken cancellation)
    {
        var parent = $"projects/{project}/locations/{region}";
        var what = $"Vertex AI endpoints of {project} in {region}";
        var client = Endpoints(parent);
        return await calls.PagesAsync(
            what,
            (page, token) => calls.AskAsync(
                what,
                limited => client.ListEndpointsAsync(
                    new() { Parent = parent, PageSize = PageSize, PageToken = page }, cancellationToken: limited),
                token),
            page => page.Endpoints,
            page => page.NextPageToken,
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Endpoint?> FindEndpointAsync(string name, CancellationToken cancellation) => calls.FindAsync(
        $"endpoint {name}",
        token => Endpoints(name).GetEndpointAsync(new() { Name = name }, cancellationToken: token),
        cancellation);

    /// <inheritdoc/>
    public Task<Model?> FindModelAsync(VertexName model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = model.ToString();
        return calls.FindAsync(
            $"model {name}",
            token => Models(name).GetModelAsync(new() { Name = name }, cancellationToken: token),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<Operation> UploadAsync(UploadModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return calls.AskAsync(
            $"the upload of {request.Model.DisplayName}",
            token => Models(request.Parent).UploadModelAsync(request, cancellationToken: token),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<Operation> DeployAsync(DeployModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return calls.AskAsync(
            $"the deployment to {request.Endpoint}",
            token => Endpoints(request.Endpoint).DeployModelAsync(request, cancellationToken: token),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<Operation> UndeployAsync(UndeployModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return calls.AskAsync(
            $"the removal of {request.DeployedModelId} from {request.Endpoint}",
            token => Endpoints(request.Endpoint).UndeployModelAsync(request, cancellationToken: token),
            cancellation);
    }

    /// <inheritdoc/>
    public async Task<Endpoint> WriteSplitAsync(
        string name, IEnumerable<KeyValuePair<string, int>> split, string etag, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(split);
        var request = new UpdateEndpointRequest
        {
            Endpoint = new() { Name = name, Etag = etag },
            UpdateMask = new FieldMask { Paths = { SplitField } },
        };
        foreach (var (deployedModel, share) in split)
        {
            request.Endpoint.TrafficSplit.Add(deployedModel, share);
        }
        try
        {
            return await calls.AskAsync(
                $"the split of {name}",
                token => Endpoints(name).UpdateEndpointAsync(request, cancellationToken: token),
                cancellation).ConfigureAwait(false);
        }
        // Google answers an outdated etag with either status.
        catch (AccessException error) when (
            error.InnerException is RpcException { StatusCode: StatusCode.Aborted or StatusCode.FailedPrecondition })
        {
            throw new EndpointChangedException("The endpoint was changed since it was read.", error);
        }
    }

    /// <inheritdoc/>
    public Task<Operation> GetOperationAsync(string name, CancellationToken cancellation) => calls.AskAsync(
        $"operation {name}",
        token => new OperationsClient(Region(name)).GetOperationAsync(new() { Name = name }, cancellationToken: token),
        cancellation);

    private EndpointService.EndpointServiceClient Endpoints(string resource) => new(Region(resource));

    private ModelService.ModelServiceClient Models(string resource) => new(Region(resource));

    private CallInvoker Region(string resource) => calls.Grpc(Service, VertexName.LocationOf(resource));
}
