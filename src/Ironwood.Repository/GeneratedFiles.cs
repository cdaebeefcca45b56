using Ironwood.Cli.Stacks;
using Ironwood.Planning.StackFiles;
using Ironwood.Problems;
using Ironwood.Repository.Documentation;
using Ironwood.Repository.Inventories;

namespace Ironwood.Repository;

/// <summary>Every file of the repository that <c>./ironwood inventories</c> writes.</summary>
internal static class GeneratedFiles
{
    /// <summary>Makes every generated file and passes it on, to be written or compared.</summary>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="take">Receives a path in the repository and the whole text.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>Why a stack cannot be previewed; empty when all files were made.</returns>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(
        string root, Func<string, string, Task> take, CancellationToken cancellation)
    {
        // The stacks that the tests stand on.
        var folder = Path.Combine(root, "tests", "fixtures");
        foreach (var stack in Directory.Exists(folder) ? StackFileReader.Stacks(folder) : [])
        {
            var source = await StackSource.LoadAsync(folder, stack, []).ConfigureAwait(false);
            if (source.Stack is not { } read)
            {
                return source.Problems;
            }
            var path = $"tests/inventories/{stack}.yaml";
            var file = Path.Combine(root, path);
            // A person chose the values in the inventory: the keys stay, and the values come from the graph.
            var keys = File.Exists(file)
                ? Inventory.Parse(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false))
                    .Values.Keys.ToArray()
                : [];
            await take(path, Inventory.Of(read.Graph, keys).ToYaml()).ConfigureAwait(false);
        }
        return await MakePagesAsync(root, take, cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<Problem>> MakePagesAsync(
        string root, Func<string, string, Task> take, CancellationToken cancellation)
    {
        var texts = new List<(string Path, string Text)>();
        try
        {
            texts.AddRange(RepositoryPages.Made(root));
            foreach (var page in RepositoryPages.Run(root))
            {
                var renewed = await RepositoryPages.RenewAsync(page, root, cancellation).ConfigureAwait(false);
                // A generated page is already up to date.
                if (renewed.Text != page.Text && texts.All(text => text.Path != page.Name))
                {
                    texts.Add((page.Name, renewed.Text));
                }
            }
        }
        catch (FormatException error)
        {
            return [new(
                RepositoryPages.Malformed, "docs", error.Message,
                Fix: "correct the page; src/Ironwood.Repository/Documentation/Page.cs lists what a page may contain")];
        }
        foreach (var (path, text) in texts)
        {
            await take(path, text).ConfigureAwait(false);
        }
        return [];
    }
}
