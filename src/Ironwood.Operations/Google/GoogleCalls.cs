using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using Grpc.Core;

namespace Ironwood.Operations.Google;

/// <summary>
/// Every call to a Google service goes through here. Failures become coded problems, lists are read page by page, and
/// answers have limits: whatever a service answers, callers see a result or an <see cref="AccessException"/>.
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

    /// <summary>What JSON from a GET request says, or null when the resource does not exist.</summary>
    /// <param name="what">What the request asks for, in words for a person.</param>
    /// <param name="address">The address.</param>
    /// <param name="type">The JSON.</param>
    /// <param name="read">Reads the JSON; what it throws is reported as an unreadable answer.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <exception cref="AccessException">The request failed.</exception>
    internal Task<TResult?> FindAsync<T, TResult>(
        string what, Uri address, JsonTypeInfo<T> type, Func<T, TResult> read, CancellationToken cancellation)
        where TResult : class =>
        OrNullAsync(ReadAsync(what, GetAsync(what, address, type, cancellation), read));

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
    /// <param name="what">What the list is, in words for a person.</param>
    /// <param name="ask">Asks for the page with this token; the first token is empty.</param>
    /// <param name="items">The items of a page.</param>
    /// <param name="next">Token of the next page; null or empty after the last.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    /// <exception cref="AccessException">A call failed, or the list does not end within the limits.</exception>
    internal async Task<List<T>> PagesAsync<TPage, T>(
        string what,
        Func<string, CancellationToken, Task<TPage>> ask,
        Func<TPage, IEnumerable<T>?> items,
        Func<TPage, string?> next,
        CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(access.Deadline * AnswerLimits.ListDeadlines);
        var all = new List<T>();
        var (token, bytes) = ("", 0L);
        for (var pages = 1; ; pages++)
        {
            TPage page;
            try
            {
                page = await ask(token, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new AccessException(AccessProblems.Late(what));
            }
            bytes += SizeOf(page);
            all.AddRange(Read(what, page, read => items(read)?.ToArray() ?? []));
            token = next(page) ?? "";
            if (token.Length == 0)
            {
                return all;
            }
            if (pages == AnswerLimits.Pages || all.Count > AnswerLimits.Items || bytes > AnswerLimits.ListBytes)
            {
                throw new AccessException(AccessProblems.TooLarge(what, "the list does not end"));
            }
        }
    }

    /// <summary>What an answer says.</summary>
    /// <exception cref="AccessException">The call failed, or the answer is unreadable.</exception>
    internal static async Task<TResult> ReadAsync<T, TResult>(string what, Task<T> answer, Func<T, TResult> read) =>
        Read(what, await answer.ConfigureAwait(false), read);

    // Fields that must be there can be missing, and numbers out of range: no exception of that may reach a caller.
    private static TResult Read<T, TResult>(string what, T answer, Func<T, TResult> read)
    {
        try
        {
            return read(answer);
        }
        catch (Exception error) when (error is not AccessException)
        {
            throw new AccessException(Failures.Of(new JsonException(error.Message, error), what), error);
        }
    }

    private static long SizeOf<TPage>(TPage page) => page switch
    {
        IMessage message => message.CalculateSize(),
        RestPage rest => rest.Bytes,
        _ => 0,
    };

    private static async Task<T?> OrNullAsync<T>(Task<T> answer) where T : class
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

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        // The client's own timeout ends with the headers.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(access.Deadline);
        try
        {
            using (request)
            {
                using var response = await access.Http
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                    .RequireSuccessAsync(limit.Token).ConfigureAwait(false);
                var json = await AnswerLimits
                    .ReadAsync(response.Content, AnswerLimits.AnswerBytes, limit.Token).ConfigureAwait(false);
                var answer = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("the answer is empty");
                if (answer is RestPage page)
                {
                    page.Bytes = json.Length;
                }
                return answer;
            }
        }
        catch (OperationCanceledException error)
            when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The deadline is over.", new TimeoutException("", error));
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

/// <summary>A page of a REST list, with its size on the wire.</summary>
internal abstract record RestPage
{
    /// <summary>Bytes of its JSON.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Bytes { get; set; }
}
