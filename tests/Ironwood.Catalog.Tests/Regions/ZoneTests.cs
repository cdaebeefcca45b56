using Ironwood.Catalog.Regions;

namespace Ironwood.Catalog.Tests.Regions;

public class ZoneTests
{
    [Theory]
    [InlineData("us-central1-c", "us-central1", false)]
    [InlineData("us-central1-ai1a", "us-central1", true)]
    [InlineData("us-south1-ai1b", "us-south1", true)]
    [InlineData("europe-west10-a", "europe-west10", false)]
    [InlineData("northamerica-northeast1-b", "northamerica-northeast1", false)]
    public void A_zone_belongs_to_the_region_that_its_name_starts_with(string name, string region, bool isAiZone)
    {
        Assert.True(Zone.TryParse(name, out var zone));

        Assert.Equal((name, region, isAiZone), (zone.Name, zone.Region, zone.IsAiZone));
        Assert.Equal(name, zone.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("us-central1")]
    [InlineData("us-central1-")]
    [InlineData("us-central1-C")]
    [InlineData("us-central1-cc")]
    [InlineData("us-central1-1")]
    [InlineData("us-central1-ai1")]
    [InlineData("us-central1-aia")]
    [InlineData("us-central-a")]
    [InlineData("central1-a")]
    [InlineData("us-central1-a\n")]
    [InlineData("zones/us-central1-a")]
    public void What_is_no_zone_is_refused(string? name)
    {
        Assert.False(Zone.TryParse(name, out var zone));
        Assert.Null(zone);
    }

    [Fact]
    public void Zones_are_equal_when_their_names_are()
    {
        Assert.Equal(Zone.Parse("us-central1-c"), Zone.Parse("us-central1-c"));
        Assert.NotEqual(Zone.Parse("us-central1-c"), Zone.Parse("us-central1-a"));
    }

    [Fact]
    public void Parsing_what_is_no_zone_names_it_and_shows_the_form()
    {
        var error = Assert.Throws<FormatException>(() => Zone.Parse("us-central1"));

        Assert.Equal("'us-central1' is not a zone; write region and zone, such as 'us-central1-c'.", error.Message);
    }
}
