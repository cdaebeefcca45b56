using Ironwood.Problems;

namespace Ironwood.Demo;

/// <summary>The platform cannot be started as asked.</summary>
/// <param name="problem">Why.</param>
/// <param name="cause">What was caught.</param>
internal sealed class DemoRefusedException(Problem problem, Exception cause) : Exception(problem.ToString(), cause)
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;
}
