using Ironwood.Cli;
using Ironwood.Cli.Launching;

// The launcher on Windows asks a built program whether it is up to date; a special exit code is the answer.
if (Freshness.IsStale())
{
    return ExitCodes.Stale;
}
return await CommandLine.RunAsync(args, Terminal.ForConsole(), RepositoryRoot.Find()).ConfigureAwait(false);
