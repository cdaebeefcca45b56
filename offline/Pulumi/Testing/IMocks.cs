namespace Pulumi.Testing;

/// <summary>Plays the engine and the providers in a test.</summary>
public interface IMocks
{
    /// <summary>Called for every resource but the stack; returns its identifier, if known, and its state.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Called for every function; returns its result.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Called when a component or the stack registers its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
