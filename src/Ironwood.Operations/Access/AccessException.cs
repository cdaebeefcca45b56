using Ironwood.Problems;

namespace Ironwood.Operations.Access;

/// <summary>Google Cloud cannot be asked, for a reason that a person can mend.</summary>
/// <param name="problem">What is wrong; its text holds no secret.</param>
/// <param name="cause">What was caught.</param>
public sealed class AccessException(Problem problem, Exception? cause = null) : Exception(problem.ToString(), cause)
{
    /// <summary>What is wrong and how it is mended.</summary>
    public Problem Problem { get; } = problem;
}
