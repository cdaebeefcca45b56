using System.ComponentModel;
using System.Diagnostics;

namespace Ironwood.Repository.Linting;

/// <summary>The repository that checks work on, and their tools.</summary>
/// <param name="Root">Folder of the repository.</param>
/// <param name="Terminal">Where to write progress.</param>
/// <param name="Find">Finds the file of a program; null when it is not installed.</param>
internal sealed record LintContext(string Root, Terminal Terminal, Func<string, string?> Find)
{
    /// <summary>The day for the age of facts. Default: today.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>Looks for programs on the <c>PATH</c>.</summary>
    public static LintContext Of(string root, Terminal terminal) => new(root, terminal, OnPath);

    /// <summary>Runs a program in the root folder, without a shell.</summary>
    /// <param name="program">File of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">Its standard input; null for none.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="environment">Variables to set in addition to those of this process.</param>
    /// <returns>Exit code, and all output.</returns>
    public async Task<(int ExitCode, string Said)> RunAsync(
        string program, IEnumerable<string> arguments, string? input, CancellationToken cancellation,
        params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            var said = await output.ConfigureAwait(false) + await error.ConfigureAwait(false);
            return (process.ExitCode, said.TrimEnd());
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            return (ExitCodes.Failure, $"{Path.GetFileName(program)} cannot be run: {error.Message}");
        }
    }

    private static string? OnPath(string program) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from ending in Endings
         select Path.Combine(folder, program + ending)).FirstOrDefault(File.Exists);
}
