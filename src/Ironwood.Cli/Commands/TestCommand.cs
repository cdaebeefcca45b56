using System.CommandLine;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Rendering;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood test</c>: builds what has changed and runs every test against the packages of this build.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var filter = new Option<string?>("--filter") { Description = "Only tests that match, in the notation of dotnet test" };
        var command = new Command("test", "Build and run the tests") { filter };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, root, parsed.GetValue(filter), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, string? filter, CancellationToken cancellation)
    {
        if (!await BuildAsync(terminal, root, cancellation).ConfigureAwait(false))
        {
            ProblemView.Write(terminal.Error, [new(
                "IW0005", "ironwood", "the build of the tests failed", Fix: "correct what is named above")]);
            return ExitCodes.Refused;
        }
        var results = Path.Combine(root, "artifacts", "test-results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }
        using var test = ProjectBuild.Dotnet(root,
            [
                "test", .. TestProjects(root), "--nologo", "--logger", "trx", "--logger", "console;verbosity=minimal",
                "--results-directory", results, .. filter is null ? Array.Empty<string>() : ["--filter", filter],
                // Every core has a project of its own to test; 0 means as many as there are.
                "--", "RunConfiguration.MaxCpuCount=0",
            ]);
        await test.WaitForExitAsync(cancellation).ConfigureAwait(false);

        var summary = TestSummary.Of(results, test.ExitCode);
        Terminal.WriteLine(terminal.Out, summary.ToString());
        return summary.ExitCode;
    }

    /// <summary>Builds the solution, tests included, where it is older than its sources. Says what is wrong itself.</summary>
    /// <returns>Whether what is built is what the sources say.</returns>
    public static Task<bool> BuildAsync(Terminal terminal, string root, CancellationToken cancellation) =>
        ProjectBuild.BringUpToDateAsync(
            terminal, root, "Ironwood.Infra.sln", "tests-built", Freshness.OfSolution, "the tests", cancellation);

    private static IEnumerable<string> TestProjects(string root) =>
        from project in Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.csproj", SearchOption.AllDirectories)
        let name = Path.GetFileNameWithoutExtension(project)
        let assembly = ProjectBuild.Assembly(root, name)
        where File.Exists(assembly)
        orderby name
        select assembly;
}
