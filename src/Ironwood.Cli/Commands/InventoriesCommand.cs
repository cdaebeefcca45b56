using System.CommandLine;
using Ironwood.Cli.Documentation;
using Ironwood.Cli.Rendering;
using Ironwood.Preview.Inventories;
using Ironwood.Preview.StackFiles;
using Ironwood.Problems;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood inventories</c>: rewrites what the tests hold fast, for a person to review and commit.</summary>
internal static class InventoriesCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var command = new Command(
            "inventories",
            "Rewrite tests/inventories, the pages that are made and the outputs that pages show, to be reviewed and committed");
        command.SetAction((parsed, cancellation) => RunAsync(terminal, root, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, CancellationToken cancellation)
    {
        var problems = await MakeAsync(
            root,
            async (path, text) =>
            {
                var file = Path.Combine(root, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text, cancellation).ConfigureAwait(false);
                Terminal.WriteLine(terminal.Out, path);
            },
            cancellation).ConfigureAwait(false);
        if (problems.Count > 0)
        {
            ProblemView.Write(terminal.Error, problems);
            return ExitCodes.Refused;
        }
        return ExitCodes.Success;
    }

    /// <summary>Makes every generated file and hands it on, to be written or compared.</summary>
    /// <param name="root">Folder of the repository.</param>
    /// <param name="take">Takes a path in it and the whole text.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Why a stack cannot be previewed; empty when all were made.</returns>
    public static async Task<IReadOnlyList<Problem>> MakeAsync(
        string root, Func<string, string, Task> take, CancellationToken cancellation)
    {
        foreach (var stack in StackFileReader.Stacks(root))
        {
            var source = await StackSource.LoadAsync(root, stack, []).ConfigureAwait(false);
            if (source.Graph is not { } graph)
            {
                return source.Problems;
            }
            var path = $"tests/inventories/{stack}.yaml";
            var file = Path.Combine(root, path);
            // Which values are held fast is somebody's choice: the keys stay, the values follow the graph.
            var keys = File.Exists(file)
                ? Inventory.Parse(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)).Values.Keys.ToArray()
                : [];
            await take(path, Inventory.Of(graph, keys).ToYaml()).ConfigureAwait(false);
        }
        return await MakePagesAsync(root, take, cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<Problem>> MakePagesAsync(
        string root, Func<string, string, Task> take, CancellationToken cancellation)
    {
        var texts = new List<(string Path, string Text)>();
        try
        {
            texts.AddRange(Pages.Made(root));
            foreach (var page in Pages.Run(root))
            {
                var renewed = await Pages.RenewAsync(page, root, cancellation).ConfigureAwait(false);
                // A page that is made is new already.
                if (renewed.Text != page.Text && texts.All(text => text.Path != page.Name))
                {
                    texts.Add((page.Name, renewed.Text));
                }
            }
        }
        catch (FormatException error)
        {
            return [new(
                Pages.Malformed, "docs", error.Message,
                Fix: "mend the page; src/Ironwood.Cli/Documentation/Page.cs says what it may show")];
        }
        foreach (var (path, text) in texts)
        {
            await take(path, text).ConfigureAwait(false);
        }
        return [];
    }
}
