using Ironwood.Catalog.Models;
using Ironwood.Catalog.Pricing;
using Ironwood.Planning.Engines;
using SizingResult = Ironwood.Planning.Engines.Sizing;

namespace Ironwood.Planning.Tests.Engines;

public class SizingTests
{
    private static readonly ModelVariant Fp8 = EngineRows.Variant(EngineRows.Llama70, WeightPrecision.Fp8, 72);
    private static readonly ModelVariant Bf16 = EngineRows.Variant(
        EngineRows.Llama70, WeightPrecision.Bf16, 141, CachePrecision.Bf16);

    [Fact]
    public void More_load_never_takes_fewer_chips()
    {
        var least = 0;
        foreach (var rate in new[] { 0.01m, 1, 5, 20, 21, 22, 50, 100, 1_000, 20_000 })
        {
            var chips = Of(rate).Options[0].Chips;
            Assert.True(chips >= least, $"{rate} requests per second take {chips} chips, fewer take {least}");
            least = chips;
        }
        Assert.True(least > 1_000);
    }

    [Fact]
    public void Every_option_carries_the_load_with_its_reserve()
    {
        var sizing = Of(300);

        Assert.All(sizing.Options, option =>
        {
            Assert.InRange(option.Utilization, 0.01m, EngineFigures.TargetUtilization);
            Assert.True(
                option.Replicas == 1
                || 300 / ((option.Replicas - 1) * option.Engine.RequestsPerSecond) > EngineFigures.TargetUtilization);
        });
        Assert.Equal(sizing.Options.OrderBy(option => option.Chips), sizing.Options);
    }

    [Fact]
    public void The_cost_is_the_tariffs()
    {
        var option = Of(300).Options[0];
        var charge = Tariff.List.Machines("tpu7x-standard-4t", "us-central1", "onDemand", option.Replicas);

        Assert.Equal(charge.UsdPerHour, option.UsdPerHour);
        Assert.Equal(
            option.UsdPerHour / (300 * 1_024 * 3_600 / 1e6m), option.UsdPerMillionOutputTokens);
        Assert.Equal(option.UsdPerMillionOutputTokens, option.UsdPerMillionTokens * 2);
    }

    [Fact]
    public void Without_a_price_nothing_costs_nothing()
    {
        var sizing = SizingResult.Of(Request(300) with { ChipUsdPerHour = null }, [Fp8]);

        Assert.Null(sizing.Options[0].UsdPerHour);
        Assert.Null(sizing.Options[0].UsdPerMillionTokens);
    }

    [Fact]
    public void A_floor_rules_out_a_precision_without_a_published_accuracy()
    {
        var sizing = SizingResult.Of(Request(300) with { AccuracyFloor = 0.99m }, [Fp8, Bf16]);

        Assert.All(sizing.Options, option => Assert.Equal(WeightPrecision.Bf16, option.Engine.Variant.Precision));
        Assert.Contains(
            new RuledOut(Fp8, "no accuracy of it is published"), sizing.RuledOut);
    }

    [Fact]
    public void A_shorter_time_per_token_lowers_the_requests_in_flight()
    {
        var relaxed = Of(300).Options.First(option => option.Engine.Layout.TensorParallel == 8);
        var strict = SizingResult.Of(
            Request(300) with { Workload = new(1_024, 1_024, TpotMs: 15) }, [Fp8]).Options
            .First(option => option.Engine.Layout.TensorParallel == 8);

        Assert.True(strict.Engine.Concurrency < relaxed.Engine.Concurrency);
        Assert.True(strict.Replicas > relaxed.Replicas);
        Assert.InRange(strict.Engine.Speed.TpotMs, 1, 15);
    }

    [Fact]
    public void An_impossible_objective_has_no_option_and_says_the_best()
    {
        var sizing = SizingResult.Of(Request(300) with { Workload = new(1_024, 1_024, TpotMs: 1) }, [Fp8]);

        Assert.Empty(sizing.Options);
        Assert.InRange(sizing.BestTpotMs!.Value, 7, 30);
        Assert.All(sizing.RuledOut, row => Assert.Contains("one request alone takes", row.Reason,
            StringComparison.Ordinal));
    }

    private static SizingResult Of(decimal rate) => SizingResult.Of(Request(rate), [Fp8, Bf16]);

    private static SizingRequest Request(decimal rate) =>
        new(EngineRows.Llama70, rate, Workload.Default, EngineRows.Tpu7x, ChipUsdPerHour: 12);
}
