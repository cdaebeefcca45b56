namespace Ironwood.Repository.Tests.Documentation;

public sealed class ShownOutputTests
{
    [Theory]
    [InlineData("a b c", "a b c", true)]
    [InlineData("a b", "a b c", false)]
    [InlineData("a … c", "a b c", true)]
    [InlineData("a …", "a b c", true)]
    [InlineData("… c", "a b c", true)]
    [InlineData("… b …", "a b c", true)]
    [InlineData("…", "a b c", true)]
    [InlineData("a …", "b a", false)]
    [InlineData("… c", "c d", false)]
    [InlineData("… c … b …", "a b c", false)]
    [InlineData("a b … b c", "a b c", false)]
    [InlineData("", "a", false)]
    [InlineData("", "", true)]
    public void Parts_are_found_in_their_order(string shown, string printed, bool matches) =>
        Assert.Equal(matches, ShownOutput.Matches(Words(shown), Words(printed)));

    [Theory]
    [InlineData("a … c", "a b c", "a … c")]
    [InlineData("a x … c", "a b d c", "a b … c")]
    [InlineData("… b x … z", "a b c d e z", "… b c … z")]
    [InlineData("a", "b c", "b c")]
    [InlineData("… x …", "a b c", "a b c")]
    public void What_is_shown_is_renewed_where_its_first_line_still_is(string shown, string printed, string renewed) =>
        Assert.Equal(Words(renewed), ShownOutput.Renew(Words(shown), Words(printed)));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
