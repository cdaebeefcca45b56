using System.ComponentModel;
using System.Diagnostics;

namespace Ironwood.Cli.Baselines;

/// <summary>What a process said.</summary>
internal sealed record ProcessAnswer(int ExitCode, string Out, string Error);

/// <summary>Runs git in a folder. Arguments go as they are, through no shell.</summary>
internal sealed class Git(string folder)
{
    public string Folder => folder;

    /// <summary>Runs one command; null when there is no git.</summary>
    public async Task<ProcessAnswer?> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            return await RunAsync(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }, cancellation).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a process to its end. One that is no longer wanted ends with all that it started.</summary>
    public static async Task<ProcessAnswer> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
