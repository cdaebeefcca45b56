using System.Runtime.InteropServices;
using Ironwood.Demo.Samples;
using Ironwood.Outputs;
using Ironwood.Problems;

namespace Ironwood.Demo;

/// <summary>
/// The program of <c>./ironwood demo platform</c>: runs a platform on this machine until it is interrupted.
/// </summary>
public static class DemoProgram
{
    private const int Refused = 2;

    /// <summary>Runs until <paramref name="stop"/> or an interrupt; returns the exit code.</summary>
    /// <param name="args"><c>--port N</c>, <c>--contract FILE</c>, <c>--outputs FILE</c>,
    /// <c>--latency MILLISECONDS</c>.</param>
    /// <param name="output">Where the address is written.</param>
    /// <param name="error">Where problems are written.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        var options = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        try
        {
            await ServeAsync(options, output, stop).ConfigureAwait(false);
            return 0;
        }
        catch (DemoRefusedException refused)
        {
            await RefuseAsync(error, refused.Problems).ConfigureAwait(false);
            return Refused;
        }
    }

    private static async Task RefuseAsync(TextWriter error, IReadOnlyList<Problem> problems)
    {
        try
        {
            foreach (var problem in problems)
            {
                await error.WriteLineAsync(problem.ToString()).ConfigureAwait(false);
            }
            await error.WriteLineAsync(Problem.Summary(problems.Count)).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOfTheStream(failure))
        {
            // The exit code still says it.
        }
    }

    private static async Task ServeAsync(Dictionary<string, string> options, TextWriter output, CancellationToken stop)
    {
        var contract = options.TryGetValue("--contract", out var file)
            ? await ReadAsync(file).ConfigureAwait(false)
            : SampleContract.Create();
        await using var platform = await StartAsync(contract, Number(options, "--port")).ConfigureAwait(false);
        platform.State.Latency = TimeSpan.FromMilliseconds(Number(options, "--latency"));
        if (options.TryGetValue("--outputs", out var outputs))
        {
            await WriteAsync(outputs, contract).ConfigureAwait(false);
        }
        var address = platform.Endpoint.GetLeftPart(UriPartial.Authority);
        await SayAsync(
            output,
            $"""
            A platform for the project {contract.Project} answers at {address}; Ctrl-C ends it.
            Its outputs: {platform.Endpoint}outputs
            Try: ./ironwood verify --outputs {ShellWord.Of(outputs ?? "outputs.json")} --endpoint {address}
            """).ConfigureAwait(false);

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopped = stop.Register(() => ended.TrySetResult());
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await ended.Task.ConfigureAwait(false);

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }
    }

    // If the address cannot be printed, the platform is of no use.
    private static async Task SayAsync(TextWriter output, string text)
    {
        try
        {
            await output.WriteLineAsync(text).ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfTheStream(error))
        {
            throw new DemoRefusedException(
                [
                    new("IW0007", "standard output",
                        $"cannot be written: {(error is IOException ? error.Message.TrimEnd('.') : "it is closed")}",
                        Fix: "free disk space, or write to another place"),
                ],
                error);
        }
    }

    private static bool IsOfTheStream(Exception error) =>
        error is IOException or UnauthorizedAccessException or ObjectDisposedException;

    private static async Task<LoopbackPlatform> StartAsync(PlatformContract contract, int port)
    {
        try
        {
            return await LoopbackPlatform.StartAsync(contract, port).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new DemoRefusedException([new("IW8020", "--port", "the port cannot be opened",
                port.ToString(CultureInfo.InvariantCulture),
                Fix: "choose another port, or leave it out to use any free port")], error);
        }
    }

    private static async Task<PlatformContract> ReadAsync(string file)
    {
        try
        {
            return PlatformContract.Parse(await File.ReadAllTextAsync(file).ConfigureAwait(false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DemoRefusedException(
                [new("IW8021", file, "cannot be read", Fix: "pulumi stack output --json > outputs.json")], error);
        }
        catch (OutputsException error)
        {
            throw new DemoRefusedException(
                [.. error.Problems.Select(each =>
                    new Problem(each.Code, each.Path, each.Message, Fix: each.Fix))], error);
        }
    }

    private static async Task WriteAsync(string file, PlatformContract contract)
    {
        try
        {
            await File.WriteAllTextAsync(file, SampleOutputs.Write(contract)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DemoRefusedException(
                [new("IW8022", file, "cannot be written", Fix: "choose another file with --outputs")], error);
        }
    }

    private static int Number(Dictionary<string, string> options, string name) =>
        options.TryGetValue(name, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
