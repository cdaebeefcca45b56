using System.CommandLine;
using System.CommandLine.Help;

namespace Ironwood.Repository.Commands;

/// <summary>The verbs of this program. The product's command line lists them and starts this program.</summary>
internal static class RepositoryVerbs
{
    /// <param name="terminal">Where to write.</param>
    /// <param name="root">Folder of the repository.</param>
    public static Command Create(Terminal terminal, string root) => new("ironwood", "Tools of this repository.")
    {
        new HelpOption(),
        TestCommand.Create(terminal, root),
        LintCommand.Create(terminal, root),
        InventoriesCommand.Create(terminal, root),
        SchemaCommand.Create(terminal, root),
    };
}
