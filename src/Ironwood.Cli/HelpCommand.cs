namespace Ironwood.Cli;

/// <summary><c>./ironwood help [VERB]</c>, the same as <c>[VERB] --help</c>.</summary>
internal static class HelpCommand
{
    public const string Name = "help";

    public static Command Create() => new(Name, "Show the verbs, or explain one")
    {
        new Argument<string[]>("verb")
        {
            Description = "The verb to explain, for example: preview, or model deploy",
            Arity = ArgumentArity.ZeroOrMore,
        },
    };

    /// <summary>The arguments as the verbs take them: help and version are options, as they are elsewhere.</summary>
    public static string[] Expand(string[] args) => args switch
    {
        [] => ["--help"],
        ["--version" or "-v"] => [VersionCommand.Name],
        [Name, .. var verb] => [.. verb, "--help"],
        _ => args,
    };
}
