using System.CommandLine;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;
using Ironwood.Repository.Building;

namespace Ironwood.Repository.Commands;

/// <summary><c>./ironwood test</c>: builds what has changed and runs every test against the packages of this
/// build.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var filter = new Option<string?>("--filter") { Description = "Only tests whose full name contains this text" };
        var command = new Command(RepositoryVerb.Test.Name, RepositoryVerb.Test.About) { filter };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, root, parsed.GetValue(filter), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string root, string? filter, CancellationToken cancellation)
    {
        if (await SolutionBuild.RunAsync(terminal, root, cancellation).ConfigureAwait(false) is { } problem)
        {
            return ProblemView.Refuse(terminal, problem);
        }
        var program = ProjectBuild.Assembly(root, "Ironwood.AllTests");
        using var test = ProjectBuild.Dotnet(root, filter is null ? [program] : [program, filter]);
        await ProjectBuild.RunToEndAsync(test, cancellation).ConfigureAwait(false);
        if (test.ExitCode is not (ExitCodes.Success or ExitCodes.Failure))
        {
            // The process itself reports how many tests passed and failed, unless a test ended the process.
            var code = test.ExitCode.ToString(CultureInfo.InvariantCulture);
            Terminal.WriteLine(terminal.Error, $"The tests' process ended with {code}.");
            Terminal.WriteLine(terminal.Out, "0 passed, 1 failed");
        }
        return test.ExitCode == ExitCodes.Success ? ExitCodes.Success : ExitCodes.Failure;
    }
}
