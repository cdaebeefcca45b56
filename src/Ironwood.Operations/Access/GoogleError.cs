using System.Net;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Ironwood.Operations.Access;

/// <summary>Google's error for a refused call, in one form for gRPC and REST.</summary>
public sealed record GoogleError
{
    /// <summary>Canonical status, such as <c>PermissionDenied</c>.</summary>
    public required StatusCode Code { get; init; }

    /// <summary>Google's message, without possible secrets.</summary>
    public required string Message { get; init; }

    /// <summary>Machine-readable reason, such as <c>SERVICE_DISABLED</c>; null without one.</summary>
    public string? Reason { get; init; }

    /// <summary>Details of the reason, such as <c>service</c>, <c>consumer</c>, <c>permission</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>How long Google asks to wait before a retry; null if it does not say.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The exhausted quota, in Google's words; null if it does not say.</summary>
    public string? Quota { get; init; }

    /// <summary>The error of a gRPC call, with the details that it carries.</summary>
    public static GoogleError Of(RpcException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var plain = new GoogleError { Code = error.StatusCode, Message = SecretText.Hide(error.Status.Detail) };
        try
        {
            return error.GetRpcStatus() is { } status ? WithDetails(plain, status) : plain;
        }
        // A malformed trailer must not hide the error that it came with.
        catch (InvalidProtocolBufferException)
        {
            return plain;
        }
    }

    private static GoogleError WithDetails(GoogleError plain, RpcStatus status)
    {
        var info = status.GetDetail<ErrorInfo>();
        return plain with
        {
            Reason = info?.Reason is { Length: > 0 } reason ? SecretText.Hide(reason) : null,
            Metadata = info?.Metadata.ToDictionary(entry => entry.Key, entry => SecretText.Hide(entry.Value))
                ?? plain.Metadata,
            RetryDelay = DelayOf(status.GetDetail<RetryInfo>()?.RetryDelay),
            Quota = status.GetDetail<QuotaFailure>()?.Violations
                .Select(violation => SecretText.Hide(violation.Description))
                .FirstOrDefault(description => description.Length > 0),
        };
    }

    // A delay out of range, or in the past, says nothing.
    private static TimeSpan? DelayOf(Duration? delay) =>
        delay is { Seconds: >= 0 and <= Duration.MaxSeconds, Nanos: >= 0 and < Duration.NanosecondsPerSecond }
            ? delay.ToTimeSpan()
            : null;

    /// <summary>
    /// The error of a REST call: the JSON object <c>error</c> of the body, or else the meaning of the HTTP status.
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
            var body = await AnswerLimits.ReadAsync(response.Content, AnswerLimits.ErrorBytes, cancellation)
                .ConfigureAwait(false);
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                ? RestError.Read(error, plain)
                : plain;
        }
        // A malformed body must not hide the status that it came with. Text in JSON can be malformed too.
        catch (Exception error) when (error is JsonException or InvalidOperationException or AnswerTooLargeException)
        {
            return plain;
        }
    }

    // HTTP says less than a canonical status does: these are the meanings that google.rpc.Code gives.
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
