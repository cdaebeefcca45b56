using System.Net;
using System.Net.Sockets;
using Ironwood.Catalog.Services;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace Ironwood.Operations.Access;

/// <summary>Which REST requests are repeated, and when.</summary>
public static class RestRetries
{
    private static readonly HttpRequestOptionsKey<bool> Read = new("ironwood.read");

    private static readonly HashSet<HttpMethod> Repeatable =
        [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete];

    /// <summary>
    /// Marks a POST that changes nothing, such as a backend service's <c>getHealth</c>, so that it may be repeated.
    /// </summary>
    public static HttpRequestMessage AsRead(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(Read, true);
        return request;
    }

    /// <summary>
    /// Repeats requests on the same terms as gRPC reads. Waits as long as the service asks, within the deadline.
    /// </summary>
    internal static ResilienceHandler Over(HttpMessageHandler inner, TimeSpan deadline)
    {
        var terms = ApiRetry.OfReads;
        var retries = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = terms.MaxAttempts - 1,
            Delay = TimeSpan.FromSeconds(terms.InitialBackoffSeconds),
            MaxDelay = TimeSpan.FromSeconds(terms.MaxBackoffSeconds),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = true,
            ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments, deadline)),
        };
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(retries).Build();
        return new(pipeline) { InnerHandler = inner };
    }

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> arguments, TimeSpan deadline)
    {
        var request = arguments.Context.GetRequestMessage();
        var repeatable = request is not null
            && (Repeatable.Contains(request.Method) || (request.Options.TryGetValue(Read, out var read) && read));
        return arguments.Outcome switch
        {
            // A refused connection means that the request did not arrive: any request may be repeated.
            { Exception: HttpRequestException { InnerException: SocketException socket } }
                when socket.SocketErrorCode == SocketError.ConnectionRefused => true,
            { Exception: HttpRequestException } => repeatable,
            { Result: { } response } => repeatable && IsTransient(response.StatusCode)
                && Wait(response) <= deadline,
            _ => false,
        };
    }

    private static TimeSpan Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - DateTimeOffset.UtcNow,
        _ => TimeSpan.Zero,
    };

    /// <summary>Whether a later request may succeed.</summary>
    internal static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;
}
