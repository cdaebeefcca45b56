using System.Net;

namespace Ironwood.Operations.Access;

/// <summary>
/// Refuses answers that are neither gRPC nor JSON: a proxy or a sign-in page answered instead of Google. Their status
/// says nothing about the resource: a page with status 404 does not mean that it is missing.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="isChecked">Addresses whose answers are checked; null for all.</param>
internal sealed class AnswerFormat(HttpMessageHandler inner, Func<Uri, bool>? isChecked = null)
    : DelegatingHandler(inner)
{
    private const string Grpc = "application/grpc";
    private const string Json = "application/json";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var matters = isChecked?.Invoke(request.RequestUri!) ?? true;
        var isGrpc = request.Content?.Headers.ContentType?.MediaType == Grpc;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!matters || Objection(response, isGrpc) is not { } objection)
        {
            return response;
        }
        response.Dispose();
        throw objection;
    }

    private static Exception? Objection(HttpResponseMessage response, bool isGrpc)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        return (int)response.StatusCode is >= 300 and < 400 ? new RedirectException()
            : type is null ? null
            : isGrpc && type.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase) ? null
            : !isGrpc && type.Equals(Json, StringComparison.OrdinalIgnoreCase) ? null
            : new ForeignAnswerException(response.StatusCode, type, isGrpc ? Grpc : Json);
    }
}

/// <summary>An answer redirects the caller to another address. Credentials are not sent there.</summary>
internal sealed class RedirectException()
    : Exception("it redirects to another address, where credentials are not sent");

/// <summary>An answer has a content type that Google does not send.</summary>
/// <param name="status">Its status.</param>
/// <param name="type">Its content type.</param>
/// <param name="expected">Google's content type.</param>
internal sealed class ForeignAnswerException(HttpStatusCode status, string type, string expected) : Exception(
    $"HTTP status {(int)status} with content type {type}, expected {expected}",
    // gRPC repeats a read after an I/O error only. REST repeats it by the status.
    RestRetries.IsTransient(status) ? new IOException("The status is a temporary one.") : null);
