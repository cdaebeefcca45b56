using Ironwood.Graph;

namespace Ironwood.Foundations.Tests.Graph;

public class ReferenceTests
{
    private const string Network = "gcp:compute/network:Network";

    public static TheoryData<string> OddNames =>
        [
            "a", "with space", "a::b", "a#b", "a{b}c", "a}", "100%", "%23", "%7B#", "$a", "${a}", "ä", "a\"b", "a\nb",
            "a:",
        ];

    [Theory]
    [MemberData(nameof(OddNames))]
    public void A_reference_to_any_name_is_found_again(string name)
    {
        var reference = new Reference(new(Network, name), "selfLink");

        Assert.Equal(reference, Reference.Exactly(reference.ToString()));
        Assert.Equal([reference, reference], Reference.In($"x/{reference}/{reference}."));
    }

    [Fact]
    public void The_form_is_documented() =>
        Assert.Equal(
            "${gcp:compute/network:Network::inference-network#id}",
            new Reference(new(Network, "inference-network"), "id").ToString());

    // Work that grows with the square of these lengths would take hours.
    [Theory]
    [InlineData("${", "a::", 5_000_000)]
    [InlineData("${a::", "::", 5_000_000)]
    [InlineData("", "${a::b", 2_000_000)]
    public void A_long_text_that_is_almost_a_reference_holds_none(string start, string repeated, int times)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, times));
        Assert.Empty(Reference.In(text));
        Assert.Equal([new Reference(new("t", "n"), "p")], Reference.In(text + "${t::n#p}"));
    }

    [Fact]
    public void References_in_a_text_come_in_order() =>
        Assert.Equal(
            ["a.id", "b.selfLink"],
            Reference.In("x${t:m:T::a#id}-${t:m:T::b#selfLink}").Select(reference => reference.Label));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("${HOME}/${name::4}")]
    [InlineData("${#array[@]}")]
    [InlineData("${a::b}")]
    [InlineData("${::b#c}")]
    [InlineData("${a::#c}")]
    [InlineData("${a::b#}")]
    [InlineData("$ {a::b#c}")]
    public void A_text_of_another_kind_holds_none(string text)
    {
        Assert.Empty(Reference.In(text));
        Assert.Null(Reference.Exactly(text));
        Assert.Equal(text, Reference.Shorten(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("${t::a#id} ")]
    [InlineData(" ${t::a#id}")]
    [InlineData("${t::a#id}${t::a#id}")]
    public void Only_the_whole_text_is_exactly_a_reference(string? text) => Assert.Null(Reference.Exactly(text));

    [Fact]
    public void Shortening_keeps_the_text_around_the_references() =>
        Assert.Equal(
            "http://${ip.address}:80/${odd#name.id}",
            Reference.Shorten("http://${gcp:compute/globalAddress:GlobalAddress::ip#address}:80/${t::odd%23name#id}"));
}
