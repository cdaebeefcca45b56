using System.CommandLine;

namespace Ironwood.Cli.Launching;

/// <summary>
/// A verb that serves the repository rather than a stack. <c>Ironwood.Repository</c> does the work; this program lists
/// the verb and starts that one.
/// </summary>
/// <param name="Name">The verb.</param>
/// <param name="About">What it does, in a sentence.</param>
internal sealed record RepositoryVerb(string Name, string About)
{
    public static RepositoryVerb Test { get; } = new("test", "Build and run the tests");

    public static RepositoryVerb Lint { get; } = new(
        "lint",
        "Check the age of facts, scripts, workflows, generated files and format, as CI does. Exit code 1 when a check "
        + "fails; a check whose tool is missing is skipped, except where CI is set");

    public static RepositoryVerb Inventories { get; } = new(
        "inventories",
        "Rewrite tests/inventories, the generated pages and the outputs that pages show, for review");

    public static RepositoryVerb Schema { get; } = new(
        "schema",
        "Rewrite what the repository keeps of a provider's schema, for review");

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

    /// <summary>The arguments as this program's parser takes them: what follows such a verb is left to the other
    /// program.</summary>
    public static string[] Delegate(string[] args) =>
        args is [var name, .. var rest] && All.Any(verb => verb.Name == name) ? [name, "--", .. rest] : args;
}
