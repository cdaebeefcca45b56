using Ironwood.Repository.Building;

namespace Ironwood.Repository.Linting;

/// <summary>Checks the format of the code against <c>.editorconfig</c>. It builds first if needed.</summary>
internal static class FormatLint
{
    private const string Tool = "dotnet";

    public static async Task<LintResult> RunAsync(LintContext context, CancellationToken cancellation)
    {
        if (context.Find(Tool) is not { } dotnet)
        {
            return LintResult.Without("the .NET SDK", "https://dotnet.microsoft.com/download");
        }
        // The format is checked after a build, because without the generated SDKs their types are unknown.
        var problem = await SolutionBuild.RunAsync(context.Terminal, context.Root, cancellation).ConfigureAwait(false);
        if (problem is not null)
        {
            return LintResult.Failed(problem.Message, problem.Fix!);
        }
        var (exit, said) = await context.RunAsync(
            dotnet,
            ["format", "Ironwood.Infra.sln", "--no-restore", "--verify-no-changes", "--verbosity", "quiet"],
            null,
            cancellation,
            ("Configuration", "Release"), ("IronwoodPackages", BuildInfo.Packages)).ConfigureAwait(false);
        return exit == 0 ? LintResult.Passed : LintResult.Failed(said, "dotnet format Ironwood.Infra.sln --no-restore");
    }
}
