using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Tests.Engines;

public class EnginePlannerTests
{
    private static readonly Workload Long = new(1_024, 8_192);

    [Theory]
    [InlineData("qwen3-32b", WeightPrecision.Fp8, 34, "TP2 × DP4, TP4 × DP2, TP8", 1)]
    [InlineData("llama-70b", WeightPrecision.Fp8, 72, "TP2 × DP4, TP4 × DP2, TP8", 1)]
    [InlineData("qwen3-235b", WeightPrecision.Fp8, 237, "TP4 × DP2, TP8", 1)]
    [InlineData("llama-405b", WeightPrecision.Fp8, 410, "TP8", 1)]
    [InlineData("llama-4-maverick", WeightPrecision.Fp8, 403, "TP8", 1)]
    [InlineData("llama-405b", WeightPrecision.Bf16, 812, "TP16", 2)]
    [InlineData("deepseek-r1", WeightPrecision.Fp4Experts, 360, "TP8 with data parallel attention", 1)]
    public void The_smallest_replica_that_holds_the_model_is_taken(
        string name, WeightPrecision precision, int weightsGb, string layouts, int hosts)
    {
        var model = EngineRows.Of(name);

        var (plans, _) = EnginePlanner.Plan(
            model, EngineRows.Variant(model, precision, weightsGb), EngineRows.Tpu7x, Long);

        Assert.Equal(layouts, string.Join(", ", plans.Select(plan => plan.Layout)));
        Assert.All(plans, plan => Assert.Equal(hosts, plan.Host.Hosts));
    }

    [Fact]
    public void A_model_with_40_heads_has_no_layout_over_two_hosts()
    {
        var (plans, reasons) = EnginePlanner.Plan(
            EngineRows.Maverick,
            EngineRows.Variant(EngineRows.Maverick, WeightPrecision.Bf16, 800),
            EngineRows.Tpu7x,
            Long);

        Assert.Empty(plans);
        Assert.Equal(
            [
                "TP2 × DP4 on 1 host: weights take 3,328 GB, and the model server may use 733 GB",
                "TP4 × DP2 on 1 host: weights take 1,664 GB, and the model server may use 733 GB",
                "TP8 on 1 host: weights take 832 GB, and the model server may use 733 GB",
                "TP16 on 2 hosts: TP16 does not divide the 40 attention heads",
            ],
            reasons);
    }

    [Fact]
    public void A_model_whose_loading_was_seen_to_need_more_than_a_device_takes_two_hosts()
    {
        var variant = EngineRows.Variant(EngineRows.DeepSeek, WeightPrecision.Fp8, 688) with
        {
            LoadingGibPerDevice = 101.8m,
        };

        var (plans, reasons) = EnginePlanner.Plan(EngineRows.DeepSeek, variant, EngineRows.Tpu7x, Long);

        Assert.Equal(2, Assert.Single(plans).Host.Hosts);
        Assert.Equal(
            "TP8 with data parallel attention on 1 host: loading takes 101.8 GiB on each device, and a device has "
                + "94.75 GiB",
            Assert.Single(reasons));
    }

    [Theory]
    [InlineData(FigureStatus.Arithmetic, false)]
    [InlineData(FigureStatus.Ci, true)]
    [InlineData(FigureStatus.Measured, true)]
    public void A_precision_that_is_not_native_needs_a_published_run(FigureStatus status, bool isPlanned)
    {
        var variant = EngineRows.Variant(EngineRows.GptOss, WeightPrecision.Mxfp4, 63) with { Status = status };

        var (plans, reasons) = EnginePlanner.Plan(EngineRows.GptOss, variant, EngineRows.Tpu7x, Long);

        Assert.Equal(isPlanned, plans.Count > 0);
        if (!isPlanned)
        {
            Assert.Equal(
                ["mxfp4 is not native to tpu7x, and no run of this model with it is published there"], reasons);
        }
    }

    [Fact]
    public void A_request_longer_than_the_context_is_refused()
    {
        var (plans, reasons) = EnginePlanner.Plan(
            EngineRows.Qwen32,
            EngineRows.Variant(EngineRows.Qwen32, WeightPrecision.Fp8, 34),
            EngineRows.Tpu7x,
            new(100, 100, LongestTokens: 200_000));

        Assert.Empty(plans);
        Assert.Equal(["a request of 200,000 tokens is longer than the model's context of 131,072"], reasons);
    }

    [Fact]
    public void A_context_that_memory_does_not_hold_rules_a_layout_out()
    {
        // Two devices hold 112,000 tokens beside the weights.
        var (plans, reasons) = EnginePlanner.Plan(
            EngineRows.Llama70,
            EngineRows.Variant(EngineRows.Llama70, WeightPrecision.Bf16, 141, CachePrecision.Bf16),
            EngineRows.Tpu7x,
            new(1_024, 1_024, LongestTokens: 120_000));

        Assert.Equal(["TP4 × DP2", "TP8"], plans.Select(plan => plan.Layout.ToString()));
        Assert.StartsWith(
            "TP2 × DP4 on 1 host: the memory beside the weights holds 11", Assert.Single(reasons),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sequences_leave_a_reserve_above_the_requests_in_flight()
    {
        var (plans, _) = EnginePlanner.Plan(
            EngineRows.Qwen32,
            EngineRows.Variant(EngineRows.Qwen32, WeightPrecision.Fp8, 34),
            EngineRows.Tpu7x,
            Long);

        Assert.All(plans, plan =>
        {
            Assert.True(plan.SequencesPerEngine * plan.Layout.DataParallel >= 1.25m * plan.Concurrency);
            Assert.True(plan.Concurrency * (long)plan.Workload.TypicalTokens <= plan.Memory.CacheTokens);
        });
    }

    // Whatever the architecture: what is planned can start.
    [Fact]
    public void No_plan_breaks_a_rule_of_the_model_server()
    {
        var random = new Random(20_261_201);
        for (var round = 0; round < 2_000; round++)
        {
            var heads = 1 << random.Next(3, 8);
            var model = EngineRows.Llama70 with
            {
                QueryHeads = random.Next(4) == 0 ? heads * 3 / 2 : heads,
                KeyValueHeads = 1 << random.Next(0, 5),
                Layers = random.Next(1, 128),
                HeadSize = 64 << random.Next(0, 3),
                LatentSize = random.Next(5) == 0 ? 576 : null,
            };
            var variant = EngineRows.Variant(model, WeightPrecision.Fp8, random.Next(1, 1_600));
            var workload = new Workload(random.Next(1, 60_000), random.Next(1, 60_000));

            var (plans, reasons) = EnginePlanner.Plan(model, variant, EngineRows.Tpu7x, workload);

            Assert.True(plans.Count > 0 || reasons.Count > 0);
            Assert.All(plans, plan =>
            {
                Assert.Equal(0, model.QueryHeads % plan.Layout.TensorParallel);
                Assert.Equal(plan.Host.Devices, plan.Layout.TensorParallel * plan.Layout.DataParallel);
                Assert.True(plan.Memory.WeightBytes < plan.Memory.LimitBytes);
                Assert.True(plan.Memory.CacheTokens / plan.Layout.DataParallel >= workload.ContextTokens);
                Assert.True(plan.Host.Hosts <= 2);
                Assert.True(plan.Concurrency >= plan.Layout.DataParallel);
            });
        }
    }
}
