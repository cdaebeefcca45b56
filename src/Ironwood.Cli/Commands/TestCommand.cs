using System.CommandLine;
using System.Diagnostics;
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
        var built = Path.Combine(root, "artifacts", BuildInfo.Packages);
        if (!await BuildAsync(terminal, root, Path.Combine(built, "tests-built"), cancellation).ConfigureAwait(false))
        {
            ProblemView.Write(terminal.Error, [new(
                "IW0005", "ironwood", "the build of the tests failed", Fix: "correct what is named above")]);
            return ExitCodes.Refused;
        }
        var program = Path.Combine(built, "bin", "Ironwood.AllTests", "release", "Ironwood.AllTests.dll");
        using var test = Dotnet(root, filter is null ? [program] : [program, filter]);
        await test.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (test.ExitCode is not (ExitCodes.Success or ExitCodes.Failure))
        {
            // It says itself how many passed and failed, unless it has died of one.
            Terminal.WriteLine(terminal.Error, $"The tests' process ended with {test.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
            Terminal.WriteLine(terminal.Out, "0 passed, 1 failed");
        }
        return test.ExitCode == ExitCodes.Success ? ExitCodes.Success : ExitCodes.Failure;
    }

    // Whether the tests are those of the sources, after a build where they were not.
    private static async Task<bool> BuildAsync(Terminal terminal, string root, string stamp, CancellationToken cancellation)
    {
        if (!Freshness.OfSolution.IsStale(root, stamp))
        {
            return true;
        }
        Terminal.WriteLine(terminal.Error, "Building the tests ...");
        var started = stamp + ".new";
        await File.WriteAllTextAsync(started, "", cancellation).ConfigureAwait(false);
        using var build = Dotnet(root,
            [
                "build", Path.Combine(root, "Ironwood.Infra.sln"), "--configuration", "Release", "--nologo", "--verbosity", "quiet",
                "-clp:ErrorsOnly;NoSummary", $"-p:IronwoodPackages={BuildInfo.Packages}",
            ],
            redirect: true);
        var errors = await build.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await build.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (build.ExitCode != 0)
        {
            Terminal.WriteLine(terminal.Error, errors.TrimEnd());
            return false;
        }
        File.Move(started, stamp, overwrite: true);
        return true;
    }

    private static Process Dotnet(string root, IEnumerable<string> arguments, bool redirect = false)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = redirect };
        // What the launcher says to this program is not for the program's tests.
        start.Environment.Remove(Freshness.StampVariable);
        // Tests are code of the house: that no page is both writable and executable only makes compiling slower.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
