using Ironwood.Problems;

namespace Ironwood.Foundations.Tests.Problems;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain, with ünïcode and 漢字 and 🙂", "plain, with ünïcode and 漢字 and 🙂")]
    [InlineData("x\n0 problems", @"x\n0 problems")]
    [InlineData("x\r\ny\tz", @"x\r\ny\tz")]
    [InlineData("\e[2J\e]0;title\a", @"\u001b[2J\u001b]0;title\u0007")]
    [InlineData("\u009b2J", @"\u009b2J")]
    [InlineData("a\u0085b\u2028c\u2029d\vе\ff", @"a\u0085b\u2028c\u2029d\u000bе\u000cf")]
    // Right-to-left override and isolates turn what follows around.
    [InlineData("user\u202Eexe\u2066x\u2069", @"user\u202eexe\u2066x\u2069")]
    [InlineData("zero\u200Bwidth\uFEFF\u00AD", @"zero\u200bwidth\ufeff\u00ad")]
    // A tag character takes two units.
    [InlineData("\U000E0041", @"\udb40\udc41")]
    public void Text_stays_one_line_and_commands_no_terminal(string text, string line) =>
        Assert.Equal(line, PlainText.Line(text));

    [Fact]
    public void Half_a_character_is_not_written() => Assert.Equal("a\uFFFDb", PlainText.Line("a\uD800b"));

    [Theory]
    [InlineData("::error::x", @"\::error::x")]
    [InlineData("  ::warning file=a.cs,line=1::x", @"  \::warning file=a.cs,line=1::x")]
    [InlineData("words ::add-mask::secret", @"words \::add-mask::secret")]
    [InlineData("words ##[error]x ##[group]y", @"words ##\[error]x ##\[group]y")]
    // What is no command stays as it is.
    [InlineData("urn:pulumi:prod::ironwood::gcp:compute/network:Network::n", null)]
    [InlineData("allow ::/0 and ::1", null)]
    [InlineData("C++ ::std", null)]
    [InlineData("## heading", null)]
    public void A_CI_service_is_given_no_command(string text, string? line) =>
        Assert.Equal(line ?? text, PlainText.Line(text));

    [Fact]
    public void A_long_line_takes_little_time()
    {
        var text = string.Concat(Enumerable.Repeat("::a ##[ \e", 200_000));

        Assert.Equal(0, PlainText.Line(text).Count(char.IsControl));
    }

    [Fact]
    public void A_problem_with_hostile_parts_has_the_lines_of_its_parts_and_no_more()
    {
        var text = new Problem(
            "IW1", "pa\nth", "is\e[2J wrong", "v\r::error::x", "a\nb", "f\n1 problem; nothing was done.").ToString();

        Assert.Equal(
            [
                @"IW1 pa\nth: is\u001b[2J wrong", @"  value:   v\r::error::x", @"  allowed: a\nb",
                @"  fix:     f\n1 problem; nothing was done.",
            ],
            text.Split('\n'));
    }
}
