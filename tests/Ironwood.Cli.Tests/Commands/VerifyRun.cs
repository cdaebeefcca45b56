using System.Text.Json.Nodes;
using Ironwood.Demo;
using Ironwood.Demo.Platform;
using Ironwood.Demo.Samples;
using Ironwood.Outputs;

namespace Ironwood.Cli.Tests.Commands;

/// <summary><c>./ironwood verify</c> against a platform on this machine.</summary>
internal sealed class VerifyRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private VerifyRun(LoopbackPlatform platform) => Platform = platform;

    public LoopbackPlatform Platform { get; }

    public static async Task<VerifyRun> StartAsync(PlatformContract? contract = null) =>
        new(await LoopbackPlatform.StartAsync(contract ?? SampleContract.Create(), time: new SameDay()));

    /// <summary>Runs it. A busy machine is slow, and how quick an answer is is not what these runs are about.</summary>
    public async Task<CommandRun> OfAsync(params string[] args)
    {
        var outputs = _folder["outputs.json"];
        await File.WriteAllTextAsync(outputs, SampleOutputs.Write(Platform.State.Contract));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(
            ["verify", "--outputs", outputs, "--endpoint", Platform.Endpoint.ToString(), .. args.Contains("--latency-ms") ? args : [.. args, "--latency-ms", "60000"]],
            Terminal.Plain(output, error), _folder.Path, new SameDay());
        Assert.DoesNotContain("   at ", output.ToString() + error, StringComparison.Ordinal);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs it for programs; the checks by id.</summary>
    public async Task<(int ExitCode, IReadOnlyDictionary<string, JsonNode> Checks)> ChecksAsync(params string[] args)
    {
        var run = await OfAsync(["--format", "json", .. args]);
        Assert.Equal("", run.Error);
        return (run.ExitCode, JsonNode.Parse(run.Out)!["checks"]!.AsArray().ToDictionary(check => (string)check!["id"]!, check => check!));
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _folder.Dispose();
    }

    // Measurements are fresh by the platform's clock, and judged by the verb's: they must not differ.
    private sealed class SameDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    }
}
