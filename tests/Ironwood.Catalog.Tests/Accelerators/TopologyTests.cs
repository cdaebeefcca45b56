namespace Ironwood.Catalog.Tests.Accelerators;

public class TopologyTests
{
    [Theory]
    [InlineData("1x1", 1, new[] { 1, 1 })]
    [InlineData("2x4", 8, new[] { 2, 4 })]
    [InlineData("4x8x8", 256, new[] { 4, 8, 8 })]
    [InlineData("16x24x24", 9216, new[] { 16, 24, 24 })]
    public void A_topology_is_read_and_written_in_the_same_form(string text, int chips, int[] dimensions)
    {
        Assert.True(Topology.TryParse(text, out var topology));

        Assert.Equal(text, topology.ToString());
        Assert.Equal(chips, topology.Chips);
        Assert.Equal(dimensions, topology.Dimensions);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("4x")]
    [InlineData("4x8x8x8")]
    [InlineData("0x4")]
    [InlineData("04x8x8")]
    [InlineData("-4x8x8")]
    [InlineData("+4x8x8")]
    [InlineData(" 4x8x8")]
    [InlineData("4X8X8")]
    [InlineData("4*8*8")]
    [InlineData("4x8x8 ")]
    [InlineData("65536x65536")]
    [InlineData("2147483647x2147483647x2147483647")]
    [InlineData("99999999999x1")]
    public void What_is_no_topology_is_refused(string? text)
    {
        Assert.False(Topology.TryParse(text, out var topology));
        Assert.Equal(default, topology);
    }

    [Fact]
    public void Topologies_are_equal_when_their_dimensions_are()
    {
        Assert.Equal(Topology.Parse("4x8x8"), Topology.Parse("4x8x8"));
        Assert.Equal(Topology.Parse("4x8x8").GetHashCode(), Topology.Parse("4x8x8").GetHashCode());
        Assert.NotEqual(Topology.Parse("4x8x8"), Topology.Parse("8x8x4"));
        Assert.NotEqual(Topology.Parse("2x2"), Topology.Parse("2x2x1"));
    }

    [Fact]
    public void Topologies_are_ordered_by_chips_and_then_by_dimensions()
    {
        string[] sorted = ["2x2", "2x2x1", "2x4", "2x2x2", "4x4x16", "4x8x8", "4x4x20"];

        Assert.Equal(sorted, sorted.Reverse().Select(Topology.Parse).Order(Topology.BySize).Select(t => t.ToString()));
    }

    [Fact]
    public void The_cube_has_the_smallest_surface()
    {
        Assert.Equal(384, Topology.Parse("8x8x8").Surface);
        Assert.True(Topology.Parse("8x8x8").Surface < Topology.Parse("4x8x16").Surface);
    }

    [Fact]
    public void Parsing_what_is_no_topology_names_it_and_shows_the_form()
    {
        var error = Assert.Throws<FormatException>(() => Topology.Parse("v7-256"));

        Assert.Equal("'v7-256' is not a topology; write chips per dimension, such as '4x8x8'.", error.Message);
    }
}
