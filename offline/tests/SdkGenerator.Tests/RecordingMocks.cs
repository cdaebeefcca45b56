using Pulumi.Testing;

namespace Ironwood.SdkGenerator.Tests;

/// <summary>A cloud that creates whatever it is asked for, and remembers.</summary>
internal sealed class RecordingMocks : IMocks
{
    public List<MockResourceArgs> Resources { get; } = [];

    public List<MockCallArgs> Calls { get; } = [];

    /// <summary>What functions answer.</summary>
    public Dictionary<string, object> Answer { get; init; } = [];

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Resources.Add(args);
        return Task.FromResult(((string?)$"{args.Name}-id", (object)args.Inputs));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Add(args);
        return Task.FromResult<object>(Answer);
    }
}
