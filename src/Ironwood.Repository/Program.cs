using Ironwood.Cli;
using Ironwood.Cli.Launching;
using Ironwood.Repository.Commands;

// Started by ./ironwood for the verbs that serve the repository.
var (terminal, root) = (Terminal.ForConsole(), RepositoryRoot.Find());
return await CommandLine.RunAsync(RepositoryVerbs.Create(terminal, root), args, terminal, default)
    .ConfigureAwait(false);
