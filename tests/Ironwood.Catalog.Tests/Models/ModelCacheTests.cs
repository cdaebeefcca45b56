using Ironwood.Catalog.Models;

namespace Ironwood.Catalog.Tests.Models;

public class ModelCacheTests
{
    private const int KiB = 1024;

    // What the configuration says, before any head is copied.
    [Theory]
    [InlineData("qwen3-32b", CachePrecision.Fp8, 128 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Bf16, 320 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Fp8, 160 * KiB)]
    [InlineData("gpt-oss-120b", CachePrecision.Fp8, 36 * KiB)]
    [InlineData("qwen3-235b", CachePrecision.Fp8, 94 * KiB)]
    [InlineData("llama-3.1-405b", CachePrecision.Fp8, 252 * KiB)]
    [InlineData("llama-3.1-405b", CachePrecision.Bf16, 504 * KiB)]
    [InlineData("qwen3-coder-480b", CachePrecision.Fp8, 124 * KiB)]
    [InlineData("llama-4-maverick", CachePrecision.Fp8, 96 * KiB)]
    [InlineData("qwen3.5-397b", CachePrecision.Fp8, 15 * KiB)]
    [InlineData("deepseek-r1", CachePrecision.Fp8, 35_136)]
    [InlineData("kimi-k2.6", CachePrecision.Bf16, 70_272)]
    public void Numbers_of_a_token(string model, CachePrecision precision, long bytes) => Assert.Equal(
        bytes, ModelCatalog.Find(model)!.CacheNumbersPerToken * (precision == CachePrecision.Bf16 ? 2L : 1L));

    // As the server lays them out: BF16 packs two heads, FP8 four, counting keys and values of a device.
    [Theory]
    [InlineData("qwen3-32b", CachePrecision.Fp8, 2, 128 * KiB)]
    [InlineData("qwen3-32b", CachePrecision.Fp8, 8, 256 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Bf16, 2, 320 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Bf16, 8, 320 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Bf16, 16, 640 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Fp8, 4, 160 * KiB)]
    [InlineData("llama-3.3-70b", CachePrecision.Fp8, 8, 320 * KiB)]
    [InlineData("qwen3-235b", CachePrecision.Fp8, 2, 94 * KiB)]
    [InlineData("qwen3-235b", CachePrecision.Fp8, 4, 188 * KiB)]
    [InlineData("qwen3-235b", CachePrecision.Fp8, 8, 376 * KiB)]
    [InlineData("llama-3.1-405b", CachePrecision.Fp8, 8, 504 * KiB)]
    [InlineData("qwen3.5-397b", CachePrecision.Fp8, 8, 120 * KiB)]
    [InlineData("gpt-oss-120b", CachePrecision.Fp8, 2, 36 * KiB)]
    [InlineData("gpt-oss-120b", CachePrecision.Fp8, 4, 72 * KiB)]
    [InlineData("deepseek-r1", CachePrecision.Fp8, 8, 39_040)]
    public void Bytes_of_a_token_in_all_devices(string model, CachePrecision precision, int tensor, long bytes) =>
        Assert.Equal(bytes, ModelCatalog.Find(model)!.CacheBytesPerToken(precision, tensor));

    [Fact]
    public void A_head_is_rounded_up_to_what_the_server_keeps()
    {
        var model = ModelCatalog.Find("llama-3.1-8b")! with { Layers = 1, HeadSize = 96 };

        Assert.Equal(2 * 8 * 128 * 2, model.CacheBytesPerToken(CachePrecision.Bf16, 1));
    }
}
