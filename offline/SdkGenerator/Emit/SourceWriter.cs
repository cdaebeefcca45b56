namespace Ironwood.SdkGenerator.Emit;

/// <summary>Indented lines, the same on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }
        _text.Append('\n');
    }

    /// <summary>A heading and a block in braces, open until disposed.</summary>
    public IDisposable Block(string heading, string end = "}")
    {
        Line(heading);
        Line("{");
        _depth++;
        return new OpenBlock(this, end);
    }

    /// <summary>A continuation of the line above.</summary>
    public void Continue(string line) => Line("    " + line);

    public override string ToString() => _text.ToString();

    private sealed class OpenBlock(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
