using Ironwood.Problems;

namespace Ironwood.Foundations.Tests.Problems;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 slices")]
    [InlineData(1, "1 slice")]
    [InlineData(2, "2 slices")]
    [InlineData(9_216, "9,216 slices")]
    public void One_is_singular_and_thousands_have_commas(long count, string words) =>
        Assert.Equal(words, Counted.Of(count, "slice"));

    [Theory]
    [InlineData(1, "1 row was")]
    [InlineData(3, "3 rows were")]
    public void The_verb_agrees(long count, string words) =>
        Assert.Equal(words, Counted.Of(count, "row was", "rows were"));
}
