using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Grpc.Core;
using Ironwood.Operations.Access;

namespace Ironwood.Operations.Google;

/// <summary>
/// Every call to a Google service goes through here: failures become coded problems, and lists are read page by page.
/// </summary>
/// <param name="access">The way to Google Cloud.</param>
/// <param name="gate">Limits how many calls run at once; null for no limit.</param>
public sealed class GoogleCalls(GoogleAccess access, CallGate? gate = null)
{
    /// <summary>The channel to a service that has gRPC stubs here.</summary>
    /// <param name="service">Host of the service.</param>
    /// <param name="region">Region of the resources, for a service with regional hosts.</param>
    internal CallInvoker Grpc(string service, string? region = null) => access.Grpc(service, region);

    /// <summary>The answer to a gRPC call.</summary>
    /// <param name="what">What the call asks for, in words for a person.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="AccessException">The call failed.</exception>
    internal Task<T> AskAsync<T>(
        string what, Func<CancellationToken, AsyncUnaryCall<T>> call, CancellationToken cancellation) =>
        RunAsync(what, async token => await call(token).ConfigureAwait(false), cancellation);

    /// <summary>The answer to a gRPC call, or null when the resource does not exist.</summary>
    /// <exception cref="AccessException">The call failed.</exception>
    internal Task<T?> FindAsync<T>(
        string what, Func<CancellationToken, AsyncUnaryCall<T>> call, CancellationToken cancellation)
        where T : class =>
        OrNullAsync(AskAsync(what, call, cancellation));

    /// <summary>JSON from a GET request.</summary>
    /// <exception cref="AccessException">The request failed, or the resource does not exist.</exception>
    internal Task<T> GetAsync<T>(string what, Uri address, JsonTypeInfo<T> type, CancellationToken cancellation) =>
        RunAsync(what, token => SendAsync(new(HttpMethod.Get, address), type, token), cancellation);

    /// <summary>JSON from a GET request, or null when the resource does not exist.</summary>
    /// <exception cref="AccessException">The request failed.</exception>
    internal Task<T?> FindAsync<T>(string what, Uri address, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        OrNullAsync(GetAsync(what, address, type, cancellation));

    /// <summary>JSON from a POST request that changes nothing.</summary>
    /// <exception cref="AccessException">The request failed.</exception>
    internal Task<TAnswer> PostAsync<TQuestion, TAnswer>(
        string what,
        Uri address,
        TQuestion question,
        JsonTypeInfo<TQuestion> questionType,
        JsonTypeInfo<TAnswer> type,
        CancellationToken cancellation)
    {
        HttpRequestMessage Request() =>
            new(HttpMethod.Post, address) { Content = JsonContent.Create(question, questionType) };

        return RunAsync(what, token => SendAsync(Request().AsRead(), type, token), cancellation);
    }

    /// <summary>All items of a list that comes in pages.</summary>
    /// <param name="ask">Asks for the page with this token; the first token is empty.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="next">Token of the next page; null or empty after the last.</param>
    internal static async Task<List<T>> PagesAsync<TPage, T>(
        Func<string, Task<TPage>> ask, Func<TPage, IEnumerable<T>?> items, Func<TPage, string?> next)
    {
        var all = new List<T>();
        var token = "";
        do
        {
            var page = await ask(token).ConfigureAwait(false);
            all.AddRange(items(page) ?? []);
            token = next(page) ?? "";
        }
        while (token.Length > 0);
        return all;
    }

    private static async Task<T?> OrNullAsync<T>(Task<T> answer)
        where T : class
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (AccessException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    private async Task<T> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using (request)
        {
            using var response = await access.Http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .RequireSuccessAsync(cancellation).ConfigureAwait(false);
            return await response.Content.ReadFromJsonAsync(type, cancellation).ConfigureAwait(false)
                ?? throw new System.Text.Json.JsonException("the answer is empty");
        }
    }

    private Task<T> RunAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellation) =>
        gate is null
            ? CodedAsync(what, call, cancellation)
            : gate.RunAsync(token => CodedAsync(what, call, token), cancellation);

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
