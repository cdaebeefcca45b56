using Google.Cloud.AIPlatform.V1;
using Google.LongRunning;
using Grpc.Core;
using Ironwood.Operations.Access;

namespace Ironwood.Operations.Models;

/// <summary>The models of a region, asked for at Vertex AI.</summary>
/// <param name="invoker">Calls the region's Vertex AI.</param>
public sealed class VertexModels(CallInvoker invoker) : IVertexModels
{
    private readonly ModelService.ModelServiceClient _models = new(invoker);

    /// <inheritdoc/>
    public Task<Model?> FindAsync(VertexName model, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        return VertexCall.FindAsync(
            () => _models.GetModelAsync(new() { Name = model.ToString() },
                cancellationToken: cancellation), $"model {model}", cancellation);
    }

    /// <inheritdoc/>
    public Task<Operation> UploadAsync(UploadModelRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return VertexCall.OfAsync(
            () => _models.UploadModelAsync(request,
                cancellationToken: cancellation), $"the upload of {request.Model.DisplayName}", cancellation);
    }
}

/// <summary>Calls of Vertex AI, with what goes wrong as a problem.</summary>
internal static class VertexCall
{
    /// <summary>
    /// Whether Google refused a request, so that it changed nothing. Of the other statuses nobody knows whether they came
    /// before or after the request was taken.
    /// </summary>
    public static bool IsRefusal(AccessException error) => error.InnerException is RpcException
    {
        StatusCode: StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.PermissionDenied
            or StatusCode.Unauthenticated or StatusCode.ResourceExhausted or StatusCode.FailedPrecondition or StatusCode.OutOfRange
            or StatusCode.Unimplemented,
    };

    /// <summary>The answer.</summary>
    /// <exception cref="AccessException">There was none.</exception>
    public static async Task<T> OfAsync<T>(Func<AsyncUnaryCall<T>> call, string what, CancellationToken cancellation)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception error) when (
            !cancellation.IsCancellationRequested
            && error is RpcException or AccessException or HttpRequestException or OperationCanceledException)
        {
            throw new AccessException(Failures.Of(error, what), error);
        }
        catch (RpcException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("It was cancelled.", error, cancellation);
        }
    }

    /// <summary>The answer, or null when there is no such thing.</summary>
    /// <exception cref="AccessException">There was no answer.</exception>
    public static async Task<T?> FindAsync<T>(Func<AsyncUnaryCall<T>> call, string what, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await OfAsync(call, what, cancellation).ConfigureAwait(false);
        }
        catch (AccessException error) when (error.InnerException is RpcException { StatusCode: StatusCode.NotFound })
        {
            return null;
        }
    }
}
