namespace Ironwood.Cli.Tests;

public sealed class TextStreamTests
{
    // Every letter of several bytes is cut in its middle by some of these lengths.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_letter_may_come_in_pieces(int length)
    {
        const string Text = "a ü 漢 🙂 z";
        using var output = new StringWriter();
        using (var stream = new TextStream(output))
        {
            foreach (var piece in Encoding.UTF8.GetBytes(Text).Chunk(length))
            {
                stream.Write(piece, 0, piece.Length);
            }
        }
        Assert.Equal(Text, output.ToString());
    }

    [Fact]
    public void A_document_is_written_piece_by_piece()
    {
        using var output = new LargestWrite();
        var terminal = Terminal.Plain(output, TextWriter.Null);

        terminal.WriteDocument(stream =>
        {
            for (var piece = 0; piece < 1_000; piece++)
            {
                stream.Write(new byte[1_000]);
            }
        });

        Assert.Equal((1_000_000, 1_000), (output.Letters, output.Largest));
    }

    private sealed class LargestWrite : StringWriter
    {
        public int Largest { get; private set; }

        public int Letters { get; private set; }

        public override void Write(ReadOnlySpan<char> buffer)
        {
            Largest = Math.Max(Largest, buffer.Length);
            Letters += buffer.Length;
        }
    }
}
