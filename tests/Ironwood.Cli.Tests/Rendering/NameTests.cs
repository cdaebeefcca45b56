using Ironwood.Cli.Writing;

namespace Ironwood.Cli.Tests.Rendering;

public class NameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a, b", "a", "b")]
    [InlineData("a .. c (3)", "a", "b", "c")]
    public void Many_names_are_the_first_the_last_and_how_many(string expected, params string[] names) =>
        Assert.Equal(expected, NameList.Of(names));

    [Theory]
    [InlineData("gcp:compute/network:Network", "compute.Network")]
    [InlineData("gcp:compute/uRLMap:URLMap", "compute.URLMap")]
    [InlineData("random:index/randomId:RandomId", "random.RandomId")]
    [InlineData("ironwood:traffic:FrontDoor", "FrontDoor")]
    [InlineData("pulumi:pulumi:Stack", "Stack")]
    [InlineData("pulumi:providers:gcp", "gcp")]
    [InlineData("odd", "odd")]
    public void Types_are_called_what_people_call_them(string type, string expected) =>
        Assert.Equal(expected, ResourceType.Short(type));

    [Fact]
    public void Numbers_in_names_are_ordered_as_numbers()
    {
        string[] ordered =
        [
            "a", "api", "api-2", "slice", "slice-1", "slice-2", "slice-2-template", "slice-9", "slice-10", "slice-10-a",
            "slice-100",
        ];

        Assert.Equal(ordered, ordered.Reverse().Order(NaturalOrder.Comparer));
        Assert.Equal(ordered, ordered.Order(StringComparer.Ordinal).ToArray().Order(NaturalOrder.Comparer));
    }

    [Theory]
    [InlineData("a1", "a01")]
    [InlineData("x", "X")]
    [InlineData("1-", "1")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    public void Different_names_are_never_equal(string a, string b)
    {
        Assert.NotEqual(0, NaturalOrder.Comparer.Compare(a, b));
        Assert.Equal(Math.Sign(NaturalOrder.Comparer.Compare(a, b)), -Math.Sign(NaturalOrder.Comparer.Compare(b, a)));
    }
}
