using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>google.cloud.aiplatform.v1.EndpointService.</summary>
internal sealed class EndpointApi(PlatformState state) : EndpointService.EndpointServiceBase
{
    /// <summary>Maximum number of endpoints per page.</summary>
    private const int PageLimit = 100;

    private EndpointBook Endpoints => EndpointBook.Of(state);

    public override Task<Endpoint> GetEndpoint(GetEndpointRequest request, ServerCallContext context) =>
        Task.FromResult(Endpoints.Get(request.Name));

    public override Task<ListEndpointsResponse> ListEndpoints(ListEndpointsRequest request, ServerCallContext context)
    {
        var (page, next) = ListPage.Of(Endpoints.List(request.Parent), request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(new ListEndpointsResponse { Endpoints = { page }, NextPageToken = next });
    }

    public override Task<Endpoint> UpdateEndpoint(UpdateEndpointRequest request, ServerCallContext context) =>
        Task.FromResult(Endpoints.Update(request.Endpoint, request.UpdateMask));

    public override Task<Operation> DeployModel(DeployModelRequest request, ServerCallContext context)
    {
        _ = Endpoints.Get(request.Endpoint);
        _ = ModelBook.Of(state).Get(request.DeployedModel.Model);
        return Start("EndpointService/DeployModel", request.Endpoint,
            Stages()
                .Select(stage => new DeployModelOperationMetadata { GenericMetadata = Now(), DeploymentStage = stage }),
            () => new DeployModelResponse { DeployedModel = Endpoints.Deploy(request) });
    }

    public override Task<Operation> UndeployModel(UndeployModelRequest request, ServerCallContext context)
    {
        Endpoints.RequireIdle(request);
        return Start("EndpointService/UndeployModel", request.Endpoint,
            Twice(() => new UndeployModelOperationMetadata { GenericMetadata = Now() }),
            () =>
            {
                Endpoints.Undeploy(request);
                return new UndeployModelResponse();
            });
    }

    public override Task<Operation> MutateDeployedModel(MutateDeployedModelRequest request, ServerCallContext context)
    {
        _ = Endpoints.Get(request.Endpoint);
        return Start("EndpointService/MutateDeployedModel", request.Endpoint,
            Twice(() => new MutateDeployedModelOperationMetadata { GenericMetadata = Now() }),
            () => new MutateDeployedModelResponse { DeployedModel = Endpoints.Mutate(request) });
    }

    private Task<Operation> Start(string call, string parent, IEnumerable<IMessage> stages, Func<IMessage> finish) =>
        Task.FromResult(OperationBook.Of(state).Start(parent, [.. stages], finish, state.Faults.TakeOperation(call)));

    // In the order in which they occur, not in the order of their numbers.
    private static IEnumerable<DeploymentStage> Stages() =>
    [
        DeploymentStage.StartingDeployment, DeploymentStage.PreparingModel, DeploymentStage.CreatingServingCluster,
        DeploymentStage.AddingNodesToCluster,
        DeploymentStage.GettingContainerImage,
        DeploymentStage.StartingModelServer,
        DeploymentStage.FinishingUp,
    ];

    private static IEnumerable<IMessage> Twice(Func<IMessage> stage) => [stage(), stage()];

    private GenericOperationMetadata Now()
    {
        var now = Timestamp.FromDateTimeOffset(state.Time.GetUtcNow());
        return new() { CreateTime = now, UpdateTime = now };
    }
}
