using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Body of a refusal; null to issue tokens.</summary>
    public string? Refusal { get; set; }

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
        context.Response.ContentType = "application/json";
        context.Response.StatusCode = Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(Refusal
            ?? $$"""{"access_token":"{{Token}}","expires_in":3600,"token_type":"Bearer","issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}""");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
