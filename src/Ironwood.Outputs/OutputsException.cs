using Pulumi;

namespace Ironwood.Outputs;

/// <summary>
/// Another stack's outputs cannot be used. It holds all problems. It is a <see cref="RunException"/>, so <c>pulumi
/// up</c> shows its message without a stack trace.
/// </summary>
public sealed class OutputsException : RunException
{
    /// <summary>Creates the exception with at least one problem.</summary>
    public OutputsException(IEnumerable<OutputsProblem> problems) : this([.. problems])
    {
    }

    internal OutputsException(params ImmutableArray<OutputsProblem> problems) : base(string.Join('\n', problems)) =>
        Problems = problems;

    /// <summary>The problems, in the order of the contract's properties.</summary>
    public ImmutableArray<OutputsProblem> Problems { get; }
}
