namespace Ironwood.Testing;

/// <summary>The repository that these tests were built from.</summary>
public static class SourceTree
{
    private static readonly HashSet<string> NotOurs = ["artifacts", "node_modules", "bin", "obj", ".git"];

    /// <summary>The nearest folder above the tests that contains the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Every Markdown file, as its path from the root.</summary>
    public static IReadOnlyList<string> Markdown { get; } =
    [
        .. Files(Root, "*.md")
            .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A file or folder of it.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>Text of a file.</summary>
    public static string Read(string relative) => File.ReadAllText(Path(relative)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !NotOurs.Contains(System.IO.Path.GetFileName(inner)))
            .SelectMany(inner => Files(inner, pattern)));

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Ironwood.Infra.sln")) ? folder
        : Find(System.IO.Path.GetDirectoryName(folder)
            ?? throw new DirectoryNotFoundException("No folder above the tests contains Ironwood.Infra.sln."));
}
