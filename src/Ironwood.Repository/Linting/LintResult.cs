namespace Ironwood.Repository.Linting;

/// <summary>How a check of <c>./ironwood lint</c> ended.</summary>
internal enum LintOutcome
{
    /// <summary>Nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong.</summary>
    Failed,

    /// <summary>It could not be checked, because a tool is not installed.</summary>
    Skipped,
}

/// <summary>The result of a check.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Said">What is wrong, or which tool is missing; empty when it passed.</param>
/// <param name="Fix">What to run or install; empty when it passed.</param>
internal sealed record LintResult(LintOutcome Outcome, string Said, string Fix)
{
    public static LintResult Passed { get; } = new(LintOutcome.Passed, "", "");

    public static LintResult Failed(string said, string fix) => new(LintOutcome.Failed, said, fix);

    public static LintResult Without(string tool, string install) =>
        new(LintOutcome.Skipped, $"{tool} is not installed", install);
}
