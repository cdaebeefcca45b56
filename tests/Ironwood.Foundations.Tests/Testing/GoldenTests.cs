namespace Ironwood.Foundations.Tests.Testing;

public sealed class GoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_differs_is_shown_as_a_diff()
    {
        var error = Assert.Throws<GoldenException>(
            () => Golden.Same("docs/page.md", "one\ntwo\nthree\n", "one\n2\nthree\n"));

        Assert.Equal(
            """
            docs/page.md is not what the program writes
            --- docs/page.md
            +++ what the program writes
            @@ -1,4 +1,4 @@
             one
            -two
            +2
             three
            """,
            error.Message.TrimEnd().ReplaceLineEndings("\n"));
        Golden.Same("docs/page.md", "one\n", "one\n");
    }

    [Fact]
    public void A_file_that_differs_fails_and_stays_as_it_is()
    {
        var file = _folder["a.txt"];
        File.WriteAllText(file, "one\r\ntwo\r\n");
        Golden.Matches(file, "one\ntwo\n", isWriting: false);

        var error = Assert.Throws<GoldenException>(() => Golden.Matches(file, "one\n2\n", isWriting: false));

        Assert.StartsWith(
            $"{file} is not what the program writes; if the change is meant, ", error.Message,
            StringComparison.Ordinal);
        Assert.Contains("\n-two\n+2\n", error.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("one\r\ntwo\r\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_file_that_is_rewritten_fails_too_and_one_that_is_missing_is_made()
    {
        var file = _folder["new", "a.txt"];

        Assert.Contains("\n+new\n", Failure("new\n"), StringComparison.Ordinal);
        Assert.Contains("\n-new\n+newer\n", Failure("newer\n"), StringComparison.Ordinal);
        Golden.Matches(file, "newer\n", isWriting: false);

        string Failure(string text)
        {
            var error = Assert.Throws<GoldenException>(() => Golden.Matches(file, text, isWriting: true));
            Assert.StartsWith($"{file} was rewritten; ", error.Message, StringComparison.Ordinal);
            return error.Message.ReplaceLineEndings("\n");
        }
    }
}
