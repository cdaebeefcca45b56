using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ironwood.Cli.Launching;

namespace Ironwood.Cli.Doctoring;

/// <summary>What the examination asks of a machine.</summary>
internal interface IMachine
{
    /// <summary>Runs a program; null when it is not on the PATH.</summary>
    Task<ProcessAnswer?> RunAsync(string program, string[] arguments, CancellationToken cancellation);

    /// <summary>An environment variable; null without one.</summary>
    string? Variable(string name);

    /// <summary>Whether a file exists.</summary>
    bool HasFile(string path);

    /// <summary>Free bytes where the project is; null when unknown.</summary>
    long? FreeBytes();

    /// <summary>Whether a port on this machine can be opened.</summary>
    bool CanListen();

    /// <summary>Whether a server answers, with any status.</summary>
    Task<bool> AnswersAsync(Uri address, CancellationToken cancellation);
}

/// <summary>The machine that runs this program.</summary>
internal sealed class Machine(string root) : IMachine
{
    public async Task<ProcessAnswer?> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            return await ProcessAnswer
                .OfAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = root }, cancellation)
                .ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public bool HasFile(string path) => File.Exists(path);

    public long? FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(root)).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    public bool CanListen()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async Task<bool> AnswersAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
                .ConfigureAwait(false);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
