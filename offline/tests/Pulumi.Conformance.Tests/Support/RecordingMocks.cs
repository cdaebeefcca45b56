using System.Collections.Concurrent;

namespace Pulumi.Conformance.Tests.Support;

/// <summary>Returns a resource's inputs as its state, adds what the test says, and remembers what it saw.</summary>
public sealed class RecordingMocks : IMocks
{
    public ConcurrentQueue<MockResourceArgs> Asked { get; } = new();

    public ConcurrentQueue<MockCallArgs> Called { get; } = new();

    public ConcurrentDictionary<string, MockRegisterResourceOutputsRequest> Registered { get; } = new();

    /// <summary>State beyond the inputs.</summary>
    public ImmutableDictionary<string, object> State { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The identifier of a resource; null leaves it unknown.</summary>
    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    /// <summary>The result of any function.</summary>
    public Func<MockCallArgs, object> Result { get; init; } = args => args.Args;

    public MockResourceArgs this[string name] => Asked.Single(args => args.Name == name);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Asked.Enqueue(args);
        return Task.FromResult<(string? id, object state)>((Id(args), args.Inputs.SetItems(State)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Called.Enqueue(args);
        return Task.FromResult(Result(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Registered[args.Urn] = args;
        return Task.CompletedTask;
    }
}
