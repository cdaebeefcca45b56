using System.Net.Sockets;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
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
            RpcException { Status.DebugException: { } cause } rpc when IsOfCredentials(cause) || NeverArrived(rpc, cause) =>
                Of(Root(cause), what),
            RpcException rpc => RefusalProblems.Of(GoogleError.Of(rpc), what),
            TokenResponseException token => AccessProblems.TokenRefused(token.Error?.Error, token.Error?.ErrorDescription),
            SubjectTokenException => AccessProblems.SubjectTokenMissing(Words(error)),
            OperationCanceledException { InnerException: TimeoutException } => AccessProblems.Late(what),
            OperationCanceledException => AccessProblems.Cancelled(what),
            HttpRequestException http => AccessProblems.Unreachable(what, Reason(http)),
            { InnerException: { } inner } when IsOfCredentials(inner) => Of(inner, what),
            _ => AccessProblems.Unexpected(what, $"{error.GetType().Name}: {Words(error)}"),
        };
    }

    private static bool IsOfCredentials(Exception error) =>
        error is AccessException or TokenResponseException or SubjectTokenException
        || (error.InnerException is { } inner && IsOfCredentials(inner));

    // A service that is up says UNAVAILABLE too; only without a connection is there a socket's error behind it.
    private static bool NeverArrived(RpcException rpc, Exception cause) =>
        rpc.StatusCode is StatusCode.Unavailable or StatusCode.Internal && cause is HttpRequestException;

    private static Exception Root(Exception error) =>
        error is HttpRequestException or AccessException or TokenResponseException or SubjectTokenException
        || error.InnerException is null
            ? error
            : Root(error.InnerException);

    private static string Reason(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.SecureConnectionError => "no secure connection could be made",
        HttpRequestError.ResponseEnded => "the connection broke before the answer was whole",
        _ when error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
        _ => "the connection failed",
    };

    private static string Words(Exception error) => SecretText.Hide(error.Message);
}
