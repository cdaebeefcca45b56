namespace Ironwood.Repository.Linting;

internal static class RepositoryFiles
{
    // Build outputs, downloads and git's own files.
    private static readonly string[] Excluded = ["artifacts", "bin", "obj", "node_modules", ".git"];

    /// <summary>Paths from the root, with slashes, in ordinal order.</summary>
    public static IEnumerable<string> Of(string root) => Below(root)
        .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !Excluded.Contains(Path.GetFileName(child)))
            .SelectMany(Below));
}
