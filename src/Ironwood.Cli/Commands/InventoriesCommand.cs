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
        var command = new Command(
            "inventories",
            "Rewrite tests/inventories, the pages that are made and the outputs that pages show, to be reviewed and committed");
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
        return await WritePagesAsync(terminal, root, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> WritePagesAsync(Terminal terminal, string root, CancellationToken cancellation)
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
            ProblemView.Write(terminal.Error, [new(
                Pages.Malformed, "docs", error.Message,
                Fix: "mend the page; src/Ironwood.Cli/Documentation/Page.cs says what it may show")]);
            return ExitCodes.Refused;
        }
        foreach (var (path, text) in texts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            await File.WriteAllTextAsync(Path.Combine(root, path), text, cancellation).ConfigureAwait(false);
            Terminal.WriteLine(terminal.Out, path);
        }
        return ExitCodes.Success;
    }
}
