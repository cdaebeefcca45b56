using System.CommandLine.Completions;

namespace Ironwood.Cli.Completing;

/// <summary>An option of a verb, for completion.</summary>
/// <param name="Names">Its name and aliases.</param>
/// <param name="Values">Its values, where there are only these.</param>
/// <param name="TakesValue">Whether a value follows it.</param>
/// <param name="Kind">What its value names.</param>
internal sealed record CompletedOption(
    IReadOnlyList<string> Names, IReadOnlyList<string> Values, bool TakesValue, CompletedKind Kind);

/// <summary>What the value of an option names.</summary>
internal enum CompletedKind
{
    /// <summary>A file, or a text of any kind.</summary>
    Any,

    /// <summary>A stack that has a file.</summary>
    Stack,

    /// <summary>A tier of the stack.</summary>
    Tier,
}

/// <summary>A verb, for completion.</summary>
/// <param name="Path">Its words, as <c>model deploy</c>; empty for the program itself.</param>
/// <param name="Words">Verbs below it, and values of its arguments.</param>
/// <param name="Options">Its options.</param>
internal sealed record CompletedVerb(
    string Path, IReadOnlyList<string> Words, IReadOnlyList<CompletedOption> Options)
{
    /// <summary>The program and every verb.</summary>
    public static IReadOnlyList<CompletedVerb> Of(RootCommand root) => [.. Of(root, root, "")];

    private static IEnumerable<CompletedVerb> Of(RootCommand root, Command command, string path)
    {
        // An option of the program that every verb takes: --help.
        var common = command == root ? [] : root.Options.Where(option => option.Recursive);
        // The verbs that help explains.
        var verbs = command.Name == HelpCommand.Name ? root.Subcommands : command.Subcommands;
        yield return new(
            path,
            [
                .. verbs.Select(verb => verb.Name),
                .. command.Arguments.Where(argument => !argument.Hidden).SelectMany(ValuesOf),
            ],
            [.. command.Options.Concat(common).Where(option => !option.Hidden).Select(Option)]);
        foreach (var verb in command.Subcommands.SelectMany(
            verb => Of(root, verb, path.Length == 0 ? verb.Name : $"{path} {verb.Name}")))
        {
            yield return verb;
        }
    }

    private static CompletedOption Option(Option option)
    {
        var takesValue = option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
        return new(
            [option.Name, .. option.Aliases.Where(alias => alias != option.Name && IsWord(alias))],
            takesValue ? [.. ValuesOf(option)] : [],
            takesValue,
            option.Name switch
            {
                "--stack" => CompletedKind.Stack,
                "--tier" => CompletedKind.Tier,
                _ => CompletedKind.Any,
            });
    }

    // "-?" is a pattern to shells.
    private static bool IsWord(string alias) =>
        alias[0] == '-' && alias.All(letter => letter == '-' || char.IsAsciiLetterOrDigit(letter));

    private static IEnumerable<string> ValuesOf(Symbol symbol) =>
        symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label);
}
