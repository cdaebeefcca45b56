namespace Ironwood.Cli.Tests;

public class TrimmingWriterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a  \nb", "a\nb")]
    [InlineData("  a  b  \n  c \n", "  a  b\n  c\n")]
    [InlineData("a \r\n \r\nb", "a\r\n\r\nb")]
    [InlineData("a   ", "a")]
    [InlineData(" \n \n", "\n\n")]
    [InlineData("tab\t \n", "tab\t\n")]
    public void Blanks_at_the_ends_of_lines_are_dropped(string text, string expected)
    {
        Assert.Equal(expected, Written(writer => writer.Write(text)));
        Assert.Equal(expected, Written(writer => writer.Write(text.ToCharArray())));
        Assert.Equal(expected, Written(writer =>
        {
            foreach (var character in text)
            {
                writer.Write(character);
            }
        }));
    }

    [Fact]
    public void Blanks_between_two_writes_stay() => Assert.Equal("a  b", Written(writer =>
    {
        writer.Write("a ");
        writer.Flush();
        writer.Write(" b");
    }));

    [Fact]
    public void A_text_goes_on_in_one_piece()
    {
        using var inner = new CountingWriter();
        using var writer = new TrimmingWriter(inner);

        writer.Write("a line  \nand another\n");

        Assert.Equal(["a line\nand another\n"], inner.Pieces);
    }

    private static string Written(Action<TextWriter> write)
    {
        using var inner = new StringWriter();
        using var writer = new TrimmingWriter(inner);
        write(writer);
        return inner.ToString();
    }

    /// <summary>As a console: what it is given at once is written at once.</summary>
    private sealed class CountingWriter : StringWriter
    {
        public List<string> Pieces { get; } = [];

        public override void Write(StringBuilder? value) => Pieces.Add($"{value}");

        public override void Write(char value) => Pieces.Add($"{value}");
    }
}
