using System.CommandLine.Parsing;

namespace Ironwood.Cli;

/// <summary>A command line that is not understood, as a coded problem.</summary>
internal static class UsageProblem
{
    /// <summary>The command line is not understood.</summary>
    public const string Code = "IW0002";

    /// <summary>One problem for each thing that was not understood.</summary>
    public static IReadOnlyList<Problem> From(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = parsed.CommandResult.Parent is null;
        var words = command.Subcommands.Select(sub => sub.Name)
            .Concat(command.Options.Select(option => option.Name))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var verb = Verb(parsed.CommandResult);
        var help = isRoot ? "./ironwood help" : $"./ironwood help {verb}";
        var path = isRoot ? "ironwood" : $"ironwood {verb}";

        var unknown = WithoutValues(parsed.UnmatchedTokens).Select(token => new Problem(
            Code, path, "is not a verb or option of it", token, string.Join(", ", words),
            Spelling.Nearest(token.Split('=')[0], words) is { } meant ? $"did you mean '{meant}'?" : help)).ToArray();
        // Errors caused by an unknown word, such as a missing verb, would only repeat it.
        return unknown.Length > 0
            ? unknown
            : [.. parsed.Errors.Select(error => new Problem(Code, path, OneLine(error.Message), Fix: help))];
    }

    // A verb may belong to another one: "model deploy".
    private static string Verb(CommandResult result) => result.Parent is CommandResult { Parent: not null } owner
        ? $"{Verb(owner)} {result.Command.Name}"
        : result.Command.Name;

    // The word after an unknown option is its value.
    private static IEnumerable<string> WithoutValues(IReadOnlyList<string> tokens) => tokens.Where((token, index) =>
        token.StartsWith('-') || index == 0 || !tokens[index - 1].StartsWith('-'));

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
