using Ironwood.Infra.Settings;
using Ironwood.Infra.Spend;
using Ironwood.Preview.StackFiles;

namespace Ironwood.Infra.Tests.Spend;

public sealed class SpendGuardTests
{
    [Fact]
    public void The_recipe_costs_what_ten_thousand_chips_cost()
    {
        var estimate = Estimate("prod");
        Assert.Equal(125_955.525m, estimate.UsdPerHour);
        Assert.Equal(
            ["small 256 x 12 = 3,072.00", "medium 1024 x 12 = 12,288.00", "large 9216 x 12 = 110,592.00", "front door 1 x 0.025 = 0.025",
                "cache 100 x 0.035 = 3.50"],
            estimate.Priced.Select(item => item.ToString()));
        Assert.Empty(estimate.Unpriced);
    }

    [Fact]
    public void The_dev_stack_costs_three_dollars_a_day() => Assert.Equal(0.12425m, Estimate("dev").UsdPerHour);

    [Fact]
    public void An_autoscaled_tier_counts_at_its_largest() =>
        Assert.Equal(
            0.025m + 0.049m + ((10 + 2) * 0.01675m),
            Estimate("dev", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 10}").UsdPerHour);

    [Fact]
    public void A_price_of_ones_own_takes_the_list_prices_place() =>
        Assert.Equal(0.025m + 3.5m + (10_496 * 8.4m), Estimate("prod", "ironwood:spend.prices.tpu7x=8.4").UsdPerHour);

    [Fact]
    public void A_second_region_costs_as_much_again_at_the_prices_of_that_region()
    {
        var items = Estimate(
            "prod", "ironwood:tiers.small.generation=v6e", "ironwood:tiers.small.failover={region: europe-west4}",
            "ironwood:network.failoverSubnetCidrs={europe-west4: 10.64.64.0/18}").Items;
        Assert.Contains("small 256 x 2.7 = 691.20", items.Select(item => item.ToString()));
        var failover = Assert.Single(items, item => item.Path == "ironwood:tiers.small.failover");
        Assert.Equal("small failover 256 x 2.97 = 760.32", failover.ToString());
    }

    [Fact]
    public void A_second_region_without_a_price_is_refused()
    {
        var problem = Assert.Single(Read(
            "prod", "ironwood:tiers.small.failover={region: us-east5, zones: [us-east5-a]}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}").Problems);
        Assert.Equal((Diagnostics.Unpriced, "ironwood:tiers.small.failover"), (problem.Code, problem.Path));
        Assert.Contains("256 chip-hours of tpu7x for small failover in us-east5,", problem.Message, StringComparison.Ordinal);
    }

    // The predecessor's sixth defect: it told of a threshold, and let three million dollars a day start.
    [Fact]
    public void A_stack_above_its_ceiling_has_no_settings_and_so_cannot_be_registered()
    {
        var read = Read("prod", "ironwood:spend.ceilingUsdPerHour=125951");
        Assert.Null(read.Settings);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(Diagnostics.CeilingExceeded, problem.Code);
        Assert.Equal("125951 USD/h", problem.Value);
        Assert.Equal("at least 125,955.53 USD/h (3,022,933 USD a day)", problem.Allowed);
        Assert.Contains("large 9216 x 12 = 110,592.00", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void The_prod_file_states_a_ceiling_that_one_further_slice_would_break()
    {
        Assert.Equal(126_000, Stacks.Settings("prod").Spend.CeilingUsdPerHour);
        Assert.Equal(
            [Diagnostics.CeilingExceeded], Read("prod", "ironwood:tiers.large.chips=10240").Problems.Select(problem => problem.Code));
    }

    private static SpendEstimate Estimate(string stack, params string[] overrides)
    {
        var settings = Stacks.Settings(stack, overrides);
        return SpendGuard.Estimate(settings, TierPlan.Of(settings));
    }

    private static SettingsResult Read(string stack, params string[] overrides) =>
        SettingsReader.Read(StackFileReader.Read(Repository.Root, stack, overrides).Configuration!);
}
