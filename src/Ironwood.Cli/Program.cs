using Ironwood.Cli;
using Ironwood.Cli.Launching;

// The launcher of Windows asks a built program whether it is still current; the answer is an exit code of its own.
if (Freshness.IsStale())
{
    return ExitCodes.Stale;
}
return await CommandLine.RunAsync(args, Terminal.ForConsole(), RepositoryRoot.Find()).ConfigureAwait(false);
