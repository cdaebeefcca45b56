using Ironwood.Demo;
using Ironwood.Demo.Samples;
using Ironwood.Outputs;
using Microsoft.Extensions.Time.Testing;

namespace Ironwood.Cli.Tests.Commands;

/// <summary><c>./ironwood verify</c> against a platform on this machine.</summary>
internal sealed class VerifyRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private VerifyRun(LoopbackPlatform platform, FakeTimeProvider clock) => (Platform, Clock) = (platform, clock);

    public LoopbackPlatform Platform { get; }

    /// <summary>
    /// The clock of both sides. The platform makes measurements of its time, and the verb judges how old they are.
    /// </summary>
    public FakeTimeProvider Clock { get; }

    public static async Task<VerifyRun> StartAsync(PlatformContract? contract = null)
    {
        var clock = new FakeTimeProvider(CommandRun.Today);
        return new(await LoopbackPlatform.StartAsync(contract ?? SampleContract.Create(), time: clock), clock);
    }

    /// <summary>Runs it. A busy machine is slow, and how quick an answer is is not what these runs are about.</summary>
    public async Task<CommandRun> OfAsync(params string[] args)
    {
        var outputs = _folder["outputs.json"];
        await File.WriteAllTextAsync(outputs, SampleOutputs.Write(Platform.State.Contract));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(
            [
                "verify", "--outputs", outputs, "--endpoint", Platform.Endpoint.ToString(),
                .. args.Contains("--latency-ms") ? args : [.. args, "--latency-ms", "60000"],
            ],
            Terminal.Plain(output, error), _folder.Path, Clock);
        Assert.DoesNotContain("   at ", output.ToString() + error, StringComparison.Ordinal);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs it while its clock moves on, until its time is over.</summary>
    public async Task<CommandRun> UntilTimeoutAsync(params string[] args)
    {
        var run = OfAsync(args);
        while (!run.IsCompleted)
        {
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(20)));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
        return await run;
    }

    /// <summary>Runs it for programs; the checks by id.</summary>
    public async Task<(int ExitCode, IReadOnlyDictionary<string, JsonNode> Checks)> ChecksAsync(params string[] args)
    {
        var run = await OfAsync(["--format", "json", .. args]);
        Assert.Equal("", run.Error);
        return (
            run.ExitCode,
            JsonNode.Parse(run.Out)!["checks"]!
                .AsArray()
                .ToDictionary(check => (string)check!["id"]!, check => check!));
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Dispose();
    }
}
