namespace Ironwood.Cli.Launching;

/// <summary>
/// Whether this build is still that of the sources beside it. Starting MSBuild to learn that takes seconds; a look
/// at the times of a few hundred files takes milliseconds.
/// </summary>
internal static class Freshness
{
    /// <summary>File whose time is that of the last build's start; set by the launcher, absent elsewhere.</summary>
    private const string StampVariable = "IRONWOOD_STAMP";

    private static readonly string[] SourceFolders = ["src", "offline"];

    private static readonly string[] SourceFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig"];

    public static bool IsStale() =>
        Environment.GetEnvironmentVariable(StampVariable) is { Length: > 0 } stamp
        && Environment.GetEnvironmentVariable(RepositoryRoot.Variable) is { Length: > 0 } root
        && IsStale(root, stamp);

    /// <summary>Whether any source is newer than the stamp, or the stamp is missing.</summary>
    internal static bool IsStale(string root, string stamp)
    {
        if (!File.Exists(stamp))
        {
            return true;
        }
        var built = File.GetLastWriteTimeUtc(stamp);
        // A folder's own time tells of files that were removed from it.
        return SourceFiles.Any(file => File.GetLastWriteTimeUtc(Path.Combine(root, file)) > built)
            || SourceFolders
                .Select(folder => new DirectoryInfo(Path.Combine(root, folder)))
                .Where(folder => folder.Exists)
                .SelectMany(folder => folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder))
                .Any(entry => entry.LastWriteTimeUtc > built);
    }
}
