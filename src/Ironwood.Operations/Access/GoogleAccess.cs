using System.Collections.Concurrent;
using Google.Apis.Auth.OAuth2;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Ironwood.Catalog.Services;

namespace Ironwood.Operations.Access;

/// <summary>
/// The way to Google Cloud: channels for services that have gRPC stubs here, and an HTTP client for the others, all
/// with the same credentials, deadlines and retries. Thread-safe.
/// </summary>
public sealed class GoogleAccess : IAsyncDisposable
{
    private readonly AccessOptions _options;
    private readonly ITokenAccess? _credential;
    private readonly string? _quotaProject;
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new();
    private readonly Lazy<HttpClient> _http;

    private GoogleAccess(AccessOptions options, GoogleCredential? credential)
    {
        _options = options;
        _credential = credential;
        _quotaProject = options.QuotaProject ?? credential?.QuotaProject;
        _http = new(CreateHttp);
    }

    /// <summary>
    /// Finds credentials, unless the calls go to this machine over plain http and no file is named. Calls no service.
    /// </summary>
    /// <exception cref="AccessException">No usable credentials were found, or the endpoint is not allowed.</exception>
    public static async Task<GoogleAccess> OpenAsync(AccessOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Endpoint is { } endpoint)
        {
            RequireSafe(endpoint);
        }
        var credential = options is { Endpoint.Scheme: "http", CredentialsFile: null }
            ? null
            : await AccessCredentials.OpenAsync(options, cancellation).ConfigureAwait(false);
        return new(options, credential);
    }

    /// <summary>Calls a service over gRPC. All stubs of one host share a channel.</summary>
    /// <param name="service">Host of the service, such as <c>aiplatform.googleapis.com</c>.</param>
    /// <param name="region">Region of the resources, for a service with regional hosts; otherwise null.</param>
    /// <exception cref="AccessException">The region does not give a host name.</exception>
    public CallInvoker Grpc(string service, string? region = null)
    {
        var host = ApiHosts.Of(service, region);
        if (Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            throw new AccessException(AccessProblems.ForeignHost(host));
        }
        // Lazy, so that two callers at once do not open two channels and leave one open.
        var channel = _channels.GetOrAdd(host, name => new(() => CreateChannel(name))).Value;
        return channel.CreateCallInvoker().Intercept(new MethodCalls(_options.Deadline));
    }

    /// <summary>
    /// Sends requests to absolute addresses of Google, such as <c>https://compute.googleapis.com/compute/v1/…</c>. Only
    /// requests that change nothing are repeated; see <see cref="RestRetries.AsRead"/> for a POST. Redirects are not
    /// followed: they would carry the token to another host.
    /// </summary>
    public HttpClient Http => _http.Value;

    /// <summary>Longest time for a call, retries included.</summary>
    internal TimeSpan Deadline => _options.Deadline;

    private GrpcChannel CreateChannel(string host)
    {
        HttpMessageHandler handler = Identified();
        if (_options.Endpoint is { } endpoint)
        {
            handler = new EndpointOverride(handler, endpoint, host);
        }
        return GrpcChannel.ForAddress(_options.Endpoint ?? new Uri($"https://{host}"), new()
        {
            HttpHandler = new AnswerFormat(handler),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = AnswerLimits.AnswerBytes,
            ServiceConfig = CallRetries.Config(),
        });
    }

    private HttpClient CreateHttp()
    {
        HttpMessageHandler handler = Identified();
        if (_options.Endpoint is { } endpoint)
        {
            handler = new EndpointOverride(handler, endpoint);
        }
        var retries = RestRetries.Over(new FreshRequest(handler), _options.Deadline);
        return new(new AnswerFormat(retries)) { Timeout = _options.Deadline };
    }

    private CallIdentity Identified() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // A connection carries a hundred calls at once; a second one is opened so that the next calls do not wait.
            EnableMultipleHttp2Connections = true,
            UseProxy = _options.Endpoint is not { IsLoopback: true },
        },
        _credential,
        _quotaProject,
        _options.Endpoint);

    private static void RequireSafe(Uri endpoint)
    {
        var why = endpoint switch
        {
            { IsAbsoluteUri: false } => "is not a whole address",
            { Scheme: not ("http" or "https") } => "is neither http nor https",
            { Scheme: "http", IsLoopback: false } => "would be asked in clear text over a network",
            { PathAndQuery: not "/" } => "has a path; the services add their own",
            { UserInfo: not "" } => "has a user's name in it",
            _ => null,
        };
        if (why is not null)
        {
            throw new AccessException(AccessProblems.BadEndpoint(endpoint, why));
        }
    }

    /// <summary>Ends running calls and closes every connection.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
