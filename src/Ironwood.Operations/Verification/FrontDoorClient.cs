using System.Net;
using System.Text;
using Ironwood.Operations.Access;
using Ironwood.Operations.Google;

namespace Ironwood.Operations.Verification;

/// <summary>
/// Asks the platform itself. It has a client of its own: requests go to whatever the stack calls its address, and no
/// token of Google's may go there.
/// </summary>
public sealed class FrontDoorClient : IFrontDoor, IDisposable
{
    /// <summary>Header in which the balancer names the tier; the stack's backend services write it.</summary>
    public const string TierHeader = "X-Ironwood-Tier";

    // What is kept of an answer: a list of models is short, and a generation of one token too.
    private const int KeptBytes = 64 * 1024;

    private readonly HttpClient _http;
    private readonly CallGate _gate;
    private readonly TimeProvider _time;
    private readonly bool _isElsewhere;

    /// <param name="endpoint">Where requests go instead of to their address; default: to their address.</param>
    /// <param name="patience">What an answer may take.</param>
    /// <param name="gate">How many calls may be under way.</param>
    /// <param name="time">What an answer is timed by.</param>
    public FrontDoorClient(Uri? endpoint, TimeSpan patience, CallGate gate, TimeProvider time)
    {
        (_gate, _time, _isElsewhere) = (gate, time, endpoint is not null);
        HttpMessageHandler handler = new SocketsHttpHandler
        {
            // A redirect is an answer of its own: followed, it would hide that a route is missing.
            AllowAutoRedirect = false,
            UseProxy = endpoint is not { IsLoopback: true },
            // Compressed or not, the answer is timed and read as a caller gets it.
            AutomaticDecompression = DecompressionMethods.All,
        };
        _http = new(endpoint is null ? handler : new EndpointOverride(handler, endpoint)) { Timeout = patience };
    }

    /// <inheritdoc/>
    public Task<FrontDoorAnswer> AskAsync(Uri address, string? body, CancellationToken cancellation) =>
        _gate.RunAsync(token => SendAsync(address, body, token), cancellation);

    private async Task<FrontDoorAnswer> SendAsync(Uri address, string? body, CancellationToken cancellation)
    {
        var start = _time.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            var text = await ReadAsync(response, cancellation).ConfigureAwait(false);
            var tier = response.Headers.TryGetValues(TierHeader, out var values) ? values.First() : null;
            return new((int)response.StatusCode, tier, _time.GetElapsedTime(start), text);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException
            && !cancellation.IsCancellationRequested)
        {
            var problem = Failures.Of(error, address.ToString());
            // Silence of the platform is a finding; silence of what stands in for it says nothing about the platform.
            return _isElsewhere
                ? throw new AccessException(problem, error)
                : new(0, null, _time.GetElapsedTime(start), Failure: problem.Message);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[8192];
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                kept.Write(buffer, 0, (int)Math.Min(read, KeptBytes - kept.Length));
            }
        }
        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
