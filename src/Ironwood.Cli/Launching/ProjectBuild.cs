using System.Diagnostics;
using System.Globalization;

namespace Ironwood.Cli.Launching;

/// <summary>Builds what the launcher leaves out, so that a preview need not wait for it: the tests, the demo platform.</summary>
internal static class ProjectBuild
{
    /// <summary>Builds when a source is newer than the last build; false, with the errors written, when that failed.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="project">Project or solution, as a path from the root.</param>
    /// <param name="stamp">Name of the file below the artifacts whose time is that of the last build's start.</param>
    /// <param name="sources">What it is built from.</param>
    /// <param name="what">What is built, for a person.</param>
    /// <param name="cancellation">Ends the build.</param>
    public static async Task<bool> BringUpToDateAsync(
        Terminal terminal, string root, string project, string stamp, Freshness sources, string what, CancellationToken cancellation)
    {
        var file = Path.Combine(ArtifactsFolder(root), stamp);
        if (!sources.IsStale(root, file))
        {
            return true;
        }
        Terminal.WriteLine(terminal.Error, $"Building {what} ...");
        // Two may build at once; each has a stamp of its own until it is done.
        var started = $"{file}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.new";
        await File.WriteAllTextAsync(started, "", cancellation).ConfigureAwait(false);
        using var build = Dotnet(root,
            [
                "build", Path.Combine(root, project), "--configuration", "Release", "--nologo", "--verbosity", "quiet",
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
        File.Move(started, file, overwrite: true);
        return true;
    }

    /// <summary>Folder of everything that is built with the packages of this build.</summary>
    public static string ArtifactsFolder(string root) => Path.Combine(root, "artifacts", BuildInfo.Packages);

    /// <summary>A project's assembly.</summary>
    public static string Assembly(string root, string project) =>
        Path.Combine(ArtifactsFolder(root), "bin", project, "release", $"{project}.dll");

    /// <summary>Starts the .NET command line.</summary>
    public static Process Dotnet(string root, IEnumerable<string> arguments, bool redirect = false)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = redirect };
        // What the launcher says to this program is not for the programs that it starts.
        start.Environment.Remove(Freshness.StampVariable);
        // They are code of the house: that no page is both writable and executable only makes compiling slower.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // 128 MB, in hexadecimal: thousands of short tests in one process collect rubbish rarely rather than all the time.
        start.Environment["DOTNET_GCgen0size"] = "8000000";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
    }
}
