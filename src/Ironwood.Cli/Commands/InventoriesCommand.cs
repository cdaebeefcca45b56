using System.CommandLine;
using Ironwood.Cli.Documentation;
using Ironwood.Cli.Rendering;
using Ironwood.Preview.Inventories;
using Ironwood.Preview.StackFiles;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood inventories</c>: rewrites what the tests hold fast, for a person to review and commit.</summary>
internal static class InventoriesCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var command = new Command("inventories", "Rewrite tests/inventories, the pages that are made and the outputs that pages show, to be reviewed and committed");
        command.SetAction((parsed, cancellation) => RunAsync(terminal, root, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, "tests", "inventories");
        foreach (var stack in StackFileReader.Stacks(root))
        {
            var source = await StackSource.LoadAsync(root, stack, []).ConfigureAwait(false);
            if (source.Graph is not { } graph)
            {
                ProblemView.Write(terminal.Error, source.Problems);
                return ExitCodes.Refused;
            }
            var file = Path.Combine(folder, $"{stack}.yaml");
            // Which values are held fast is somebody's choice: the keys stay, the values follow the graph.
            var keys = File.Exists(file)
                ? Inventory.Parse(await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false)).Values.Keys.ToArray()
                : [];
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, Inventory.Of(graph, keys).ToYaml(), cancellation).ConfigureAwait(false);
            Terminal.WriteLine(terminal.Out, $"tests/inventories/{stack}.yaml");
        }
        foreach (var (path, text) in Pages.Made(root))
        {
            await WriteAsync(path, text).ConfigureAwait(false);
        }
        foreach (var page in Pages.Run(root))
        {
            var renewed = await Pages.RenewAsync(page, root, cancellation).ConfigureAwait(false);
            if (renewed.Text != page.Text)
            {
                await WriteAsync(page.Name, renewed.Text).ConfigureAwait(false);
            }
        }
        return ExitCodes.Success;

        async Task WriteAsync(string path, string text)
        {
            await File.WriteAllTextAsync(Path.Combine(root, path), text, cancellation).ConfigureAwait(false);
            Terminal.WriteLine(terminal.Out, path);
        }
    }
}
