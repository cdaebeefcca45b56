using System.Net;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification;

/// <summary>
/// Sends requests to the platform itself. It has its own HTTP client: requests go to whatever address the stack names,
/// and no token of Google may go there.
/// </summary>
public sealed class FrontDoorClient : IFrontDoor, IDisposable
{
    /// <summary>Header in which the load balancer names the tier; the stack's backend services add it.</summary>
    public const string TierHeader = "X-Ironwood-Tier";

    // What is kept of an answer: a list of models is short, and so is a generation of one token.
    private const int KeptBytes = 64 * 1024;

    // The whole answer is read, because it is timed. A larger one is no answer of a model server to these questions.
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;
    private readonly CallGate _gate;
    private readonly TimeProvider _time;
    private readonly bool _isElsewhere;

    /// <param name="endpoint">Address that receives all requests. Default: the requests' own addresses.</param>
    /// <param name="patience">Longest time for an answer.</param>
    /// <param name="gate">Limits how many calls run at once.</param>
    /// <param name="time">Times the answers.</param>
    public FrontDoorClient(Uri? endpoint, TimeSpan patience, CallGate gate, TimeProvider time)
    {
        (_patience, _gate, _time, _isElsewhere) = (patience, gate, time, endpoint is not null);
        HttpMessageHandler handler = new SocketsHttpHandler
        {
            // A redirect is an answer: to follow it would hide that a route is missing.
            AllowAutoRedirect = false,
            UseProxy = endpoint is not { IsLoopback: true },
            // The answer is timed and read as a caller gets it, compressed or not.
            AutomaticDecompression = DecompressionMethods.All,
        };
        _http = new(endpoint is null ? handler : new EndpointOverride(handler, endpoint))
        {
            // Its own timeout ends with the headers of the answer.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <inheritdoc/>
    public Task<FrontDoorAnswer> AskAsync(
        Uri address, string? body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation) =>
        _gate.RunAsync(token => SendAsync(address, body, headers, token), cancellation);

    private async Task<FrontDoorAnswer> SendAsync(
        Uri address, string? body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        var start = _time.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }
            using var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var text = await ReadAsync(response, limit.Token).ConfigureAwait(false);
            var tier = response.Headers.TryGetValues(TierHeader, out var values) ? values.First() : null;
            return new((int)response.StatusCode, tier, _time.GetElapsedTime(start), text);
        }
        // Whatever goes wrong with an answer is a finding about the platform.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            var problem = error is OperationCanceledException
                ? AccessProblems.Late(address.ToString())
                : Failures.Of(error, address.ToString());
            // If another address stands in for the platform, its silence says nothing about the platform.
            return _isElsewhere
                ? throw new AccessException(problem, error)
                : new(0, null, _time.GetElapsedTime(start), Failure: problem.Message);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        var total = 0L;
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                kept.Write(buffer, 0, (int)Math.Min(read, KeptBytes - kept.Length));
                if ((total += read) > MostBytes)
                {
                    throw new AnswerTooLargeException(AnswerLimits.TooLarge(MostBytes));
                }
            }
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
