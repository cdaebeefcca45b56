using System.CommandLine;
using Ironwood.Repository.Commands;

namespace Ironwood.Repository.Tests.Workflows;

/// <summary>Commands in scripts and pages, compared with the command line itself.</summary>
internal static partial class CommandWords
{
    private static readonly RootCommand Parser = Create();

    /// <summary>The commands of a script, each as words without quotes; a line that goes on is one line.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(string script)
    {
        foreach (var line in script.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            var words = new List<string>();
            foreach (var word in Word().Matches(line).Select(match => match.Value).Append(";"))
            {
                if (word[0] is not ('|' or '&' or ';' or '>'))
                {
                    words.Add(word.Replace("\"", "", StringComparison.Ordinal).Trim('\''));
                }
                else if (words.Count > 0 && words[0][0] != '#')
                {
                    yield return words;
                    words = [];
                }
            }
        }
    }

    /// <summary>What the parser does not understand of a command line after <c>./ironwood</c>.</summary>
    public static IEnumerable<string> Misunderstood(IEnumerable<string> words)
    {
        var parsed = Parser.Parse([.. words]);
        return parsed.Errors.Select(error => error.Message).Concat(parsed.UnmatchedTokens);
    }

    /// <summary>Verbs and options that a page mentions and that do not exist.</summary>
    public static IEnumerable<string> Unknown(string markdown)
    {
        foreach (Match mention in Mention().Matches(markdown))
        {
            var rest = Quoted().Replace(mention.Groups["rest"].Value, "value");
            var commands = Named(Parser, mention.Groups["verb"].Value);
            // A verb of its own has its word next: "catalog models show", or several at once: "model deploy|list".
            while (commands is [{ Subcommands.Count: > 0 } outer]
                && SubverbWords().Match(rest) is { Success: true } words)
            {
                commands = [.. words.Value.Trim().Split('|').SelectMany(word => Named(outer, word.Trim('\\')))];
                rest = rest[words.Length..];
            }
            foreach (var command in commands)
            {
                if (command is null)
                {
                    yield return mention.Value.TrimEnd();
                }
            }
            var known = commands.OfType<Command>().Append(Parser).SelectMany(command => command.Options)
                .SelectMany(option => option.Aliases.Prepend(option.Name)).ToHashSet(StringComparer.Ordinal);
            foreach (Match option in Option().Matches(rest))
            {
                if (!known.Contains(option.Value))
                {
                    yield return $"./ironwood {string.Join('|', commands.Select(command => command?.Name))} "
                        + $"{option.Value}";
                }
            }
        }
    }

    // The product's verbs, and those of the repository with the options that their own program knows.
    private static RootCommand Create()
    {
        var terminal = Terminal.Plain(TextWriter.Null, TextWriter.Null);
        var product = CommandLine.Create(terminal, FixtureStacks.Folder, TimeProvider.System);
        foreach (var verb in RepositoryVerbs.Create(terminal, SourceTree.Root).Subcommands)
        {
            product.Subcommands.Remove(product.Subcommands.Single(command => command.Name == verb.Name));
            product.Subcommands.Add(verb);
        }
        return product;
    }

    // The subcommand of that name; null when it does not exist.
    private static IReadOnlyList<Command?> Named(Command parent, string word) =>
        [parent.Subcommands.FirstOrDefault(command => command.Name == word)];

    // Words, whose quoted parts may contain anything, and the separators of commands.
    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'|&;>])+|[|&;>]+""")]
    private static partial Regex Word();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    // Up to the end of the code or the sentence that it stands in, a pipe, or a comment.
    [GeneratedRegex(@"\./ironwood +(?<verb>[a-z]+)(?<rest>[^`\n#>;)]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^ +[a-z]+(\\?\|[a-z]+)*", RegexOptions.ExplicitCapture)]
    private static partial Regex SubverbWords();

    [GeneratedRegex(@"(?<=[\s\[])--?[a-zA-Z][a-z0-9-]*")]
    private static partial Regex Option();
}
