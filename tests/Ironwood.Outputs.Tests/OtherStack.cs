using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Outputs.Tests;

/// <summary>A cloud in which one other stack exists; null is one that does not.</summary>
internal sealed class OtherStack(JsonObject? outputs, params string[] secrets) : IMocks
{
    public const string Name = "acme/ironwood/prod";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Assert.Equal("pulumi:pulumi:StackReference", args.Type);
        return outputs is null
            // As the engine answers.
            ? throw new InvalidOperationException($"unknown stack \"{args.Id}\"")
            : Task.FromResult<(string?, object)>((args.Id, ImmutableDictionary<string, object>.Empty
                .Add("name", args.Id!)
                .Add("outputs", DeployedStack.ToEngine(outputs))
                .Add("secretOutputNames", secrets.ToImmutableArray())));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException(args.Token);

    /// <summary>What a program reads of it.</summary>
    public async Task<Read<T>> ReadAsync<T>(Func<InferencePlatform, Output<T>> read)
    {
        Output<T>? output = null;
        await RunAsync(() => output = read(InferencePlatform.From(Name)));
        return new(
            await OutputUtilities.GetValueAsync(output!),
            await Output.IsSecretAsync(output!),
            [.. (await OutputUtilities.GetDependenciesAsync(output!)).Select(resource => resource.GetResourceName())]);
    }

    /// <summary>
    /// The messages for a program that reads it: those of the deployment, and the failure of the value.
    /// </summary>
    public async Task<(string Told, OutputsException Failure)> RefuseAsync<T>(Func<InferencePlatform, Output<T>> read)
    {
        Output<T>? output = null;
        var told = await Assert.ThrowsAnyAsync<Exception>(
            () => RunAsync(() => output = read(InferencePlatform.From(Name))));
        Environment.ExitCode = 0;
        var failure = await Assert.ThrowsAsync<OutputsException>(() => OutputUtilities.GetValueAsync(output!));
        return (
            told is AggregateException several
                ? string.Join('\n', several.InnerExceptions.Select(each => each.Message))
                : told.Message,
            failure);
    }

    private async Task RunAsync(Action program) =>
        await Deployment.TestAsync(this, new TestOptions { IsPreview = true }, program);

    /// <summary>A value, whether it is secret, and what it came from.</summary>
    public sealed record Read<T>(T Value, bool IsSecret, IReadOnlyList<string> Dependencies);
}
