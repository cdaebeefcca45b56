using Ironwood.Problems;

namespace Ironwood.Foundations.Tests.Problems;

public sealed class ProblemTests
{
    private static readonly string Long = new('x', 1_000_000);

    [Fact]
    public void What_comes_from_outside_is_cut_in_every_part()
    {
        var made = new Problem("IW1011", Long, Long, Long, Long, Long);
        var changed = new Problem("IW1011", "path", "message") with
        {
            Path = Long,
            Message = Long,
            Value = Long,
            Allowed = Long,
            Fix = Long,
        };

        Assert.Equal(made, changed);
        Assert.Equal($"{new string('x', Problem.LongestValue)}…", made.Value);
        Assert.All(
            [made.Path, made.Message, made.Value, made.Allowed, made.Fix, made.ToString()],
            part => Assert.InRange(part!.Length, Problem.LongestValue, 20_000));
    }

    [Fact]
    public void What_is_short_stays_as_it_is()
    {
        var value = new string('x', Problem.LongestValue);

        Assert.Equal(
            new("IW1011", "path", "message", value, null, null),
            new Problem("IW1011", "path", "message", value) with { Allowed = null });
        Assert.Equal(value, new Problem("IW1011", "path", "message", value).Value);
    }

    [Theory]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("abcde", 4, "abcd…")]
    // The emoji takes two units, and half of it is no text.
    [InlineData("abc🙂e", 4, "abc…")]
    [InlineData("ab🙂e", 4, "ab🙂…")]
    public void A_cut_text_ends_with_a_whole_character(string text, int longest, string cut) =>
        Assert.Equal(cut, PlainText.Cut(text, longest));
}
