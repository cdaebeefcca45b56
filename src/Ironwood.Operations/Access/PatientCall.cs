using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Ironwood.Operations.Access;

/// <summary>
/// A call that is repeated after the delay that Google asks for (google.rpc.RetryInfo). gRPC's own retries do not read
/// this delay, because it is in the details of the status.
/// </summary>
internal sealed class PatientCall<TRequest, TResponse>(
    TRequest request,
    ClientInterceptorContext<TRequest, TResponse> context,
    Interceptor.AsyncUnaryCallContinuation<TRequest, TResponse> continuation,
    int attempts)
    where TRequest : class
    where TResponse : class
{
    private volatile AsyncUnaryCall<TResponse> _call = continuation(request, context);

    public async Task<TResponse> ResponseAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _call.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException error) when (attempt < attempts
                && error.StatusCode == StatusCode.ResourceExhausted
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
