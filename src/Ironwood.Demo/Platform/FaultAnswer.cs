using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Ironwood.Demo.Faults;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using HttpResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace Ironwood.Demo.Platform;

/// <summary>Answers with errors like Google's front ends, in gRPC or REST form.</summary>
internal static class FaultAnswer
{
    private static readonly JsonFormatter Details = new(JsonFormatter.Settings.Default.WithTypeRegistry(
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, RetryInfo.Descriptor, QuotaFailure.Descriptor)));

    public static Task WriteAsync(HttpContext context, CallFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Drop:
                // This breaks the connection, not only the stream: its other calls break too, as in a network failure.
                context.Features.Get<IConnectionLifetimeFeature>()!.Abort();
                return Task.CompletedTask;
            case FaultKind.Silence:
                return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            case FaultKind.Page:
                context.Response.StatusCode = fault.PageStatus;
                context.Response.ContentType = "text/html";
                context.Response.Headers.Location = fault.Location?.ToString();
                return context.Response.WriteAsync("<html>Sign in</html>", context.RequestAborted);
            default:
                return PlatformCall.IsGrpc(context.Request)
                    ? WriteGrpc(context.Response, fault)
                    : WriteRestAsync(context.Response, fault);
        }
    }

    private static Task WriteGrpc(HttpResponse response, CallFault fault)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)fault.Code).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(fault.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(fault.ToStatus().ToByteArray());
        return Task.CompletedTask;
    }

    private static Task WriteRestAsync(HttpResponse response, CallFault fault)
    {
        var status = fault.ToStatus();
        var code = HttpStatus.Of(fault.Code);
        response.StatusCode = code;
        if (fault.Details.OfType<RetryInfo>().FirstOrDefault() is { } retry)
        {
            response.Headers.RetryAfter = Math.Ceiling(retry.RetryDelay.ToTimeSpan().TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        }
        return response.WriteAsJsonAsync(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = fault.Message,
                ["status"] = HttpStatus.Name(fault.Code),
                ["details"] = new JsonArray(
                    [.. status.Details.Select(detail => JsonNode.Parse(Details.Format(detail)))]),
            },
        });
    }
}
