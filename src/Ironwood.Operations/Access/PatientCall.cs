using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Ironwood.Operations.Access;

/// <summary>
/// A call that is made again after the time that Google asks to wait (google.rpc.RetryInfo). gRPC's own retries know
/// nothing of that, since it is in the details of the status.
/// </summary>
internal sealed class PatientCall<TRequest, TResponse>(
    TRequest request,
    ClientInterceptorContext<TRequest, TResponse> context,
    Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    where TRequest : class
    where TResponse : class
{
    private volatile AsyncUnaryCall<TResponse> _call = continuation(request, context);

    public async Task<TResponse> ResponseAsync()
    {
        while (true)
        {
            try
            {
                return await _call.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException error) when (error.StatusCode == StatusCode.ResourceExhausted
                && GoogleError.Of(error).RetryDelay is { } delay
                && DateTime.UtcNow + delay < context.Options.Deadline)
            {
                await Task.Delay(delay, context.Options.CancellationToken).ConfigureAwait(false);
            }
            _call = continuation(request, context);
        }
    }

    public Task<Metadata> HeadersAsync() => _call.ResponseHeadersAsync;

    public Status Status() => _call.GetStatus();

    public Metadata Trailers() => _call.GetTrailers();

    public void Dispose() => _call.Dispose();
}
