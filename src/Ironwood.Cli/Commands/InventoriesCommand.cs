using System.CommandLine;
using Ironwood.Analysis.Rules;
using Ironwood.Cli.Rendering;
using Ironwood.Preview.Inventories;
using Ironwood.Preview.StackFiles;

namespace Ironwood.Cli.Commands;

/// <summary><c>./ironwood inventories</c>: rewrites what the tests hold fast, for a person to review and commit.</summary>
internal static class InventoriesCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var command = new Command("inventories", "Rewrite tests/inventories from the stacks, docs/rules.md and docs/outputs.schema.json from the code, to be reviewed and committed");
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
        await File.WriteAllTextAsync(Path.Combine(root, "docs", "rules.md"), RulesPage.Text(), cancellation).ConfigureAwait(false);
        Terminal.WriteLine(terminal.Out, "docs/rules.md");
        await File.WriteAllTextAsync(Path.Combine(root, "docs", "outputs.schema.json"), OutputsSchema.Text(), cancellation).ConfigureAwait(false);
        Terminal.WriteLine(terminal.Out, "docs/outputs.schema.json");
        return ExitCodes.Success;
    }
}
