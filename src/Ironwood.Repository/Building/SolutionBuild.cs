using Ironwood.Cli.Launching;
using Ironwood.Problems;

namespace Ironwood.Repository.Building;

/// <summary>The build of the whole solution, tests included.</summary>
internal static class SolutionBuild
{
    private const string Solution = "Ironwood.Infra.sln";

    /// <summary>The sources of the tests.</summary>
    public static Freshness Sources { get; } = new(
        [.. Freshness.OfProgram.Folders, "tests", "bench", "examples"], [.. Freshness.OfProgram.Files, Solution]);

    /// <summary>Builds the solution if it is older than its sources. Writes the compiler's errors itself.</summary>
    /// <returns>Why the build failed; null when it is up to date.</returns>
    public static Task<Problem?> RunAsync(Terminal terminal, string root, CancellationToken cancellation) =>
        ProjectBuild.BringUpToDateAsync(terminal, root, Solution, "tests-built", Sources, "the tests", cancellation);
}
