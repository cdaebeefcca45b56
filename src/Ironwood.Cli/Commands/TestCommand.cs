using System.CommandLine;
using System.Globalization;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Rendering;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood test</c>: builds what has changed and runs every test against the packages of this build.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var filter = new Option<string?>("--filter") { Description = "Only tests whose full name holds this text" };
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
        var program = ProjectBuild.Assembly(root, "Ironwood.AllTests");
        using var test = ProjectBuild.Dotnet(root, filter is null ? [program] : [program, filter]);
        await test.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (test.ExitCode is not (ExitCodes.Success or ExitCodes.Failure))
        {
            // It says itself how many passed and failed, unless it has died of one.
            Terminal.WriteLine(terminal.Error, $"The tests' process ended with {test.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
            Terminal.WriteLine(terminal.Out, "0 passed, 1 failed");
        }
        return test.ExitCode == ExitCodes.Success ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>Builds the solution, tests included, where it is older than its sources. Says what is wrong itself.</summary>
    /// <returns>Whether what is built is what the sources say.</returns>
    public static Task<bool> BuildAsync(Terminal terminal, string root, CancellationToken cancellation) =>
        ProjectBuild.BringUpToDateAsync(
            terminal, root, "Ironwood.Infra.sln", "tests-built", Freshness.OfSolution, "the tests", cancellation);
}
