namespace Ironwood.Operations.Verification;

/// <summary>One check of a deployed platform.</summary>
public interface ICheck
{
    /// <summary>Stable id, as <c>--only</c> takes it.</summary>
    string Id { get; }

    /// <summary>What it checks, in a few words.</summary>
    string Title { get; }

    /// <summary>Commands that show the same to a person; empty if the stack has no such part.</summary>
    ImmutableArray<string> Commands(PlatformContract platform);

    /// <summary>Makes the check.</summary>
    /// <exception cref="Access.AccessException">Google Cloud did not answer.</exception>
    Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation);
}
