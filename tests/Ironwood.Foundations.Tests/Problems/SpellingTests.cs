using Ironwood.Problems;

namespace Ironwood.Foundations.Tests.Problems;

public class SpellingTests
{
    [Theory]
    [InlineData("chpis", "chips")]
    [InlineData("chip", "chips")]
    [InlineData("CHIPS", "chips")]
    [InlineData("topolgy", "topology")]
    [InlineData("toplogoy", "topology")]
    [InlineData("zone", "zones")]
    [InlineData("slcies", "slices")]
    [InlineData("colour", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void The_nearest_word_is_suggested_and_nothing_when_none_is_near(string written, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(written, ["chips", "slices", "topology", "zones"]));

    [Fact]
    public void Of_equally_near_words_the_first_in_the_alphabet_is_suggested() =>
        Assert.Equal("v5p", Spelling.Nearest("v5x", ["v6x", "v5z", "v5p"]));

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", true)] // one letter may always be wrong
    [InlineData("ab", "ba", true)] // two swapped neighbours are one slip
    [InlineData("abcdef", "abcdxx", true)]
    [InlineData("abcdef", "abcxxx", false)]
    [InlineData("abc", "abcde", false)]
    [InlineData("", "a", true)]
    [InlineData("", "ab", false)]
    public void Words_are_near_when_a_third_of_their_letters_differ(string a, string b, bool isNear)
    {
        Assert.Equal(isNear, Spelling.IsNear(a, b));
        Assert.Equal(isNear, Spelling.IsNear(b, a));
    }

    /// <summary>The time for two words is their lengths multiplied: a key of a megabyte must not be compared.</summary>
    [Fact]
    public void Words_of_more_than_a_hundred_letters_are_near_to_nothing()
    {
        var (written, longer) = (new string('a', 100), new string('a', 101));

        Assert.True(Spelling.IsNear(written, written[1..]));
        Assert.False(Spelling.IsNear(longer, longer));
        Assert.Null(Spelling.Nearest(new string('a', 100_000), [new string('a', 99_999)]));
    }
}
