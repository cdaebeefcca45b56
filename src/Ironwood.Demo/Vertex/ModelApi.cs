using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Vertex;

/// <summary>google.cloud.aiplatform.v1.ModelService.</summary>
internal sealed partial class ModelApi(PlatformState state) : ModelService.ModelServiceBase
{
    /// <summary>Maximum number of models per page.</summary>
    private const int PageLimit = 100;

    private ModelBook Models => ModelBook.Of(state);

    public override Task<Model> GetModel(GetModelRequest request, ServerCallContext context) =>
        Task.FromResult(Models.Get(request.Name));

    public override Task<ListModelsResponse> ListModels(ListModelsRequest request, ServerCallContext context)
    {
        var models = Models.List(request.Parent);
        if (DisplayName().Match(request.Filter) is { Success: true } match)
        {
            models = [.. models.Where(model => model.DisplayName == match.Groups["name"].Value)];
        }
        else if (request.Filter.Length > 0)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"The filter is not understood: {request.Filter}"));
        }
        var (page, next) = ListPage.Of(models, request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(new ListModelsResponse { Models = { page }, NextPageToken = next });
    }

    public override Task<ListModelVersionsResponse> ListModelVersions(
        ListModelVersionsRequest request, ServerCallContext context)
    {
        var (page, next) = ListPage.Of(Models.Versions(request.Name), request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(new ListModelVersionsResponse { Models = { page }, NextPageToken = next });
    }

    public override Task<Operation> UploadModel(UploadModelRequest request, ServerCallContext context)
    {
        if (request.Model is not { DisplayName.Length: > 0, ContainerSpec.ImageUri.Length: > 0 })
        {
            throw new RpcException(
                new(StatusCode.InvalidArgument, "A model needs display_name and container_spec.image_uri."));
        }
        if (request.ParentModel.Length > 0)
        {
            _ = Models.Get(request.ParentModel);
        }
        var now = Timestamp.FromDateTimeOffset(state.Time.GetUtcNow());
        IMessage stage = new UploadModelOperationMetadata
        {
            GenericMetadata = new() { CreateTime = now, UpdateTime = now },
        };
        return Task.FromResult(OperationBook.Of(state).Start(
            request.Parent, [stage, stage],
            () =>
            {
                var model = Models.Upload(request);
                return new UploadModelResponse { Model = model.Name, ModelVersionId = model.VersionId };
            },
            state.Faults.TakeOperation("ModelService/UploadModel")));
    }

    [GeneratedRegex("""^\s*display_?[nN]ame\s*=\s*"(?<name>[^"]*)"\s*$""")]
    private static partial Regex DisplayName();
}
