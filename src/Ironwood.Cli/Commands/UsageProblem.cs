using System.CommandLine;
using System.CommandLine.Parsing;
using Ironwood.Infra.Settings;

namespace Ironwood.Cli.Commands;

/// <summary>A command line that was not understood, in the form of every other problem.</summary>
internal static class UsageProblem
{
    /// <summary>The command line is not understood.</summary>
    public const string Code = "IW0002";

    public static Problem From(ParseError error, RootCommand command)
    {
        var within = error.SymbolResult is CommandResult { Command: var inner } ? inner : command;
        var words = within.Subcommands.Select(sub => sub.Name)
            .Concat(within.Options.Select(option => option.Name))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var unmatched = (error.SymbolResult as CommandResult)?.Tokens.Select(token => token.Value).FirstOrDefault();
        return new(
            Code,
            $"ironwood {(within == command ? "" : within.Name)}".TrimEnd(),
            char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.'),
            Value: unmatched,
            Allowed: words.Length == 0 ? null : string.Join(", ", words),
            Fix: within == command ? "./ironwood help" : $"./ironwood {within.Name} --help");
    }
}
