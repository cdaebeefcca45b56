namespace Ironwood.Repository.Documentation;

/// <summary>
/// A Markdown page with its lines and fenced blocks. Its commands are run by <see cref="PageRun"/>, with these
/// conventions:
/// <list type="bullet">
/// <item><c>console</c>: commands after <c>$</c>, each with its output. They are run.</item>
/// <item><c>sh</c>: commands for a reader's terminal. They are not run, because they need an account.</item>
/// <item><c>yaml</c> whose first line is <c># NAME.yaml</c>: the whole file of that name.</item>
/// <item><c>diff</c> whose first line is <c>+++ NAME.yaml</c>: a change of that file.</item>
/// <item><c>json</c> below <c>&lt;!-- NAME.json --&gt;</c>: the whole file of that name.</item>
/// <item>any fence below <c>&lt;!-- $ ./ironwood … --&gt;</c>: the output of that command.</item>
/// </list>
/// </summary>
/// <param name="Name">The page's path in the repository.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record Page(string Name, IReadOnlyList<string> Lines)
{
    public static Page Of(string name, string text) => new(name, text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The page's text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>The fenced blocks, in their order.</summary>
    /// <exception cref="FormatException">A fence is never closed.</exception>
    public IEnumerable<PageBlock> Blocks()
    {
        for (var index = 0; index < Lines.Count; index++)
        {
            if (Fence().Match(Lines[index]) is not { Success: true } opening)
            {
                continue;
            }
            var first = index + 1;
            do
            {
                index++;
            }
            while (index < Lines.Count && Lines[index] != opening.Groups["fence"].Value);
            if (index == Lines.Count)
            {
                throw new FormatException($"{Name}:{first}: the fence is never closed.");
            }
            var directive = first > 1 ? Directive().Match(Lines[first - 2]) : Match.Empty;
            var file = first > 1 ? FileName().Match(Lines[first - 2]) : Match.Empty;
            yield return new(
                opening.Groups["language"].Value, first, [.. Lines.Skip(first).Take(index - first)],
                directive.Success ? directive.Groups["command"].Value : null,
                file.Success ? file.Groups["name"].Value : null);
        }
    }

    [GeneratedRegex(@"^(?<fence>`{3,})(?<language>[a-z]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^<!-- \$ (?<command>.+) -->$", RegexOptions.ExplicitCapture)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^<!-- (?<name>[a-z-]+\.json) -->$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}

/// <summary>A fenced block.</summary>
/// <param name="Language">The word after its fence.</param>
/// <param name="First">Index of its first line in the page.</param>
/// <param name="Lines">The lines between the fences.</param>
/// <param name="Command">The command whose output it is, or null.</param>
/// <param name="File">The file whose text it is, as a comment above says; null without one.</param>
internal sealed record PageBlock(
    string Language, int First, IReadOnlyList<string> Lines, string? Command, string? File)
{
    private const string Prompt = "$ ";

    /// <summary>The commands that it shows, each with the lines below it.</summary>
    public IEnumerable<ShownCommand> Commands()
    {
        if (Command is not null)
        {
            yield return new(Command, First, Lines);
            yield break;
        }
        if (Language != "console")
        {
            yield break;
        }
        for (var index = 0; index < Lines.Count;)
        {
            if (!Lines[index].StartsWith(Prompt, StringComparison.Ordinal))
            {
                throw new FormatException($"line {First + index + 1}: a console block begins with '{Prompt}'.");
            }
            var output = Lines.Skip(index + 1)
                .TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal))
                .ToArray();
            yield return new(Lines[index][Prompt.Length..], First + index + 1, output);
            index += 1 + output.Length;
        }
    }
}

/// <summary>A command that a page shows.</summary>
/// <param name="Command">The command line.</param>
/// <param name="First">Index of the first line of the output in the page.</param>
/// <param name="Output">The output that the page shows.</param>
internal sealed record ShownCommand(string Command, int First, IReadOnlyList<string> Output);
