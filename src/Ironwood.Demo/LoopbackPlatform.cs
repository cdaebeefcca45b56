using System.Net;
using Ironwood.Demo.Faults;
using Ironwood.Demo.Platform;
using Ironwood.Outputs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ironwood.Demo;

/// <summary>
/// A server on this machine that answers like Google's services, for one stack's platform: gRPC and REST on one port,
/// without TLS.
/// </summary>
public sealed class LoopbackPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackPlatform(WebApplication app, PlatformState state, Uri endpoint) =>
        (_app, State, Endpoint) = (app, state, endpoint);

    /// <summary>Its address, for <c>--endpoint</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Its state; may be changed while it runs.</summary>
    public PlatformState State { get; }

    /// <summary>The faults to simulate; may be changed while it runs.</summary>
    public FaultList Faults => State.Faults;

    /// <summary>Starts a server, which runs until it is disposed.</summary>
    /// <param name="contract">The stack whose platform it is.</param>
    /// <param name="port">Port on 127.0.0.1; 0 for any free port.</param>
    /// <param name="time">The clock for the times of measurements; default: the system's.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<LoopbackPlatform> StartAsync(
        PlatformContract contract, int port = 0, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var state = new PlatformState(contract, time ?? TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new());
        var wire = new SharedPort();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(SharedPort.SecondProtocol, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(wire);
        builder.Services.AddSingleton(state);
        builder.Services.AddRouting();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, MeantForPolicy>());
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.UseMiddleware<PlatformPipeline>();
        app.UseRouting();
        foreach (var service in PlatformServices.All)
        {
            service.Map(app, state);
        }
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return new(app, state, new Uri($"http://127.0.0.1:{wire.Port}"));
    }

    /// <summary>Stops it; running calls are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await _app.StopAsync(now.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
