using System.Collections.Concurrent;
using Google.Apis.Auth.OAuth2;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Ironwood.Catalog.Services;

namespace Ironwood.Operations.Access;

/// <summary>
/// The way to Google Cloud: channels for the services that have gRPC stubs here, and an HTTP client for the others, all
/// with the same credentials, deadlines and retries. Safe for use by many at once.
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

    /// <summary>Finds credentials, unless this machine itself is asked. Asks no service yet.</summary>
    /// <exception cref="AccessException">There are no usable credentials, or the endpoint is none that may be
    /// asked.</exception>
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

    /// <summary>Calls a service; one channel a host, however many stubs are made of it.</summary>
    /// <param name="service">Host of the service, as <c>aiplatform.googleapis.com</c>.</param>
    /// <param name="region">Region of the resources, for a service that is asked in each; null where it is one for
    /// all.</param>
    public CallInvoker Grpc(string service, string? region = null)
    {
        var host = ApiHosts.Of(service, region);
        // Lazy, or two callers at once would open two channels and leave one open.
        var channel = _channels.GetOrAdd(host, name => new(() => CreateChannel(name))).Value;
        return channel.CreateCallInvoker().Intercept(new MethodCalls(_options.Deadline));
    }

    /// <summary>
    /// Sends requests to absolute addresses of Google, as <c>https://compute.googleapis.com/compute/v1/…</c>. Only what
    /// changes nothing is made again when it fails; see <see cref="RestRetries.AsRead"/> for a POST.
    /// </summary>
    public HttpClient Http => _http.Value;

    private GrpcChannel CreateChannel(string host)
    {
        HttpMessageHandler handler = new CallIdentity(Wire(), _credential, _quotaProject);
        if (_options.Endpoint is { } endpoint)
        {
            handler = new EndpointOverride(handler, endpoint, host);
        }
        return GrpcChannel.ForAddress(_options.Endpoint ?? new Uri($"https://{host}"), new()
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            ServiceConfig = CallRetries.Config(),
        });
    }

    private HttpClient CreateHttp()
    {
        HttpMessageHandler handler = new CallIdentity(Wire(), _credential, _quotaProject);
        if (_options.Endpoint is { } endpoint)
        {
            handler = new EndpointOverride(handler, endpoint);
        }
        return new(RestRetries.Over(handler, _options.Deadline)) { Timeout = _options.Deadline };
    }

    private SocketsHttpHandler Wire() => new()
    {
        // A connection carries a hundred calls at once; a second one is opened rather than letting the next ones wait.
        EnableMultipleHttp2Connections = true,
        UseProxy = _options.Endpoint is not { IsLoopback: true },
    };

    private static void RequireSafe(Uri endpoint)
    {
        var why = endpoint switch
        {
            { IsAbsoluteUri: false } => "is not a whole address",
            { Scheme: not ("http" or "https") } => "is neither http nor https",
            { Scheme: "http", IsLoopback: false } => "would be asked in clear text over a network",
            { PathAndQuery: not "/" } => "has a path; it is the services' own",
            { UserInfo: not "" } => "has a user's name in it",
            _ => null,
        };
        if (why is not null)
        {
            throw new AccessException(AccessProblems.BadEndpoint(endpoint, why));
        }
    }

    /// <summary>Ends calls that are under way, and closes every connection.</summary>
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
