using System.Net.Sockets;
using Ironwood.Problems;

namespace Ironwood.Infra;

/// <summary>
/// Whether the Pulumi engine answers that started this program. Without it the SDK prints a trace for every resource
/// that it could not register.
/// </summary>
internal static class EngineConnection
{
    /// <summary>What the program ends with when the engine does not answer, as the SDK does.</summary>
    public const int Unreachable = 1;

    private const string Code = "IW0008";

    private static readonly string[] Variables = ["PULUMI_MONITOR", "PULUMI_ENGINE"];

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Why the engine cannot be reached; null when it can, or when no engine started the program.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static async Task<Problem?> ProblemAsync(Func<string, string?> variable)
    {
        foreach (var name in Variables)
        {
            if (Parse(variable(name)) is { } address
                && await WhyAsync(address.Host, address.Port).ConfigureAwait(false) is { } why)
            {
                return new(
                    Code,
                    name,
                    $"the Pulumi engine does not answer: {why}",
                    string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}"),
                    Fix: "start the program with 'pulumi preview' or 'pulumi up', and do not end the engine before it");
            }
        }
        return null;
    }

    // Another form than HOST:PORT is left to the SDK.
    private static (string Host, int Port)? Parse(string? address) =>
        Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var uri)
            && uri is { Port: > 0, AbsolutePath: "/" or "" }
            ? (uri.Host, uri.Port)
            : null;

    private static async Task<string?> WhyAsync(string host, int port)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await client.ConnectAsync(host, port, limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused
                ? "the connection was refused" : "no connection could be made";
        }
        catch (OperationCanceledException)
        {
            return "no connection could be made in time";
        }
    }
}
