using System.CommandLine;
using System.CommandLine.Help;
using Ironwood.Cli;

namespace Ironwood.Repository.Commands;

/// <summary>The verbs of this program. The product's own command line lists them and starts it.</summary>
internal static class RepositoryVerbs
{
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the repository.</param>
    public static Command Create(Terminal terminal, string root) => new("ironwood", "What serves this repository.")
    {
        new HelpOption(),
        TestCommand.Create(terminal, root),
        LintCommand.Create(terminal, root),
        InventoriesCommand.Create(terminal, root),
        SchemaCommand.Create(terminal, root),
    };
}
