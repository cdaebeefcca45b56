using Ironwood.Planning.Engines;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Tests.Settings;

namespace Ironwood.Planning.Tests.Engines;

/// <summary>A tier whose model the catalogue has: it can start, or it is refused with what would.</summary>
public class EngineValidationTests
{
    private const string Coder = "Qwen/Qwen3-Coder-480B-A35B-Instruct";

    [Theory]
    [InlineData("Qwen/Qwen3-32B", null, "TP2 × DP4")]
    [InlineData("Qwen/Qwen3-32B", 8, "TP8")]
    [InlineData("Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8", null, "TP8")]
    [InlineData("Qwen/Qwen3.5-397B-A17B-FP8", null, "TP8 with data parallel attention")]
    [InlineData("openai/gpt-oss-120b", null, "TP2 × DP4")]
    public void A_model_of_the_catalogue_gets_a_layout_that_can_start(string model, int? size, string layout)
    {
        var plan = Plan($"'chips': 256, 'serving': {{'model': '{model}'{Size(size)}}}");

        Assert.Equal(layout, plan.Serving.Engine!.Layout.ToString());
        Assert.Equal(plan.Serving.Engine.Layout.TensorParallel, plan.Serving.TensorParallelSize);
        Assert.Equal(EngineArguments.Of(plan.Serving.Engine), plan.Serving.Arguments);
    }

    [Theory]
    [InlineData("Qwen/Qwen3-32B", 7, "tensorParallelSize", "7", "TP7 does not divide the 64 attention heads")]
    [InlineData("Qwen/Qwen3-32B", 1, "tensorParallelSize", "1", "1 devices are no layout of 2x2x1")]
    [InlineData(Coder, 4, "tensorParallelSize", "4", "TP4 × DP2 on 1 host: weights take 1,997 GB")]
    [InlineData(Coder, null, "model", Coder, "TP8 on 1 host: weights take 998 GB, and the model server may use 733 GB")]
    [InlineData("deepseek-ai/DeepSeek-V3.1", null, "model", "deepseek-ai/DeepSeek-V3.1", "fp4-experts is not native")]
    public void What_cannot_start_is_refused_with_what_can(
        string model, int? size, string setting, string value, string why)
    {
        var problem = EngineInput.OnlyProblem(
            EngineInput.ReadTier($"'chips': 256, 'serving': {{'model': '{model}'{Size(size)}}}"));

        Assert.Equal(
            ("IW2050", $"ironwood:tiers.t.serving.{setting}", value), (problem.Code, problem.Path, problem.Value));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        if (model == Coder)
        {
            Assert.Equal("tensorParallelSize 16 on 2x2x2", problem.Allowed);
        }
    }

    [Fact]
    public void Two_hosts_hold_what_one_does_not()
    {
        var plan = Plan($"'topology': '2x2x2', 'slices': 4, 'serving': {{'model': '{Coder}'}}");

        Assert.Equal(("TP16", 2), (plan.Serving.Engine!.Layout.ToString(), plan.Shape.Vms));
    }

    [Theory]
    [InlineData("'topology': '4x8x8'")]
    [InlineData("'chips': 256, 'serving': {'model': 'gs://weights/own'}")]
    [InlineData("'chips': 256, 'serving': {'arguments': ['--data-parallel-size=8']}")]
    [InlineData("'chips': 256, 'serving': {'arguments': ['--data-parallel-size', '8']}")]
    public void Where_the_catalogue_knows_too_little_nothing_is_planned(string tier)
    {
        var plan = Plan(tier);

        Assert.Null(plan.Serving.Engine);
        Assert.Equal(plan.Shape.Devices, plan.Serving.TensorParallelSize);
        Assert.Equal(plan.Settings.Serving.Arguments, plan.Serving.Arguments);
    }

    [Fact]
    public void What_settings_write_goes_before_what_is_calculated()
    {
        var plan = Plan(
            "'chips': 256, 'serving': {'image': 'own/vllm:1', 'diskGb': 900, 'arguments': ['--max-num-seqs', '7', "
            + "'--max-model-len=100'], 'environment': {'USE_BATCHED_RPA_KERNEL': '0', 'OWN': 'x'}}");
        var serving = plan.Serving;

        Assert.Equal(("own/vllm:1", 900), (serving.Image, serving.DiskGb));
        Assert.Equal(["--max-num-seqs", "7", "--max-model-len=100"], serving.Arguments.TakeLast(3));
        Assert.Single(serving.Arguments, argument => argument.StartsWith("--max-num-seqs", StringComparison.Ordinal));
        Assert.Single(serving.Arguments, argument => argument.StartsWith("--max-model-len", StringComparison.Ordinal));
        Assert.DoesNotContain("320", serving.Arguments);
        Assert.Equal(("0", "x"), (serving.Environment["USE_BATCHED_RPA_KERNEL"], serving.Environment["OWN"]));
    }

    [Fact]
    public void A_large_model_gets_a_large_disk_and_the_image_of_its_row()
    {
        var large = Plan("'chips': 256, 'serving': {'model': 'Qwen/Qwen3.5-397B-A17B-FP8'}").Serving;

        Assert.True(large.DiskGb >= 500);
        Assert.Equal(large.Engine!.Variant.Image, large.Image);
        Assert.NotEqual(new ServingSettings().Image, large.Image);
    }

    [Theory]
    [InlineData("RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic", true)]
    [InlineData("Qwen/Qwen3-32B", false)]
    [InlineData("gs://weights/own", false)]
    public void A_model_without_a_published_run_is_named(string model, bool isWarned)
    {
        var result = EngineInput.ReadTier($"'chips': 256, 'serving': {{'model': '{model}'}}");

        Assert.Empty(result.Problems);
        var warnings = result.Warnings.Where(warning => warning.Code == "IW2051").ToArray();
        Assert.Equal(isWarned ? 1 : 0, warnings.Length);
        Assert.All(warnings, warning => Assert.Equal("ironwood:tiers.t.serving.model", warning.Path));
    }

    private static TierPlan Plan(string tier) => EngineInput.Plan(tier);

    private static string Size(int? size) => size is null ? "" : $", 'tensorParallelSize': {size}";
}
