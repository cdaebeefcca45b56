namespace Ironwood.Cli.Launching;

/// <summary>
/// A verb for work on the repository, not on a stack. This program only lists the verb; <c>Ironwood.Repository</c> does
/// the work.
/// </summary>
/// <param name="Name">The verb.</param>
/// <param name="About">Its description.</param>
internal sealed record RepositoryVerb(string Name, string About)
{
    public static RepositoryVerb Test { get; } = new("test", "Build and run the tests");

    public static RepositoryVerb Lint { get; } = new(
        "lint",
        "Check age of facts, words, columns, scripts, workflows, generated files and format, as CI does. Exit code 1 "
        + "when a check fails; a check whose tool is missing is skipped, or fails if CI is set");

    public static RepositoryVerb Inventories { get; } = new(
        "inventories",
        "Rewrite tests/inventories, the generated pages and the outputs that pages show, for review");

    public static RepositoryVerb Schema { get; } = new(
        "schema",
        "Rewrite the repository's copy of a provider's schema, for review");

    private static IReadOnlyList<RepositoryVerb> All { get; } = [Test, Lint, Inventories, Schema];

    /// <summary>The commands that start the other program.</summary>
    public static IEnumerable<Command> Commands(Terminal terminal, string root) => All.Select(verb =>
    {
        var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
        var command = new Command(verb.Name, verb.About) { arguments };
        command.SetAction((parsed, cancellation) => CompanionProgram.Repository.RunAsync(
            terminal, root, [verb.Name, .. parsed.GetValue(arguments) ?? []], cancellation));
        return command;
    });

    /// <summary>
    /// The arguments for this program's parser: those after such a verb are passed to the other program.
    /// </summary>
    public static string[] Delegate(string[] args) =>
        args is [var name, .. var rest] && All.Any(verb => verb.Name == name) ? [name, "--", .. rest] : args;
}
