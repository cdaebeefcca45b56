using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Grpc.Core;
using Ironwood.Operations.Access;

namespace Ironwood.Operations.Verification;

/// <summary>
/// The calls of all checks: through one gate, and what goes wrong with them as a coded problem.
/// </summary>
/// <param name="access">The way to Google Cloud.</param>
/// <param name="gate">How many calls may be under way.</param>
public sealed class GoogleCalls(GoogleAccess access, CallGate gate)
{
    /// <summary>A service that has gRPC stubs here.</summary>
    /// <param name="service">Its host.</param>
    /// <param name="region">The region, for a service that is asked in each.</param>
    internal CallInvoker Grpc(string service, string? region = null) => access.Grpc(service, region);

    /// <summary>A gRPC call.</summary>
    /// <param name="what">What is asked for, as a person would say it.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <exception cref="AccessException">Google did not answer.</exception>
    internal Task<T> AskAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        gate.RunAsync(token => CodedAsync(what, call, token), cancellation);

    /// <summary>Gets JSON.</summary>
    /// <exception cref="AccessException">Google did not answer, or there is no such thing.</exception>
    internal Task<T> GetAsync<T>(string what, Uri address, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        AskAsync(
            what, token => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), type, token), cancellation);

    /// <summary>Gets JSON of one thing; null when there is no such thing.</summary>
    /// <exception cref="AccessException">Google did not answer.</exception>
    internal async Task<T?> FindAsync<T>(string what, Uri address, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await GetAsync(what, address, type, cancellation).ConfigureAwait(false);
        }
        catch (AccessException error) when (IsNotFound(error))
        {
            return null;
        }
    }

    /// <summary>Posts JSON for an answer that changes nothing.</summary>
    /// <exception cref="AccessException">Google did not answer.</exception>
    internal Task<TAnswer> PostAsync<TQuestion, TAnswer>(
        string what,
        Uri address,
        TQuestion question,
        JsonTypeInfo<TQuestion> questionType,
        JsonTypeInfo<TAnswer> type,
        CancellationToken cancellation) =>
        AskAsync(
            what,
            token => SendAsync(
                () => new HttpRequestMessage(HttpMethod.Post,
                    address)
                { Content = JsonContent.Create(question, questionType) }.AsRead(),
                type,
                token),
            cancellation);

    /// <summary>Whether Google said that there is no such thing.</summary>
    internal static bool IsNotFound(AccessException error) => error.InnerException switch
    {
        RpcException rpc => rpc.StatusCode == StatusCode.NotFound,
        GoogleErrorException rest => rest.Error.Code == StatusCode.NotFound,
        _ => false,
    };

    private async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> make, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var request = make();
        using var response = await access.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .RequireSuccessAsync(cancellation).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(type, cancellation).ConfigureAwait(false)
            ?? throw new System.Text.Json.JsonException("the answer is empty");
    }

    private static async Task<T> CodedAsync<T>(
        string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception error) when (error is not AccessException)
        {
            throw new AccessException(Failures.Of(error, what), error);
        }
    }
}
