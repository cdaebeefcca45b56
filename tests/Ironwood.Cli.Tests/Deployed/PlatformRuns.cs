using Ironwood.Demo;
using Ironwood.Demo.Samples;
using Ironwood.Demo.Vertex;
using Ironwood.Operations.Tests;
using Ironwood.Outputs;

namespace Ironwood.Cli.Tests.Deployed;

/// <summary>A loopback platform of its own for one test, and command lines that are run on it, on a clock that never
/// waits.</summary>
internal sealed class PlatformRuns : IAsyncDisposable
{
    /// <summary>What the pages write for the platform's address.</summary>
    public const string Address = "http://127.0.0.1:8470";

    /// <summary>What the pages write for the file of the stack's outputs.</summary>
    public const string OutputsFile = "outputs.json";

    private readonly TemporaryFolder _folder = new();
    private CancellationTokenSource _interrupt = new();

    private PlatformRuns(LoopbackPlatform platform, PlatformContract contract)
    {
        Platform = platform;
        File.WriteAllText(_folder[OutputsFile], Demo.Samples.SampleOutputs.Write(contract));
    }

    public LoopbackPlatform Platform { get; }

    public InstantClock Clock { get; } = new();

    public string Endpoint => Platform.State.Contract.Tiers["small"].Vertex!.Endpoint;

    public EndpointBook Endpoints => EndpointBook.Of(Platform.State);

    /// <summary>Id of the model that the small tier begins with.</summary>
    public string FirstModel => Endpoints.Get(Endpoint).DeployedModels[0].Id;

    /// <summary>The small tier's split, in the order of ids.</summary>
    public string Split =>
        string.Join(
            ' ',
            Endpoints.Get(Endpoint).TrafficSplit
                .OrderBy(share => share.Key, StringComparer.Ordinal)
                .Select(share => $"{share.Key}={share.Value}"));

    /// <param name="told">Changes what the stack's outputs say, not what there is.</param>
    public static async Task<PlatformRuns> StartAsync(Func<PlatformContract, PlatformContract>? told = null)
    {
        var contract = SampleContract.Create();
        return new(await LoopbackPlatform.StartAsync(contract), told?.Invoke(contract) ?? contract);
    }

    /// <summary>A contract in which a tier has no endpoint.</summary>
    public static PlatformContract WithoutEndpoint(PlatformContract contract, string tier) =>
        contract with { Tiers = contract.Tiers.SetItem(tier, contract.Tiers[tier] with { Vertex = null }) };

    /// <summary>Interrupts the run, as Ctrl-C does.</summary>
    public void Interrupt() => _interrupt.Cancel();

    /// <summary>Another terminal: what runs next is not interrupted.</summary>
    public void Recover()
    {
        Clock.Waiting = _ => { };
        _interrupt.Dispose();
        _interrupt = new();
    }

    /// <summary>Options of a process of its own that say where the platform is.</summary>
    public string[] Where =>
        ["--outputs", _folder[OutputsFile], "--endpoint", Platform.Endpoint.GetLeftPart(UriPartial.Authority)];

    /// <summary>Runs a command line on this platform.</summary>
    public Task<CommandRun> RunAsync(params string[] args) =>
        RunOnAsync([.. args, "--outputs", OutputsFile, "--endpoint", Address]);

    /// <summary>Runs a command line as a page writes it.</summary>
    public async Task<CommandRun> RunOnAsync(string[] args)
    {
        var real = Platform.Endpoint.GetLeftPart(UriPartial.Authority);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(
            [.. args.Select(word => word == Address ? real : word == OutputsFile ? _folder[OutputsFile] : word)],
            Terminal.Plain(output, error), _folder.Path, Clock, _interrupt.Token);
        return new(code, AsWritten(output), AsWritten(error));

        string AsWritten(StringWriter text) => text.ToString()
            .Replace(real, Address, StringComparison.Ordinal)
            .Replace(_folder[OutputsFile], OutputsFile, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        _interrupt.Dispose();
        _folder.Dispose();
    }
}
