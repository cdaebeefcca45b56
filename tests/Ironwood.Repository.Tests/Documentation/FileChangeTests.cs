namespace Ironwood.Repository.Tests.Documentation;

public sealed class FileChangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_go_and_come_at_their_places()
    {
        File.WriteAllText(_folder["f.yaml"], "a\n  b\nc\nd\n");

        FileChange.Apply(["+++ f.yaml", " a", "-  b", "+  x", "+  y", "@@", " d", "+e"], _folder.Path);

        Assert.Equal("a\n  x\n  y\nc\nd\ne\n", File.ReadAllText(_folder["f.yaml"]));
    }

    // An editor may have taken the blank that stands for "stays".
    [Fact]
    public void An_empty_line_stays_with_and_without_its_mark()
    {
        File.WriteAllText(_folder["f.yaml"], "a\n\nb\n\nc\n");

        FileChange.Apply(["+++ f.yaml", "-a", "", " b", " ", "-c"], _folder.Path);

        Assert.Equal("\nb\n\n", File.ReadAllText(_folder["f.yaml"]));
    }

    [Theory]
    [InlineData("f.yaml has 0 places for the change of: z", "-z")]
    [InlineData("f.yaml has 2 places for the change of: a", "-a")]
    [InlineData("f.yaml has 4 places for the change of: ", "+z")]
    public void A_place_that_is_not_the_only_one_is_refused(string message, string line)
    {
        File.WriteAllText(_folder["f.yaml"], "a\na\n");

        Assert.Equal(
            message,
            Assert.Throws<FormatException>(() => FileChange.Apply(["+++ f.yaml", line], _folder.Path)).Message);
    }
}
