using Ironwood.Cli.Launching;
using Ironwood.Repository.Commands;

// ./ironwood starts this program for the verbs of the repository.
var (terminal, root) = (Terminal.ForConsole(), RepositoryRoot.Find());
return await CommandLine.RunAsync(RepositoryVerbs.Create(terminal, root), args, terminal, default)
    .ConfigureAwait(false);
