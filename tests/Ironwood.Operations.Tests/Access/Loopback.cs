using Google.Cloud.AIPlatform.V1;
using Google.Cloud.Monitoring.V3;
using Ironwood.Demo;
using Ironwood.Demo.Platform;
using Ironwood.Demo.Samples;

namespace Ironwood.Operations.Tests.Access;

/// <summary>A platform of its own for one test, and the way to it.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    public const string Region = "us-central1";
    public const string Vertex = "aiplatform.googleapis.com";
    public const string Monitoring = "monitoring.googleapis.com";

    private Loopback(LoopbackPlatform platform, GoogleAccess access) => (Platform, Access) = (platform, access);

    public LoopbackPlatform Platform { get; }

    public GoogleAccess Access { get; }

    public string Endpoint => Platform.State.Contract.Tiers["small"].Vertex!.Endpoint;

    public EndpointService.EndpointServiceClient Endpoints => new(Access.Grpc(Vertex, Region));

    public AlertPolicyService.AlertPolicyServiceClient Alerts => new(Access.Grpc(Monitoring));

    public static async Task<Loopback> StartAsync(Func<AccessOptions, AccessOptions>? with = null)
    {
        var platform = await LoopbackPlatform.StartAsync(SampleContract.Create());
        var options = new AccessOptions { Endpoint = platform.Endpoint };
        return new(platform, await GoogleAccess.OpenAsync(with?.Invoke(options) ?? options, CancellationToken.None));
    }

    /// <summary>Calls that were made of one method, retries included.</summary>
    public PlatformCall[] Calls(string name) =>
        [.. Platform.State.Calls.Where(call => call.Name.StartsWith(name, StringComparison.Ordinal))];

    /// <summary>The problem that reading an endpoint ends in.</summary>
    public Task<Problem> ProblemOfReadAsync(CancellationToken cancellation = default) =>
        ProblemOfAsync(
            () => Endpoints.GetEndpointAsync(new() { Name = Endpoint }, cancellationToken: cancellation).ResponseAsync);

    /// <summary>The problem that deploying a model ends in.</summary>
    public Task<Problem> ProblemOfWriteAsync() => ProblemOfAsync(() => Endpoints.DeployModelAsync(new()
    {
        Endpoint = Endpoint,
        DeployedModel = new() { Model = "projects/ironwood-prod/locations/us-central1/models/demo-small" },
    }).ResponseAsync);

    public static async Task<Problem> ProblemOfAsync<T>(Func<Task<T>> call) =>
        Failures.Of(await Assert.ThrowsAnyAsync<Exception>(call), "endpoint 1");

    public async ValueTask DisposeAsync()
    {
        await Access.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
