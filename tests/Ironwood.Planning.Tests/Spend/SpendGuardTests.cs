using Ironwood.Planning.Spend;

namespace Ironwood.Planning.Tests.Spend;

public sealed class SpendGuardTests
{
    private const decimal Month = 730;

    // What every stack has: one forwarding rule or two, Cloud Armor with eight rules, ten conditions of alerts.
    private const decimal FrontDoor = 0.025m + ((5 + 8) / Month) + (10 * 1.5m / Month);
    private const decimal Secrets = 2 * 0.06m / Month;

    // 2,624 hosts with 200 GB each, behind one gateway with three addresses.
    private const decimal RecipeBesideChips =
        (2_624 * 200 * 0.08m / Month) + 0.044m + (3 * 0.005m) + (100 * 0.035m) + Secrets + FrontDoor;

    [Fact]
    public void The_recipe_costs_what_ten_thousand_chips_cost()
    {
        var estimate = Estimate("prod");
        Assert.Equal((10_496 * 12) + RecipeBesideChips, estimate.UsdPerHour, 12);
        Assert.Equal(126_013.135m, decimal.Round(estimate.UsdPerHour, 3));
        Assert.Equal(
            "small 256 x 12 = 3,072.00 + medium 1024 x 12 = 12,288.00 + large 9216 x 12 = 110,592.00 + all else "
            + "61.13485",
            estimate.ToString());
        Assert.Contains("large disks 460800 x 0.08 / 730 = 50.49863", estimate.Priced.Select(item => item.ToString()));
        Assert.Empty(estimate.Unpriced);
    }

    // Three machines with 20 GB, a gateway with one address, the smallest cache.
    [Fact]
    public void The_dev_stack_costs_four_dollars_a_day()
    {
        var estimate = Estimate("dev");
        Assert.Equal(
            (3 * 0.01675m) + (3 * 20 * 0.1m / Month) + (3 * 0.0014m) + 0.005m + 0.049m + Secrets + FrontDoor,
            estimate.UsdPerHour, 12);
        Assert.Equal(4.32m, decimal.Round(estimate.UsdPerHour * 24, 2));
    }

    [Fact]
    public void An_autoscaled_tier_counts_at_its_largest() => Assert.Equal(
        9 * (0.01675m + (20 * 0.1m / Month) + 0.0014m),
        Estimate("dev", "ironwood:tiers.small.scaling={minReplicas: 1, maxReplicas: 10}").UsdPerHour - Estimate(
                "dev").UsdPerHour,
        12);

    [Fact]
    public void A_price_of_ones_own_takes_the_list_prices_place() =>
        Assert.Equal(
            RecipeBesideChips + (10_496 * 8.4m), Estimate("prod", "ironwood:spend.prices.tpu7x=8.4").UsdPerHour, 12);

    [Fact]
    public void A_deployed_model_counts_at_its_most_replicas()
    {
        const string Vertex =
            "ironwood:tiers.small.vertex={model: a/b, machineType: g2-standard-12, minReplicas: 2, maxReplicas: 5}";
        Assert.Equal(
            5 * 1.25m,
            Estimate(
                "dev", Vertex, "ironwood:spend={ceilingUsdPerHour: 10, prices: {g2-standard-12: 1.25}}").UsdPerHour - Estimate(
                    "dev").UsdPerHour,
            12);
        var problem = Assert.Single(Read("dev", Vertex).Problems);
        Assert.Equal((Diagnostics.Unpriced, "ironwood:spend.prices"), (problem.Code, problem.Path));
        Assert.Contains(
            "5 replica-hours of g2-standard-12 for small endpoint", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_region_costs_as_much_again_at_the_prices_of_that_region()
    {
        var items = Estimate(
            "prod", "ironwood:tiers.small.generation=v6e", "ironwood:tiers.small.topology=16x16",
            "ironwood:tiers.small.failover={region: europe-west4}",
            "ironwood:network.failoverSubnetCidrs={europe-west4: 10.64.64.0/18}",
            "ironwood:spend.prices={hyperdisk-balanced: 0.1}").Items;
        Assert.Contains("small 256 x 2.7 = 691.20", items.Select(item => item.ToString()));
        Assert.Equal(
            ["small failover 256 x 2.97 = 760.32", "small failover disks 12800 x 0.1 / 730 = 1.75342"],
            items.Where(item => item.Path == "ironwood:tiers.small.failover").Select(item => item.ToString()));
        // Its machines have a way out of their own.
        Assert.Equal(
            ["europe-west4", "us-central1"],
            items.Where(item => item.Name == "address translation").Select(item => item.Region).Order());
    }

    [Fact]
    public void A_second_region_without_a_price_is_refused()
    {
        var problem = Assert.Single(Read(
            "prod", "ironwood:tiers.small.failover={region: us-east5, zones: [us-east5-a]}",
            "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
            "ironwood:spend.prices={hyperdisk-balanced: 0.1}").Problems);
        Assert.Equal((Diagnostics.Unpriced, "ironwood:spend.prices"), (problem.Code, problem.Path));
        Assert.Contains(
            "256 chip-hours of tpu7x for small failover in us-east5", problem.Message, StringComparison.Ordinal);
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
        Assert.Equal("at least 126,013.13 USD/h (3,024,315 USD a day)", problem.Allowed);
        Assert.Contains("large 9216 x 12 = 110,592.00", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void The_prod_file_states_a_ceiling_that_one_further_slice_would_break()
    {
        Assert.Equal(126_100, Plans.Settings("prod").Spend.CeilingUsdPerHour);
        Assert.Equal(
            [Diagnostics.CeilingExceeded],
            Read("prod", "ironwood:tiers.large.chips=10240").Problems.Select(problem => problem.Code));
    }

    private static SpendEstimate Estimate(string stack, params string[] overrides) =>
        SpendGuard.Estimate(Plans.Of(stack, overrides));

    private static SettingsResult Read(string stack, params string[] overrides) => Plans.Read(stack, overrides);
}
