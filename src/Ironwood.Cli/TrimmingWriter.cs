using System.Text;

namespace Ironwood.Cli;

/// <summary>
/// Takes the blanks off the ends of lines. Columns are padded for a screen; in files, diffs and documents the
/// padding is noise.
/// </summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        switch (value)
        {
            case ' ':
                _blanks++;
                return;
            case '\n' or '\r':
                _blanks = 0;
                break;
            default:
                for (; _blanks > 0; _blanks--)
                {
                    inner.Write(' ');
                }
                break;
        }
        inner.Write(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var value in buffer)
        {
            Write(value);
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Flush() => inner.Flush();
}
