using System.Diagnostics;

namespace Ironwood.Cli.Launching;

/// <summary>
/// Builds the projects that the launcher does not build, so that a preview does not wait for them: tests, demo
/// platform.
/// </summary>
internal static class ProjectBuild
{
    /// <summary>Builds if a source is newer than the last build. Writes the compiler's errors itself.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="project">Project or solution, as a path from the root.</param>
    /// <param name="stamp">Name of the file in the artifacts folder whose time is the start of the last build.</param>
    /// <param name="sources">Its sources.</param>
    /// <param name="what">Name of what is built, for messages.</param>
    /// <param name="cancellation">Cancels the build.</param>
    /// <returns>Why the build failed; null when it is up to date.</returns>
    public static async Task<Problem?> BringUpToDateAsync(
        Terminal terminal,
        string root,
        string project,
        string stamp,
        Freshness sources,
        string what,
        CancellationToken cancellation)
    {
        var file = Path.Combine(ArtifactsFolder(root), stamp);
        if (!sources.IsStale(root, file))
        {
            return null;
        }
        try
        {
            await using var turn = await BuildLock.TakeAsync(terminal, root, cancellation).ConfigureAwait(false);
            // The other build may have been this one.
            return sources.IsStale(root, file)
                ? await BuildAsync(terminal, root, project, file, what, cancellation).ConfigureAwait(false)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(
                "IW0006",
                "ironwood",
                $"{Path.Combine(root, "artifacts")} cannot be written",
                Fix: "make that folder writable, or copy the checkout to a writable folder");
        }
    }

    private static async Task<Problem?> BuildAsync(
        Terminal terminal, string root, string project, string stamp, string what, CancellationToken cancellation)
    {
        Terminal.WriteLine(terminal.Error, $"Building {what} ...");
        var started = $"{stamp}.new";
        await File.WriteAllTextAsync(started, "", cancellation).ConfigureAwait(false);
        using var build = Dotnet(root,
            [
                "build", Path.Combine(root, project), "--configuration", "Release", "--nologo", "--verbosity", "quiet",
                "-clp:ErrorsOnly;NoSummary", $"-p:IronwoodPackages={BuildInfo.Packages}",
            ],
            redirect: true);
        var errors = build.StandardOutput.ReadToEndAsync(cancellation);
        await RunToEndAsync(build, cancellation).ConfigureAwait(false);
        if (build.ExitCode != 0)
        {
            foreach (var line in (await errors.ConfigureAwait(false)).TrimEnd().Split('\n'))
            {
                Terminal.WriteLine(terminal.Error, line.TrimEnd());
            }
            return new("IW0005", "ironwood", $"the build of {what} failed", Fix: "correct the errors above");
        }
        File.Move(started, stamp, overwrite: true);
        return null;
    }

    /// <summary>
    /// Waits for a process. Ctrl-C reaches that process too; a signal that ends only this program must end it as well.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task RunToEndAsync(Process process, CancellationToken cancellation)
    {
        await using var ended = cancellation.Register(() => process.Kill(entireProcessTree: true));
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Folder of all builds with the same packages as this one.</summary>
    public static string ArtifactsFolder(string root) => Path.Combine(root, "artifacts", BuildInfo.Packages);

    /// <summary>A project's assembly.</summary>
    public static string Assembly(string root, string project) =>
        Path.Combine(ArtifactsFolder(root), "bin", project, "release", $"{project}.dll");

    /// <summary>Starts the .NET command line.</summary>
    public static Process Dotnet(string root, IEnumerable<string> arguments, bool redirect = false)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = redirect,
        };
        // Variables from the launcher must not reach the programs that this one starts.
        start.Environment.Remove(Freshness.StampVariable);
        // They are our own programs: the W^X protection of memory pages would only make compiling slower.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // 128 MB, in hexadecimal: with thousands of short tests in one process, garbage collection then runs rarely.
        start.Environment["DOTNET_GCgen0size"] = "8000000";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
