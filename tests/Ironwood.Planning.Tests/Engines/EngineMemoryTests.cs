using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Tests.Engines;

public class EngineMemoryTests
{
    // The devices of one copy, its cache in KiB per token, and the requests of 9,216 tokens that it holds.
    [Theory]
    [InlineData("qwen3-32b", WeightPrecision.Fp8, CachePrecision.Fp8, 34, 2, 128, 122)]
    [InlineData("llama-70b", WeightPrecision.Bf16, CachePrecision.Bf16, 141, 2, 320, 12)]
    [InlineData("llama-70b", WeightPrecision.Bf16, CachePrecision.Bf16, 141, 4, 320, 72)]
    [InlineData("llama-70b", WeightPrecision.Fp8, CachePrecision.Fp8, 72, 2, 160, 71)]
    [InlineData("gpt-oss-120b", WeightPrecision.Mxfp4, CachePrecision.Fp8, 63, 2, 36, 346)]
    [InlineData("qwen3-235b", WeightPrecision.Fp8, CachePrecision.Fp8, 237, 4, 94, 135)]
    [InlineData("qwen3-235b", WeightPrecision.Bf16, CachePrecision.Fp8, 470, 8, 188, 137)]
    [InlineData("llama-405b", WeightPrecision.Fp8, CachePrecision.Fp8, 410, 8, 252, 128)]
    [InlineData("qwen3-coder-480b", WeightPrecision.Fp8, CachePrecision.Fp8, 482, 8, 124, 197)]
    [InlineData("llama-4-maverick", WeightPrecision.Fp8, CachePrecision.Fp8, 403, 8, 96, 345)]
    [InlineData("qwen3.5-397b", WeightPrecision.Fp8, CachePrecision.Fp8, 406, 8, 60, 547)]
    public void A_copy_holds_what_memory_leaves_beside_its_weights(
        string name, WeightPrecision precision, CachePrecision cache, int weightsGb, int devices, int kib, int requests)
    {
        var model = EngineRows.Of(name);
        var layout = new EngineLayout(devices, 8 / devices);

        var memory = EngineMemory.Of(
            model, EngineRows.Variant(model, precision, weightsGb, cache), EngineRows.OneHost, layout);

        Assert.Equal(kib * 1_024, memory.CacheBytesPerToken);
        Assert.Equal(requests, memory.CacheTokens / layout.DataParallel / 9_216);
    }

    [Fact]
    public void Over_two_hosts_the_heads_are_copied_twice()
    {
        var layout = new EngineLayout(16, 1);

        var memory = EngineMemory.Of(
            EngineRows.Llama405,
            EngineRows.Variant(EngineRows.Llama405, WeightPrecision.Bf16, 812, CachePrecision.Bf16),
            EngineRows.TwoHosts,
            layout);

        Assert.Equal(2, EngineMemory.Copies(EngineRows.Llama405, layout));
        Assert.Equal(2 * 504 * 1_024, memory.CacheBytesPerToken);
    }

    [Fact]
    public void Latent_attention_keeps_one_vector_per_layer()
    {
        var memory = EngineMemory.Of(
            EngineRows.DeepSeek,
            EngineRows.Variant(EngineRows.DeepSeek, WeightPrecision.Fp8, 688),
            EngineRows.OneHost,
            new(8, 1, AttentionDataParallel: true));

        Assert.Equal(61 * 576, memory.CacheBytesPerToken);
    }

    [Fact]
    public void Shared_experts_lie_once_on_all_devices()
    {
        var variant = EngineRows.Variant(EngineRows.Qwen397, WeightPrecision.Fp8, 406);

        var shared = EngineMemory.Of(
            EngineRows.Qwen397, variant, EngineRows.OneHost, new(2, 4, SharesExperts: true));
        var copied = EngineMemory.Of(EngineRows.Qwen397, variant, EngineRows.OneHost, new(2, 4));

        Assert.True(shared.CacheBytes > 0);
        Assert.True(copied.CacheBytes < 0);
        Assert.Equal(0, copied.CacheTokens);
    }

    [Fact]
    public void A_row_may_allow_more_of_the_memory()
    {
        var variant = EngineRows.Variant(EngineRows.Qwen32, WeightPrecision.Fp8, 34);

        var usual = EngineMemory.Of(EngineRows.Qwen32, variant, EngineRows.OneHost, new(2, 4));
        var more = EngineMemory.Of(
            EngineRows.Qwen32, variant with { MemoryUtilization = 0.98m }, EngineRows.OneHost, new(2, 4));

        Assert.Equal(0.98m / 0.9m, more.LimitBytes / usual.LimitBytes);
        Assert.Equal(135, more.CacheTokens / 4 / 9_216);
    }
}
