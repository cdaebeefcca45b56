using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Ironwood.Operations.Access;

/// <summary>What Google said when it refused a call, the same whether it was asked by gRPC or by REST.</summary>
public sealed record GoogleError
{
    /// <summary>Canonical status, as <c>PermissionDenied</c>.</summary>
    public required StatusCode Code { get; init; }

    /// <summary>Google's own words, without what could be a secret.</summary>
    public required string Message { get; init; }

    /// <summary>Machine-readable reason, as <c>SERVICE_DISABLED</c>; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>What the reason is about, as <c>service</c>, <c>consumer</c>, <c>permission</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>How long Google asks to wait before the call is made again; null when it does not say.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>Which quota is used up, in Google's words; null when it does not say.</summary>
    public string? Quota { get; init; }

    /// <summary>The error of a gRPC call, with the details that it carries.</summary>
    public static GoogleError Of(RpcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var status = StatusIn(error);
        var info = status?.GetDetail<ErrorInfo>();
        return new()
        {
            Code = error.StatusCode,
            Message = SecretText.Hide(error.Status.Detail),
            Reason = info?.Reason,
            Metadata = info is null ? new Dictionary<string, string>() : new Dictionary<string, string>(info.Metadata),
            RetryDelay = status?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan(),
            Quota = status?.GetDetail<QuotaFailure>()?.Violations.Select(
                violation => SecretText.Hide(violation.Description))
                .FirstOrDefault(description => description.Length > 0),
        };
    }

    // A trailer that is no status says nothing, and must not hide the error that it came with.
    private static RpcStatus? StatusIn(RpcException error)
    {
        try
        {
            return error.GetRpcStatus();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>
    /// The error of a REST call: the JSON object <c>error</c> of the body, or else what the status says.
    /// </summary>
    public static async Task<GoogleError> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(response);
        var plain = new GoogleError
        {
            Code = CodeOf(response.StatusCode),
            Message = SecretText.Hide(response.ReasonPhrase ?? response.StatusCode.ToString()),
            RetryDelay = response.Headers.RetryAfter?.Delta,
        };
        try
        {
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation).ConfigureAwait(false);
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                ? RestError.Read(error, plain)
                : plain;
        }
        catch (JsonException)
        {
            return plain;
        }
    }

    // HTTP says less than a canonical status does: these are the meanings that google.rpc.Code gives them.
    private static StatusCode CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.InvalidArgument,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.NotFound,
        HttpStatusCode.Conflict => StatusCode.Aborted,
        HttpStatusCode.PreconditionFailed => StatusCode.FailedPrecondition,
        HttpStatusCode.TooManyRequests => StatusCode.ResourceExhausted,
        HttpStatusCode.NotImplemented => StatusCode.Unimplemented,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => StatusCode.Unavailable,
        HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout => StatusCode.DeadlineExceeded,
        >= HttpStatusCode.InternalServerError => StatusCode.Internal,
        _ => StatusCode.Unknown,
    };
}
