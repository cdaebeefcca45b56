using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;

namespace Ironwood.Operations.Access;

/// <summary>Turns the exception of a failed call into a coded problem whose text holds no secret.</summary>
public static class Failures
{
    // Texts of the gRPC client for answers that are not gRPC's, and for those beyond its limit.
    private const string NotGrpc = "Bad gRPC response";
    private const string NoMessage = "Failed to deserialize";
    private const string TooLong = "Received message exceeds";

    /// <summary>The problem of an exception.</summary>
    /// <param name="error">Exception of a gRPC call, of a REST request, or of finding credentials.</param>
    /// <param name="what">What was asked for, such as <c>endpoint projects/P/locations/R/endpoints/1</c>.</param>
    public static Problem Of(Exception error, string what)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            AccessException access => access.Problem,
            GoogleErrorException refused => RefusalProblems.Of(refused.Error, what),
            // gRPC reports a failure on the way to Google as a status, with the cause beside it.
            RpcException { StatusCode: StatusCode.Internal or StatusCode.Unavailable } rpc
                when OnTheWay(rpc.Status.DebugException) is { } cause => Of(cause, what),
            RpcException rpc when Begins(rpc, TooLong) =>
                AccessProblems.TooLarge(what, AnswerLimits.TooLarge(AnswerLimits.AnswerBytes)),
            RpcException { StatusCode: StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown } rpc
                when Begins(rpc, NotGrpc) || Begins(rpc, NoMessage) =>
                AccessProblems.Unreadable(what, SecretText.Hide(rpc.Status.Detail)),
            RpcException rpc => RefusalProblems.Of(GoogleError.Of(rpc), what),
            OperationCanceledException { InnerException: TimeoutException } => AccessProblems.Late(what),
            OperationCanceledException => AccessProblems.Cancelled(what),
            HttpRequestException http => AccessProblems.Unreachable(what, Reason(http)),
            // gRPC opens its connections itself, without HTTP's exception around the socket's.
            SocketException socket => AccessProblems.Unreachable(what, Reason(socket)),
            HttpIOException => AccessProblems.Unreachable(what, "the connection broke before the answer was complete"),
            AnswerTooLargeException large => AccessProblems.TooLarge(what, large.Message),
            RedirectException or ForeignAnswerException => AccessProblems.Unreadable(what, error.Message),
            JsonException or InvalidProtocolBufferException =>
                AccessProblems.Unreadable(what, "its fields are missing or malformed"),
            _ => AccessProblems.Unexpected(what, $"{error.GetType().Name}: {SecretText.Hide(error.Message)}"),
        };
    }

    // A service that is up answers UNAVAILABLE too. Only without an answer there is a network exception behind it.
    private static Exception? OnTheWay(Exception? error) => error switch
    {
        AccessException or RedirectException or ForeignAnswerException => error,
        HttpRequestException or SocketException => error,
        { InnerException: { } inner } => OnTheWay(inner),
        _ => null,
    };

    private static bool Begins(RpcException error, string text) =>
        error.Status.Detail.StartsWith(text, StringComparison.Ordinal);

    private static string Reason(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.SecureConnectionError => "no secure connection could be made",
        HttpRequestError.ResponseEnded => "the connection broke before the answer was complete",
        _ when error.InnerException is SocketException socket => Reason(socket),
        _ => "the connection failed",
    };

    private static string Reason(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name is not known",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "this network has no route to it",
        _ => "the connection failed",
    };
}
