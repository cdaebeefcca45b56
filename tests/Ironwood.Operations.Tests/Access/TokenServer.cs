using System.Collections.Concurrent;
using System.Net;
using Google.Apis.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TokenClientFactory = Google.Apis.Http.IHttpClientFactory;

namespace Ironwood.Operations.Tests.Access;

/// <summary>Issues tokens on this machine as Google's token service does, or refuses to.</summary>
internal sealed class TokenServer : IAsyncDisposable
{
    /// <summary>A token of the form that Google's have; it opens nothing.</summary>
    public const string Token = "ya29.not-a-token";

    private readonly WebApplication _app;

    private TokenServer(WebApplication app) => _app = app;

    /// <summary>What was asked, as forms.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = new();

    /// <summary>Where redirected requests would have gone.</summary>
    public ConcurrentQueue<string> Meant { get; } = new();

    public string Issued { get; set; } = Token;

    /// <summary>For how many seconds it is good.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>Sends here whatever asks Google for tokens.</summary>
    public TokenClientFactory Clients => new Redirection(this);

    /// <summary>Body of a refusal; null to issue tokens.</summary>
    public string? Refusal { get; set; }

    /// <summary>Status of the HTML page that is answered instead of a token; null for none.</summary>
    public int? Page { get; set; }

    public Uri Address => new($"{_app.Urls.First()}/token");

    public static async Task<TokenServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var app = builder.Build();
        var server = new TokenServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Requests.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        if (Page is { } status)
        {
            context.Response.ContentType = "text/html";
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("<html>Sign in</html>");
            return;
        }
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(Refusal
            ?? $$"""{"access_token":"{{Issued}}","expires_in":{{Lifetime}},"token_type":"Bearer","issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}""");
    }

    private sealed class Redirection(TokenServer server) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new Redirect(server);
    }

    private sealed class Redirect(TokenServer server) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            server.Meant.Enqueue(request.RequestUri!.GetLeftPart(UriPartial.Path));
            request.RequestUri = server.Address;
            return base.SendAsync(request, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
