using Ironwood.Catalog.Pricing;

namespace Ironwood.Catalog.Tests.Pricing;

public class PriceListTests
{
    [Theory]
    [InlineData("tpu7x", "us-central1", "onDemand", 12.00)]
    [InlineData("tpu7x", "us-central1", "reservation", 12.00)]
    [InlineData("tpu7x", "us-central1", "flexStart", 6.00)]
    [InlineData("v6e", "us-east5", "spot", 1.40)]
    [InlineData("v6e", "europe-west4", "onDemand", 2.97)]
    [InlineData("v5p", "us-central1", "onDemand", 4.20)]
    [InlineData("v5e", "us-west4", "spot", 0.607)]
    [InlineData("e2-small", "us-central1", "onDemand", 0.01675)]
    public void An_hour_of_a_chip_or_a_vm_has_its_list_price(string item, string region, string capacity, double usd) =>
        Assert.Equal((decimal)usd, PriceList.Machine(item, region, capacity)!.Usd);

    [Theory]
    [InlineData("tpu7x", "us-central1", "spot")]
    [InlineData("tpu7x", "europe-west4", "onDemand")]
    [InlineData("v7", "us-central1", "onDemand")]
    public void What_is_not_listed_has_no_price_rather_than_none_to_pay(string item, string region, string capacity) =>
        Assert.Null(PriceList.Machine(item, region, capacity));

    [Theory]
    [InlineData("BASIC", 1, "M1", 0.049)]
    [InlineData("BASIC", 4, "M1", 0.049)]
    [InlineData("BASIC", 5, "M2", 0.027)]
    [InlineData("STANDARD_HA", 35, "M3", 0.046)]
    [InlineData("STANDARD_HA", 100, "M4", 0.035)]
    [InlineData("STANDARD_HA", 101, "M5", 0.030)]
    public void A_gb_of_redis_costs_what_its_size_class_says(string tier, int memoryGb, string sizeClass, double usd)
    {
        var price = PriceList.Redis(tier, "us-central1", memoryGb)!;
        Assert.Equal((sizeClass, (decimal)usd), (price.SizeClass, price.UsdPerGbHour));
    }

    [Fact]
    public void Redis_elsewhere_and_of_no_size_has_no_price()
    {
        Assert.Null(PriceList.Redis("BASIC", "europe-west4", 10));
        Assert.Null(PriceList.Redis("BASIC", "us-central1", 0));
        Assert.Null(PriceList.Redis("PREMIUM", "us-central1", 10));
    }

    [Theory]
    [InlineData("hyperdisk-balanced", 0.08)]
    [InlineData("pd-balanced", 0.1)]
    [InlineData("pd-standard", 0.04)]
    [InlineData("pd-ssd", 0.17)]
    public void A_gib_of_a_disk_costs_what_its_type_says(string type, double usd)
    {
        Assert.Equal((decimal)usd, PriceList.Disk(type, "us-central1")!.Usd);
        Assert.Null(PriceList.Disk(type, "nowhere1"));
    }

    [Theory]
    [InlineData("pd-balanced", "us-east5", 0.1)]
    [InlineData("pd-balanced", "europe-west4", 0.11)]
    [InlineData("pd-standard", "us-south1", 0.0472)]
    [InlineData("pd-ssd", "us-west4", 0.187)]
    [InlineData("hyperdisk-balanced", "europe-west4", null)]
    public void A_disk_elsewhere_costs_what_is_known_of_its_region(string type, string region, double? usd) =>
        Assert.Equal((decimal?)usd, PriceList.Disk(type, region)?.Usd);

    [Fact]
    public void A_disk_type_that_is_not_listed_has_no_price() =>
        Assert.Null(PriceList.Disk("hyperdisk-ml", "us-central1"));

    [Theory]
    [InlineData("tpu7x", "us-central1", 8.4, 5.4)]
    [InlineData("v6e", "us-east5", 1.89, 1.22)]
    [InlineData("v5p", "us-east5", 2.94, 1.89)]
    [InlineData("v5e", "us-west4", 0.84, 0.54)]
    public void A_commitment_has_a_price_for_what_is_on_demand_or_reserved(
        string item, string region, double year, double threeYears)
    {
        foreach (var capacity in new[] { "onDemand", "reservation" })
        {
            Assert.Equal((decimal)year, PriceList.Machine(item, region, capacity, PriceTerm.Find("1y"))!.Usd);
            Assert.Equal((decimal)threeYears, PriceList.Machine(item, region, capacity, PriceTerm.Find("3y"))!.Usd);
            Assert.True(PriceList.Machine(item, region, capacity)!.Usd > (decimal)year);
        }
    }

    [Fact]
    public void Terms_are_those_of_the_rows_and_cover_known_capacity()
    {
        Assert.Equal(["on-demand", "1y", "3y"], PriceTerm.All.Select(term => term.Id));
        Assert.Equal([12, 36], PriceTerm.Commitments.Select(term => term.Months));
        Assert.All(PriceList.Machines, price => Assert.NotNull(PriceTerm.Find(price.Term)));
        Assert.All(
            PriceTerm.All.SelectMany(term => term.Capacities), id => Assert.NotNull(CapacityKind.Find(id)));
        Assert.All(PriceTerm.Commitments, term => Assert.False(
            term.Covers(CapacityKind.Spot) || term.Covers(CapacityKind.FlexStart)));
        Assert.All(CapacityKind.All, kind => Assert.True(PriceTerm.OnDemand.Covers(kind)));
    }

    [Fact]
    public void No_price_is_zero_and_none_is_listed_twice()
    {
        Assert.All(PriceList.Machines, price => Assert.True(price.Usd > 0));
        Assert.All(PriceList.RedisInstances, price => Assert.True(price.UsdPerGbHour > 0));
        Assert.All(PriceList.Disks, price => Assert.True(price.Usd > 0));
        Assert.All(PriceList.Rates, rate => Assert.True(rate.Usd > 0));
        Assert.Distinct(PriceList.Machines.SelectMany(p => p.Regions.Select(
            region => (p.Item, region, p.Capacity, p.Term))));
        Assert.Distinct(PriceList.RedisInstances.Select(price => (price.Tier, price.SizeClass)));
    }

    [Fact]
    public void What_is_priced_is_a_generation_by_the_chip_or_a_machine_type_by_the_vm() =>
        Assert.All(PriceList.Machines, price => Assert.Equal(
            AcceleratorCatalog.Find(price.Item) is { IsAccelerator: true } ? "chip-hour"
            : AcceleratorCatalog.Find("cpu")!.MachineTypes.Any(type => type.Name == price.Item) ? "vm-hour"
            : "nothing known",
            price.Unit));

    [Fact]
    public void What_was_not_read_on_the_page_says_so_in_a_note() => Assert.All(
        PriceList.Machines.Concat<IPrice>(PriceList.RedisInstances).Concat(PriceList.Disks).Concat(PriceList.Rates)
            .Where(price => price.Confidence == PriceConfidence.Unverified),
        price => Assert.False(string.IsNullOrEmpty(price.Note), price.Item));
}
