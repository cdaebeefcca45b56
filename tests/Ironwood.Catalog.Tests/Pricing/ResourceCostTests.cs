using Ironwood.Catalog.Pricing;

namespace Ironwood.Catalog.Tests.Pricing;

public class ResourceCostTests
{
    [Fact]
    public void A_type_is_free_only_where_a_row_says_why()
    {
        Assert.Equal(CostKind.Free, ResourceCost.Find("gcp:projects/iAMMember:IAMMember")!.Kind);
        Assert.Equal(CostKind.Standing, ResourceCost.Find("gcp:redis/instance:Instance")!.Kind);
        Assert.Equal(CostKind.Usage, ResourceCost.Find("gcp:pubsub/topic:Topic")!.Kind);
        Assert.Null(ResourceCost.Find("gcp:made/up:Thing"));
        Assert.All(ResourceCost.All, cost => Assert.EndsWith(".", cost.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_charged_by_use_names_rates_and_what_is_free_none() => Assert.All(ResourceCost.All, cost =>
    {
        Assert.All(cost.Usage ?? [], usage => Assert.Equal(usage.Rate, PriceList.Rate(usage.Rate).Id));
        Assert.Equal(cost.Kind == CostKind.Usage, cost.Usage is { Count: > 0 } && cost.Kind != CostKind.Standing);
    });

    [Fact]
    public void What_is_charged_by_use_is_not_charged_by_the_hour_or_month() => Assert.All(
        ResourceCost.All.SelectMany(cost => cost.Usage ?? []),
        usage => Assert.DoesNotMatch("(^|-)(hour|month)$", PriceList.Rate(usage.Rate).Unit));

    [Fact]
    public void Every_rate_is_used() => Assert.Equal(
        PriceList.Rates.Where(rate => !System.Text.RegularExpressions.Regex.IsMatch(rate.Unit, "(^|-)(hour|month)$"))
            .Select(rate => rate.Id)
            .Order(StringComparer.Ordinal),
        ResourceCost.All.SelectMany(cost => cost.Usage ?? [])
            .Select(usage => usage.Rate)
            .Distinct()
            .Order(StringComparer.Ordinal));
}
