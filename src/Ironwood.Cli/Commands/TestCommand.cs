using System.CommandLine;
using System.Diagnostics;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood test</c>: builds and runs every test against the packages of this build.</summary>
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
        var results = Path.Combine(root, "artifacts", "test-results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }
        string[] arguments =
        [
            "test", Path.Combine(root, "Ironwood.Infra.sln"), "--configuration", "Release", "--nologo", "--verbosity", "quiet",
            $"-p:IronwoodPackages={BuildInfo.Packages}", "--logger", "trx", "--logger", "console;verbosity=minimal",
            "--results-directory", results, .. filter is null ? Array.Empty<string>() : ["--filter", filter],
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root };
        // What the launcher says to this program is not for the program's tests.
        start.Environment.Remove("IRONWOOD_STAMP");
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException("dotnet could not be started.");
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);

        var summary = TestSummary.Of(results, process.ExitCode);
        Terminal.WriteLine(terminal.Out, summary.ToString());
        return summary.ExitCode;
    }
}
