namespace Ironwood.Cli.Tests.Documentation;

/// <summary>The repository that the tests were built from.</summary>
internal static class Checkout
{
    private static readonly HashSet<string> NotOurs = ["artifacts", "node_modules", "bin", "obj"];

    /// <summary>The nearest folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Every Markdown file of the repository, as its path from the root.</summary>
    public static IReadOnlyList<string> Markdown { get; } =
    [
        .. Files(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => Path.GetFileName(inner) is var name && !NotOurs.Contains(name) && name != ".git")
            .SelectMany(Files));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ironwood.Infra.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("No folder above the tests holds Ironwood.Infra.sln.");
    }
}
