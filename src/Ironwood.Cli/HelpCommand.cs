using System.CommandLine;

namespace Ironwood.Cli;

/// <summary><c>./ironwood help [VERB]</c>, the same as <c>--help</c>.</summary>
internal static class HelpCommand
{
    public static Command Create(Terminal terminal, string root)
    {
        var verb = new Argument<string[]>("verb") { Description = "The verb to explain, as preview or model deploy", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", "Show the verbs, or explain one") { verb };
        command.SetAction((parsed, cancellation) => CommandLine.RunAsync(
            [.. parsed.GetValue(verb) ?? [], "--help"], terminal, root, cancellation: cancellation));
        return command;
    }
}
