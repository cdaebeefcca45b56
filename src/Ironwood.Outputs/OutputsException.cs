using System.Collections.Immutable;
using Pulumi;

namespace Ironwood.Outputs;

/// <summary>
/// Another stack's outputs cannot be used. All problems come at once. It is a <see cref="RunException"/>, of which
/// <c>pulumi up</c> shows the message and no stack trace.
/// </summary>
public sealed class OutputsException : RunException
{
    /// <summary>Outputs with these problems, at least one.</summary>
    public OutputsException(IEnumerable<OutputsProblem> problems) : this([.. problems])
    {
    }

    internal OutputsException(params ImmutableArray<OutputsProblem> problems) : base(string.Join('\n', problems)) =>
        Problems = problems;

    /// <summary>The problems, in the order of the contract's properties.</summary>
    public ImmutableArray<OutputsProblem> Problems { get; }
}
