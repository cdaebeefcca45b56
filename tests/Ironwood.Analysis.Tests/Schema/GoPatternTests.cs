namespace Ironwood.Analysis.Tests.Schema;

public sealed class GoPatternTests
{
    [Theory]
    // The end of a text is its end, not the end of its last line.
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData(@"^a\$$", "a$", true)]
    [InlineData("^[$]$", "$", true)]
    // Without anchors any part will do.
    [InlineData(@"\.", "a.b", true)]
    [InlineData(@"\.", "ab", false)]
    // Classes are ASCII.
    [InlineData(@"^\d+$", "17", true)]
    [InlineData(@"^\d+$", "١٧", false)]
    [InlineData(@"^\w+$", "a_1", true)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^[\w-]+$", "a-1", true)]
    [InlineData(@"^[\w-]+$", "é", false)]
    [InlineData(@"^[\d]$", "٣", false)]
    [InlineData(@"^\s$", "\u00A0", false)]
    [InlineData(@"^[\s]$", "\u00A0", false)]
    [InlineData(@"^\S$", "\u00A0", true)]
    [InlineData(@"^\D$", "٣", true)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^[\D]$", "٣", true)]
    [InlineData(@"^[\D]$", "3", false)]
    [InlineData(@"^[\W]$", "é", true)]
    [InlineData(@"^[\W]$", "a", false)]
    [InlineData(@"^[\W]$", "_", false)]
    [InlineData(@"^[\s\S]{0,3}$", "\u00A0\na", true)]
    [InlineData(@"^[\S]$", " ", false)]
    // A bracket inside of a class is a character; .NET would subtract a class.
    [InlineData("^[a-z-[b]+$", "[b", true)]
    [InlineData("^[]a]+$", "]a", true)]
    [InlineData("^[^]a]+$", "]", false)]
    [InlineData("^(?P<name>a)$", "a", true)]
    public void A_pattern_means_what_it_means_in_Go(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new GoPattern(pattern).Matches(text));
}
