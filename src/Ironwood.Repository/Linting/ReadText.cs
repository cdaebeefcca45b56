namespace Ironwood.Repository.Linting;

/// <summary>
/// A text that people read, such as a comment or a message, in one piece: its lines are joined by spaces.
/// </summary>
internal sealed class ReadText
{
    private readonly System.Text.StringBuilder _text = new();
    private readonly List<(int Start, int Line)> _lines = [];

    public string Text => _text.ToString();

    /// <summary>Adds the next line of the text.</summary>
    /// <param name="text">The line.</param>
    /// <param name="line">Its number in the file, from 1.</param>
    /// <param name="separator">The text before it: a space between lines, nothing inside a concatenation.</param>
    public ReadText Add(string text, int line, string separator = " ")
    {
        _text.Append(_text.Length == 0 ? "" : separator);
        _lines.Add((_text.Length, line));
        _text.Append(text);
        return this;
    }

    public int LineOf(int position) => _lines.Last(line => line.Start <= position).Line;
}
