using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ironwood.Planning.Tests.Boot;

/// <summary>Programs that hosts run, run here.</summary>
internal static class HostProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs a program to its end and returns its exit code and all that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = new[] { process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync() };
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, string.Concat(await Task.WhenAll(output)));
    }

    /// <summary>Starts a program; the caller ends it.</summary>
    public static Process Start(string program, params string[] arguments)
    {
        var file = InstalledProgram.Find(program)
            ?? throw new Xunit.Sdk.XunitException(InstalledProgram.WhyNot(program));
        return Process.Start(
            new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>A port without a listener.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until something holds, or says what did not.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(
                watch.Elapsed < Limit, $"After {Limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s {what}.");
            await Task.Delay(50);
        }
    }

    /// <summary>The status of an answer, or 0 without a listener.</summary>
    public static async Task<int> StatusAsync(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>A JSON body.</summary>
    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
