namespace Ironwood.Cli.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder of it.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative)).ReplaceLineEndings("\n");

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Ironwood.Infra.sln")) ? folder
        : Find(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run in the repository."));
}
