using System.Diagnostics;

namespace Ironwood.Cli.Launching;

/// <summary>What a process wrote, and how it ended.</summary>
internal sealed record ProcessAnswer(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a process to its end. On cancellation it ends with all processes that it started.</summary>
    public static async Task<ProcessAnswer> OfAsync(ProcessStartInfo start, CancellationToken cancellation)
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
