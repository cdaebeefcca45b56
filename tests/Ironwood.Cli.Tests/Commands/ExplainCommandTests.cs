namespace Ironwood.Cli.Tests.Commands;

public class ExplainCommandTests
{
    private const string Replicas = "ironwood:tiers.small={chips: 256, routes: [/simple/*]}";

    [Fact]
    public async Task Every_number_of_the_plan_is_shown_with_what_it_comes_from()
    {
        var run = await CommandRun.OfAsync("size", "explain", "-s", "prod", "--tier", "small", "-c", Replicas);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] steps =
        [
            "devices of a replica +8 +1 host × 8",
            "weights +141 GB +34 GB × 1.04 × 4 copies",
            "cache of one token +131,072 bytes",
            "requests in flight +1,024",
            "sequences of one copy +320 +1,024 × 1.25 ÷ 4",
            "boot disk +200 GB +66 GB × 1.1 \\+ 100 GB",
        ];
        Assert.All(steps, step => Assert.Matches($"(?m)^{step}", run.Out));
        Assert.Contains("--data-parallel-size 4", run.Out, StringComparison.Ordinal);
        Assert.Contains("USE_BATCHED_RPA_KERNEL=1", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smal", "IW7710 --tier: is not a tier of the stack", "did you mean 'small'?")]
    [InlineData("large", "IW7711 --tier: has no model server that the catalogue can size", "a model that the catalogue has")]
    public async Task A_tier_without_a_plan_is_refused(string tier, string problem, string fix)
    {
        var run = await CommandRun.OfAsync("size", "explain", "-s", "prod", "--tier", tier, "-c", Replicas);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Contains(fix, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_says_what_a_tier_carries_and_what_its_tokens_cost()
    {
        var with = await CommandRun.OfAsync("preview", "-s", "prod", "-c", Replicas);
        var without = await CommandRun.OfAsync("preview", "-s", "prod");

        // 64 hosts of four chips at 12 dollars, at 70 % of their tokens.
        Assert.Matches(
            @"(?m)^small +Qwen/Qwen3-32B +fp8 +TP2 × DP4 +65,536 +1,569,401 +0\.78 +carried over", with.Out);
        Assert.Contains("Answers of 1,024 tokens to prompts of 1,024", with.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Answers of", without.Out, StringComparison.Ordinal);
    }
}
