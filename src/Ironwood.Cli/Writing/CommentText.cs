using System.Text;
using Ironwood.Problems;

namespace Ironwood.Cli.Writing;

/// <summary>
/// A comment on a pull request: what must not be missed first, the rest folded. GitHub takes 65,536 characters; this
/// takes fewer, and leaves out details rather than the summary.
/// </summary>
internal sealed class CommentText
{
    /// <summary>No comment has more characters.</summary>
    public const int Limit = 60_000;

    // What the last line and an open fold need.
    private const int Reserve = 400;
    // Each list and table of the summary; whatever the names are, a few of them leave room for the rest.
    private const int MostCharacters = 12_000;

    private readonly StringBuilder _text;
    private readonly int _limit;

    /// <param name="kind">What it is, as <c>ironwood-diff</c>. Its first line, which GitHub does not show, tells a
    /// workflow which comment to edit.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="limit">Characters after which details are left out; what is never left out may be longer.</param>
    public CommentText(string kind, string stack, int limit = Limit)
    {
        _text = new($"<!-- {kind} {stack} -->\n");
        _limit = limit;
    }

    /// <summary>Details for which there was no room.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Words as they stand.</summary>
    public CommentText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>A list or the rows of a table: whole entries, as many as there is room for, and how many there are beyond.</summary>
    public CommentText AddEntries(IReadOnlyList<string> entries, int most, string what)
    {
        var room = MostCharacters;
        var taken = entries.Take(most).TakeWhile(entry => (room -= entry.Length) >= 0).ToArray();
        _text.AppendJoin("", taken)
            .Append(entries.Count > taken.Length ? $"\nand {Counted.Number(entries.Count - taken.Length)} more {what}\n" : "")
            .Append(entries.Count > 0 ? "\n" : "");
        return this;
    }

    /// <summary>What is shown when somebody opens it: whole entries as long as there is room.</summary>
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

    /// <summary>Something folded that is shown whole or not at all.</summary>
    public CommentText FoldWhole(string title, string content)
    {
        var block = $"\n<details><summary>{title}</summary>\n\n{content}\n</details>\n";
        _text.Append(_text.Length + block.Length < _limit - Reserve ? block : "");
        return this;
    }

    /// <summary>A row of a table. The cells are Markdown already.</summary>
    public static string Row(params ReadOnlySpan<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    public override string ToString() => _text.ToString();
}
