using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ironwood.Demo.Platform;

/// <summary>
/// One port without TLS for both HTTP/1.1 and HTTP/2. With TLS, negotiation selects the protocol; without TLS, a
/// Kestrel listener supports only one of them. Here the first bytes of a connection select its listener.
/// </summary>
internal sealed class SharedPort : IConnectionListenerFactory
{
    /// <summary>Represents the listener for HTTP/2, which has no address.</summary>
    public static EndPoint SecondProtocol { get; } = new Nowhere();

    // Every HTTP/2 connection begins with "PRI * HTTP/2.0": no method of HTTP/1.1 is called PRI.
    private static readonly byte[] Preface = Encoding.ASCII.GetBytes("PRI");

    private readonly SocketTransportFactory _sockets = new(
        Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
    private readonly Channel<ConnectionContext> _first = Channel.CreateUnbounded<ConnectionContext>();
    private readonly Channel<ConnectionContext> _second = Channel.CreateUnbounded<ConnectionContext>();

    /// <summary>The bound port.</summary>
    public int Port { get; private set; }

    public async ValueTask<IConnectionListener> BindAsync(
        EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        if (endpoint is Nowhere)
        {
            return new PortListener(endpoint, _second, inner: null);
        }
        var inner = await _sockets.BindAsync(endpoint, cancellationToken).ConfigureAwait(false);
        Port = ((IPEndPoint)inner.EndPoint).Port;
        _ = AcceptAsync(inner);
        return new PortListener(inner.EndPoint, _first, inner);
    }

    private async Task AcceptAsync(IConnectionListener inner)
    {
        while (await inner.AcceptAsync().ConfigureAwait(false) is { } connection)
        {
            _ = AssignAsync(connection);
        }
        _first.Writer.TryComplete();
        _second.Writer.TryComplete();
    }

    private async Task AssignAsync(ConnectionContext connection)
    {
        try
        {
            var chosen = await BeginsWithPrefaceAsync(connection.Transport.Input, connection.ConnectionClosed)
                .ConfigureAwait(false)
                ? _second
                : _first;
            if (chosen.Writer.TryWrite(connection))
            {
                return;
            }
        }
        // The client has closed the connection, or the server is stopping: no one waits for an answer.
        catch (Exception error) when (error is IOException or OperationCanceledException or ConnectionAbortedException)
        {
        }
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    // Peeks at the bytes; the listener of the connection reads them again.
    private static async Task<bool> BeginsWithPrefaceAsync(PipeReader input, CancellationToken closed)
    {
        while (true)
        {
            var result = await input.ReadAsync(closed).ConfigureAwait(false);
            var known = Math.Min(result.Buffer.Length, Preface.Length);
            var matches = StartsAlike(result, (int)known);
            if (!matches || known == Preface.Length || result.IsCompleted)
            {
                input.AdvanceTo(result.Buffer.Start);
                return matches && known == Preface.Length;
            }
            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static bool StartsAlike(ReadResult result, int length)
    {
        Span<byte> start = stackalloc byte[Preface.Length];
        System.Buffers.BuffersExtensions.CopyTo(result.Buffer.Slice(0, length), start);
        return start[..length].SequenceEqual(Preface.AsSpan(0, length));
    }

    private sealed class PortListener(
        EndPoint endpoint, Channel<ConnectionContext> connections, IConnectionListener? inner)
        : IConnectionListener
    {
        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await connections.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (connections.Reader.TryRead(out var connection))
                {
                    return connection;
                }
            }
            return null;
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            connections.Writer.TryComplete();
            if (inner is not null)
            {
                await inner.UnbindAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        public ValueTask DisposeAsync() => inner?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private sealed class Nowhere : EndPoint
    {
        public override string ToString() => "http2";
    }
}
