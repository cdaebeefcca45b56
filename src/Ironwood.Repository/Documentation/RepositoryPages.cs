using Ironwood.Repository.Inventories;

namespace Ironwood.Repository.Documentation;

/// <summary>The pages of a repository: generated pages, and pages that show the output of commands.</summary>
internal static class RepositoryPages
{
    /// <summary>A page does not have the form that is needed to follow it.</summary>
    public const string Malformed = "IW7520";

    /// <summary>
    /// The diagnostics page. Each of its sections is a separate run, and most of them are refused; other tests check
    /// it.
    /// </summary>
    private const string Diagnostics = "docs/diagnostics.md";

    /// <summary>Generated pages: path from the root, and text.</summary>
    /// <param name="root">The repository's root.</param>
    public static IEnumerable<(string Path, string Text)> Made(string root) =>
    [
        ("docs/rules.md", RulesPage.Text()),
        ("docs/outputs.schema.json", OutputsSchema.Text()),
        ("docs/configuration.md", ConfigurationPage.Text()),
        ("docs/choose-a-model.md", ModelsPage.Text()),
        (StackFileSchema.Path, StackFileSchema.Text()),
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

    /// <summary>The initial stack files of a page's folder.</summary>
    public static IReadOnlyList<string> StackFiles(string root) => Directory.Exists(StackFolder(root))
        ? [.. Directory.EnumerateFiles(StackFolder(root), "*.yaml").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The page with the current output of its commands.</summary>
    public static async Task<Page> RenewAsync(Page page, string root, CancellationToken cancellation)
    {
        var lines = page.Lines.ToList();
        var printed = await PageRun.OfAsync(page, StackFiles(root), cancellation).ConfigureAwait(false);
        // From the end, so that earlier lines keep their numbers.
        foreach (var command in printed.Reverse().Where(command => !command.IsAsShown))
        {
            lines.RemoveRange(command.Shown.First, command.Shown.Output.Count);
            lines.InsertRange(command.Shown.First, ShownOutput.Renew(command.Shown.Output, command.Printed));
        }
        return page with { Lines = lines };
    }
}
