using System.Collections.Immutable;
using Ironwood.Outputs;

namespace Ironwood.Operations.Verification;

/// <summary>One line of the recipe's validation.</summary>
public interface ICheck
{
    /// <summary>Stable id, as <c>--only</c> takes it.</summary>
    string Id { get; }

    /// <summary>What it looks at, in a few words.</summary>
    string Title { get; }

    /// <summary>What a person would run to see the same; none where the stack has no such part.</summary>
    ImmutableArray<string> Commands(PlatformContract platform);

    /// <summary>Looks.</summary>
    /// <exception cref="Access.AccessException">Google Cloud did not answer the question.</exception>
    Task<CheckOutcome> RunAsync(PlatformContract platform, CancellationToken cancellation);
}
