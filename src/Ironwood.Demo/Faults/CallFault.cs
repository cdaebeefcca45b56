using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using GrpcCode = Grpc.Core.StatusCode;

namespace Ironwood.Demo.Faults;

/// <summary>A fault of a call that occurs a given number of times.</summary>
public sealed record CallFault
{
    /// <summary>
    /// The calls: <c>EndpointService/GetEndpoint</c> for gRPC; for REST the beginning of method, host and path, as
    /// <c>GET compute.googleapis.com/compute/v1/</c>; <c>*</c> for all.
    /// </summary>
    public required string Call { get; init; }

    /// <summary>The kind of fault.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>How many times it occurs; later calls succeed. Default: always.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>The status of the answer.</summary>
    public GrpcCode Code { get; init; } = GrpcCode.Unavailable;

    /// <summary>Google's words.</summary>
    public string Message { get; init; } = "";

    /// <summary>The google.rpc details of the answer.</summary>
    public IReadOnlyList<IMessage> Details { get; init; } = [];

    /// <summary>Changes the answer: JSON for REST, a message without its frame for gRPC.</summary>
    public Func<byte[], byte[]>? Alter { get; init; }

    /// <summary>HTTP status of a page.</summary>
    public int PageStatus { get; init; } = 200;

    /// <summary>Address that a page redirects to; null without a redirect.</summary>
    public Uri? Location { get; init; }

    /// <summary>The call succeeds, but its answer is changed.</summary>
    public static CallFault Altered(string call, Func<byte[], byte[]> alter) =>
        new() { Call = call, Kind = FaultKind.Altered, Alter = alter };

    /// <summary>The answer is an HTML page, like that of a proxy or a sign-in page.</summary>
    public static CallFault Page(string call, int status = 200, Uri? location = null) =>
        new() { Call = call, Kind = FaultKind.Page, PageStatus = status, Location = location };

    /// <summary>The service is unavailable.</summary>
    public static CallFault Unavailable(string call, int times = int.MaxValue) =>
        Refused(call, GrpcCode.Unavailable, "The service is currently unavailable.") with { Times = times };

    /// <summary>A quota is exceeded, and Google says how long to wait.</summary>
    public static CallFault Exhausted(string call, TimeSpan delay, int times = int.MaxValue) =>
        Refused(call, GrpcCode.ResourceExhausted,
            "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute'.",
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) },
            new QuotaFailure
            {
                Violations =
                {
                    new QuotaFailure.Types.Violation { Subject = "project", Description = "Read requests per minute" },
                },
            })
            with
        { Times = times };

    /// <summary>The caller lacks a permission.</summary>
    public static CallFault Denied(string call, string permission, string principal) =>
        Refused(call, GrpcCode.PermissionDenied,
            $"Permission '{permission}' denied on resource (or it may not exist) for {principal}.",
            new ErrorInfo
            {
                Reason = "IAM_PERMISSION_DENIED",
                Domain = "iam.googleapis.com",
                Metadata = { { "permission", permission } },
            });

    /// <summary>The API is not enabled.</summary>
    public static CallFault Disabled(string call, string service, string project) =>
        Refused(call, GrpcCode.PermissionDenied,
            $"{service} has not been used in project {project} before or it is disabled.",
            new ErrorInfo
            {
                Reason = "SERVICE_DISABLED",
                Domain = "googleapis.com",
                Metadata = { { "service", service }, { "consumer", $"projects/{project}" } },
            });

    /// <summary>The token has expired.</summary>
    public static CallFault TokenExpired(string call, int times = int.MaxValue) =>
        Refused(call, GrpcCode.Unauthenticated,
            "Request had invalid authentication credentials. Expected OAuth 2 access token.",
            new ErrorInfo { Reason = "ACCESS_TOKEN_EXPIRED", Domain = "googleapis.com" })
            with
        { Times = times };

    /// <summary>The resource does not exist.</summary>
    public static CallFault NotFound(string call, string message) => Refused(call, GrpcCode.NotFound, message);

    /// <summary>The connection breaks before an answer.</summary>
    public static CallFault Dropped(string call, int times = int.MaxValue) =>
        new() { Call = call, Kind = FaultKind.Drop, Times = times };

    /// <summary>The caller gets no answer.</summary>
    public static CallFault Silent(string call, int times = int.MaxValue) =>
        new() { Call = call, Kind = FaultKind.Silence, Times = times };

    /// <summary>The call succeeds, but the long-running operation that it starts fails half-way.</summary>
    public static CallFault OperationFails(string call, GrpcCode code, string message) =>
        new() { Call = call, Kind = FaultKind.Operation, Code = code, Message = message };

    /// <summary>Any status.</summary>
    public static CallFault Refused(string call, GrpcCode code, string message, params IMessage[] details) =>
        new() { Call = call, Kind = FaultKind.Status, Code = code, Message = message, Details = details };

    internal Google.Rpc.Status ToStatus() => new()
    {
        Code = (int)Code,
        Message = Message,
        Details = { Details.Select(Any.Pack) },
    };
}
