using System.Net;
using System.Net.Sockets;
using Ironwood.Catalog.Services;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace Ironwood.Operations.Access;

/// <summary>Which REST requests are made again, and when.</summary>
public static class RestRetries
{
    private static readonly HttpRequestOptionsKey<bool> Read = new("ironwood.read");

    private static readonly HashSet<HttpMethod> Repeatable = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options,
        HttpMethod.Put, HttpMethod.Delete];

    /// <summary>
    /// Says that a request changes nothing although it is a POST, as a backend service's <c>getHealth</c> is, and may be
    /// made again.
    /// </summary>
    public static HttpRequestMessage AsRead(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(Read, true);
        return request;
    }

    /// <summary>Retries as gRPC reads have them; what the service asks to wait is waited, up to the deadline.</summary>
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
        return new(new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(retries)
            .Build())
        { InnerHandler = inner };
    }

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> arguments, TimeSpan deadline)
    {
        var request = arguments.Context.GetRequestMessage();
        var repeatable = request is not null
            && (Repeatable.Contains(request.Method) || (request.Options.TryGetValue(Read, out var read) && read));
        return arguments.Outcome switch
        {
            // Refused at the door, the request did not arrive: it may be made again whatever it is.
            { Exception: HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } } => true,
            { Exception: HttpRequestException } => repeatable,
            { Result: { } response } => repeatable && IsTransient(response.StatusCode)
                && !(response.Headers.RetryAfter?.Delta > deadline),
            _ => false,
        };
    }

    private static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
