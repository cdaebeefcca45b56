namespace Ironwood.Cli;

/// <summary>
/// Removes spaces at the ends of lines. Columns are padded for a screen; in files and diffs the padding is not wanted.
/// </summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    // In one piece: a console flushes with every call.
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var kept = new StringBuilder(buffer.Length);
        foreach (var value in buffer)
        {
            if (value == ' ')
            {
                _blanks++;
                continue;
            }
            if (value is not ('\n' or '\r'))
            {
                kept.Append(' ', _blanks);
            }
            _blanks = 0;
            kept.Append(value);
        }
        inner.Write(kept);
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Flush() => inner.Flush();
}
