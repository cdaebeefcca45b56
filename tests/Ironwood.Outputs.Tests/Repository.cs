namespace Ironwood.Outputs.Tests;

/// <summary>Files of the repository, seen from a test's own folder.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file's text, with line feeds only.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

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
