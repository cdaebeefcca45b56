namespace Ironwood.Cli.Writing;

/// <summary>
/// A comment on a pull request: important parts first, the rest folded. GitHub accepts 65,536 characters; this class
/// writes fewer, and leaves out details rather than the summary.
/// </summary>
internal sealed class CommentText
{
    /// <summary>The longest comment.</summary>
    public const int Limit = 60_000;

    // Space for the last line and for closing a fold.
    private const int Reserve = 400;

    // The limit of each list and table of the summary, so that long names leave space for the rest.
    private const int MostCharacters = 12_000;

    private readonly StringBuilder _text;
    private readonly int _limit;

    /// <param name="kind">What it is, as <c>ironwood-diff</c>. A workflow finds the comment to edit by its first line,
    /// which GitHub does not show.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="limit">Characters after which details are left out. The summary is never left out.</param>
    public CommentText(string kind, string stack, int limit = Limit)
    {
        _text = new($"<!-- {kind} {stack} -->\n");
        _limit = limit;
    }

    /// <summary>The number of details that did not fit.</summary>
    public int LeftOut { get; private set; }

    public CommentText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>
    /// Adds a list or the rows of a table: as many whole entries as fit, then the number of the others.
    /// </summary>
    public CommentText AddEntries(IReadOnlyList<string> entries, int most, string what)
    {
        var room = MostCharacters;
        var taken = entries.Take(most).TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        _text.AppendJoin("", taken);
        if (entries.Count > taken.Length)
        {
            _text.Append($"\nand {Counted.Number(entries.Count - taken.Length)} more {what}\n");
        }
        _text.Append(entries.Count > 0 ? "\n" : "");
        return this;
    }

    /// <summary>Adds whole folded entries as long as they fit.</summary>
    public CommentText Fold(string title, IReadOnlyList<string> entries, string head = "")
    {
        var opening = $"\n<details><summary>{title}</summary>\n\n{head}";
        const string Closing = "\n</details>\n";
        var room = _limit - Reserve - _text.Length - opening.Length - Closing.Length;
        var taken = entries.TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        if (taken.Length > 0)
        {
            _text.Append(opening).AppendJoin("", taken).Append(Closing);
        }
        LeftOut += entries.Count - taken.Length;
        return this;
    }

    /// <summary>Adds a folded text, completely or not at all.</summary>
    public CommentText FoldWhole(string title, string content)
    {
        var block = $"\n<details><summary>{title}</summary>\n\n{content}\n</details>\n";
        _text.Append(_text.Length + block.Length < _limit - Reserve ? block : "");
        return this;
    }

    /// <summary>A row of a table. The cells are Markdown already.</summary>
    public static string Row(params IEnumerable<string> cells) =>
        $"|{string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {cell} |"))}\n";

    /// <summary>The comment; its end says how many rows are left out, and which command shows them.</summary>
    public string WithRowsLeftOut(string command) => LeftOut == 0
        ? ToString()
        : $"{_text}\n{Counted.Of(LeftOut, "row is", "rows are")} left out here: `{command}` shows all.\n";

    public override string ToString() => _text.ToString();
}
