using System.Net.Sockets;
using Grpc.Core;
using Ironwood.Problems;

namespace Ironwood.Operations.Access;

/// <summary>What went wrong with a call, as a coded problem whose text holds no secret.</summary>
public static class Failures
{
    /// <summary>The problem that an exception of a call amounts to.</summary>
    /// <param name="error">What was caught: of gRPC, of REST, or of finding credentials.</param>
    /// <param name="what">What was asked for, as <c>endpoint projects/P/locations/R/endpoints/1</c>.</param>
    public static Problem Of(Exception error, string what)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            AccessException access => access.Problem,
            GoogleErrorException refused => RefusalProblems.Of(refused.Error, what),
            // The client's own trouble, on the way to Google, is told as a status with the cause beside it.
            RpcException { StatusCode: StatusCode.Internal or StatusCode.Unavailable, Status.DebugException: { } trouble }
                when OnTheWay(trouble) is { } cause => Of(cause, what),
            RpcException rpc => RefusalProblems.Of(GoogleError.Of(rpc), what),
            OperationCanceledException { InnerException: TimeoutException } => AccessProblems.Late(what),
            OperationCanceledException => AccessProblems.Cancelled(what),
            HttpRequestException http => AccessProblems.Unreachable(what, Reason(http)),
            // gRPC opens its connections itself, and tells of them without HTTP's exception around.
            SocketException socket => AccessProblems.Unreachable(what, Reason(socket)),
            _ => AccessProblems.Unexpected(what, $"{error.GetType().Name}: {SecretText.Hide(error.Message)}"),
        };
    }

    // A service that is up says UNAVAILABLE too; only where no answer came is there an exception of the wire behind it.
    private static Exception? OnTheWay(Exception error) => error switch
    {
        AccessException or HttpRequestException or SocketException => error,
        { InnerException: { } inner } => OnTheWay(inner),
        _ => null,
    };

    private static string Reason(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.SecureConnectionError => "no secure connection could be made",
        HttpRequestError.ResponseEnded => "the connection broke before the answer was whole",
        _ when error.InnerException is SocketException socket => Reason(socket),
        _ => "the connection failed",
    };

    private static string Reason(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name is not known",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to it from this network",
        _ => "the connection failed",
    };
}
