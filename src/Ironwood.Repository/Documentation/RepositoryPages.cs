using Ironwood.Repository.Inventories;

namespace Ironwood.Repository.Documentation;

/// <summary>The pages of a repository: those that are made, and those that show what commands print.</summary>
internal static class RepositoryPages
{
    /// <summary>A page does not have the form by which it could be followed.</summary>
    public const string Malformed = "IW7520";

    /// <summary>
    /// The page whose sections are runs of their own, most of them refused: the tests of what refuses look at it.
    /// </summary>
    private const string Diagnostics = "docs/diagnostics.md";

    /// <summary>Pages that are made whole: path from the root, and text.</summary>
    /// <param name="root">The repository's root.</param>
    public static IEnumerable<(string Path, string Text)> Made(string root) =>
    [
        ("docs/rules.md", RulesPage.Text()),
        ("docs/outputs.schema.json", OutputsSchema.Text()),
        ("docs/configuration.md", ConfigurationPage.Text()),
        ($"{DecisionsPage.Folder}/README.md", DecisionsPage.Text(root)),
    ];

    /// <summary>Pages whose commands are run, in order.</summary>
    /// <param name="root">The repository's root.</param>
    public static IReadOnlyList<Page> Run(string root) =>
    [
        .. Directory.EnumerateFiles(root, "README.md")
            .Concat(Directory.Exists(Path.Combine(root, "docs"))
                ? Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories) : [])
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => file != Diagnostics)
            .Order(StringComparer.Ordinal)
            .Select(file => Page.Of(file, File.ReadAllText(Path.Combine(root, file)))),
    ];

    /// <summary>
    /// The folder whose stack files pages show: they stay as the repository ships them, whatever its operator makes of
    /// those in the root.
    /// </summary>
    /// <param name="root">The repository's root.</param>
    public static string StackFolder(string root) => Path.Combine(root, "examples", "recipe");

    /// <summary>The stack files that a page's folder holds at first.</summary>
    public static IReadOnlyList<string> StackFiles(string root) => Directory.Exists(StackFolder(root))
        ? [.. Directory.EnumerateFiles(StackFolder(root), "*.yaml").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A page that shows what its commands print now.</summary>
    public static async Task<Page> RenewAsync(Page page, string root, CancellationToken cancellation)
    {
        var lines = page.Lines.ToList();
        var printed = await PageRun.OfAsync(page, StackFiles(root), cancellation).ConfigureAwait(false);
        // From the end, so that what stands before keeps its place.
        foreach (var command in printed.Reverse().Where(command => !command.IsAsShown))
        {
            lines.RemoveRange(command.Shown.First, command.Shown.Output.Count);
            lines.InsertRange(command.Shown.First, ShownOutput.Renew(command.Shown.Output, command.Printed));
        }
        return page with { Lines = lines };
    }
}
