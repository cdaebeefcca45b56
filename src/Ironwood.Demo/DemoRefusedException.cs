using Ironwood.Problems;

namespace Ironwood.Demo;

/// <summary>The platform cannot be started with these options.</summary>
/// <param name="problems">Why.</param>
/// <param name="cause">The exception that was caught.</param>
internal sealed class DemoRefusedException(IReadOnlyList<Problem> problems, Exception cause)
    : Exception(problems[0].ToString(), cause)
{
    /// <summary>Why.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
