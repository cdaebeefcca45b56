using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Ironwood.Catalog.Services;

namespace Ironwood.Operations.Access;

/// <summary>
/// Adds to every gRPC call a deadline, and the resource's name, by which Google's front ends route it. A read waits and
/// tries again when Google asks it to, within its deadline.
/// </summary>
/// <param name="deadline">Longest time for a call without a deadline of its own.</param>
internal sealed class MethodCalls(TimeSpan deadline) : Interceptor
{
    private const string RoutingHeader = "x-goog-request-params";

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var method = ApiMethods.Find(context.Method.ServiceName, context.Method.Name);
        var prepared = Prepare(request, context, method);
        if (method is not { IsRead: true })
        {
            return continuation(request, prepared);
        }
        var patient = new PatientCall<TRequest, TResponse>(
            request, prepared, continuation, ApiRetry.Of(method.Service).MaxAttempts);
        return new(patient.ResponseAsync(), patient.HeadersAsync(), patient.Status, patient.Trailers, patient.Dispose);
    }

    private ClientInterceptorContext<TRequest, TResponse> Prepare<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, ApiMethod? method)
        where TRequest : class
        where TResponse : class
    {
        var headers = new Metadata();
        foreach (var entry in context.Options.Headers ?? [])
        {
            headers.Add(entry);
        }
        if (method is not null && Field((IMessage)request, method.RoutingField) is { Length: > 0 } resource)
        {
            headers.Add(RoutingHeader, $"{method.RoutingField}={Uri.EscapeDataString(resource)}");
        }
        var options = context.Options.WithHeaders(headers);
        return new(
            context.Method,
            context.Host,
            options.Deadline is null ? options.WithDeadline(DateTime.UtcNow + deadline) : options);
    }

    // "endpoint.name" is the field "name" of the message in the field "endpoint".
    private static string? Field(IMessage message, string path)
    {
        object? value = message;
        foreach (var name in path.Split('.'))
        {
            value = value is IMessage parent
                ? parent.Descriptor.FindFieldByName(name)?.Accessor.GetValue(parent)
                : null;
        }
        return value as string;
    }
}
