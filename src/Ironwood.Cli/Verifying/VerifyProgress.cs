using Ironwood.Operations.Verification;
using Spectre.Console;

namespace Ironwood.Cli.Verifying;

/// <summary>Shows on a terminal which checks are still running. Pipes, files and CI logs get nothing.</summary>
internal static class VerifyProgress
{
    /// <summary>Runs the checks, and shows on a terminal which of them are still running.</summary>
    /// <param name="console">Where problems and progress are written.</param>
    /// <param name="ids">The checks.</param>
    /// <param name="run">Runs them, and reports each that has ended.</param>
    public static async Task<VerificationReport> ShowAsync(
        IAnsiConsole console,
        IReadOnlyCollection<string> ids,
        Func<Action<VerificationResult>?, Task<VerificationReport>> run)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await run(null).ConfigureAwait(false);
        }
        return await console.Status().StartAsync(Words([.. ids], ids.Count), async status =>
        {
            var waiting = new List<string>(ids);
            return await run(result =>
            {
                lock (waiting)
                {
                    waiting.Remove(result.Id);
                    status.Status(Words(waiting, ids.Count));
                }
            }).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static string Words(List<string> waiting, int all) =>
        Markup.Escape($"{all - waiting.Count} of {all} checks ended; waiting for {string.Join(", ", waiting)}");
}
