using System.CommandLine;
using Ironwood.Cli.Launching;
using Ironwood.Cli.Writing;

namespace Ironwood.Repository.Commands;

/// <summary><c>./ironwood inventories</c>: rewrites the files that the tests compare with, for review.</summary>
internal static class InventoriesCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var command = new Command(RepositoryVerb.Inventories.Name, RepositoryVerb.Inventories.About);
        command.SetAction((parsed, cancellation) => RunAsync(terminal, root, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string root, CancellationToken cancellation)
    {
        var problems = await GeneratedFiles.MakeAsync(
            root,
            async (path, text) =>
            {
                var file = Path.Combine(root, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text, cancellation).ConfigureAwait(false);
                Terminal.WriteLine(terminal.Out, path);
            },
            cancellation).ConfigureAwait(false);
        return problems.Count > 0 ? ProblemView.Refuse(terminal, problems) : ExitCodes.Success;
    }
}
