namespace Ironwood.Cli.Launching;

/// <summary>
/// Decides whether a build is up to date. Asking MSBuild takes seconds; comparing the times of a few hundred files
/// takes milliseconds.
/// </summary>
/// <param name="Folders">Folders with sources.</param>
/// <param name="Files">Single files.</param>
internal sealed record Freshness(IReadOnlyList<string> Folders, IReadOnlyList<string> Files)
{
    /// <summary>File whose time is the start of the last build. Only the launcher of Windows sets it.</summary>
    public const string StampVariable = "IRONWOOD_STAMP";

    /// <summary>The sources of this program. The shell launcher has the same list.</summary>
    public static Freshness OfProgram { get; } = new(
        ["src", "offline"],
        [
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
            ".editorconfig",
        ]);

    /// <summary>Whether the launcher has started a program that is older than its sources.</summary>
    public static bool IsStale() =>
        Environment.GetEnvironmentVariable(StampVariable) is { Length: > 0 } stamp
        && Environment.GetEnvironmentVariable(RepositoryRoot.Variable) is { Length: > 0 } root
        && OfProgram.IsStale(root, stamp);

    /// <summary>Whether any source is newer than the stamp, or the stamp is missing.</summary>
    public bool IsStale(string root, string stamp)
    {
        if (!File.Exists(stamp))
        {
            return true;
        }
        var (built, now) = (File.GetLastWriteTimeUtc(stamp), DateTime.UtcNow);
        // No source would be newer than it.
        if (built > now)
        {
            return true;
        }
        // A time in the future is ignored: the file would still be newer after each build.
        bool IsNewer(DateTime time) => time > built && time <= now;
        // A folder's time changes when a file in it is removed.
        return Files.Any(file => IsNewer(File.GetLastWriteTimeUtc(Path.Combine(root, file))))
            || Folders
                .Select(folder => new DirectoryInfo(Path.Combine(root, folder)))
                .Where(folder => folder.Exists)
                .SelectMany(folder => folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder))
                .Any(entry => IsNewer(entry.LastWriteTimeUtc));
    }
}
