using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Models;
using Ironwood.Planning.Engines;

namespace Ironwood.Planning.Tests.Engines;

/// <summary>Models for tests, apart from the catalogue's, so that a new row changes no expectation.</summary>
internal static class EngineRows
{
    private const string Source = "https://example.com";
    private static readonly DateOnly Day = new(2026, 12, 1);

    public static Generation Tpu7x => AcceleratorCatalog.Find("tpu7x")!;

    public static EngineHost OneHost => EngineHost.Of(Tpu7x.Shape(Topology.Parse("2x2x1")))!;

    public static EngineHost TwoHosts => EngineHost.Of(Tpu7x.Shape(Topology.Parse("2x2x2")))!;

    public static Model Qwen32 { get; } = Dense("qwen3-32b", 32.8m, 64, 8, 64, 128);

    public static Model Llama70 { get; } = Dense("llama-70b", 70.6m, 64, 8, 80, 128);

    public static Model Llama405 { get; } = Dense("llama-405b", 405.9m, 128, 8, 126, 128);

    public static Model Qwen235 { get; } = Dense("qwen3-235b", 235, 64, 4, 94, 128) with
    {
        ActiveParametersBillion = 22,
        HasExperts = true,
    };

    public static Model Coder480 { get; } = Dense("qwen3-coder-480b", 480, 96, 8, 62, 128) with
    {
        ActiveParametersBillion = 35,
        HasExperts = true,
    };

    public static Model Maverick { get; } = Dense("llama-4-maverick", 400, 40, 8, 48, 128) with
    {
        ActiveParametersBillion = 17,
        HasExperts = true,
    };

    public static Model Qwen397 { get; } = Dense("qwen3.5-397b", 397, 32, 2, 60, 256) with
    {
        ActiveParametersBillion = 17,
        AttentionLayers = 15,
        HasExperts = true,
    };

    public static Model GptOss { get; } = Dense("gpt-oss-120b", 117, 64, 8, 36, 64) with
    {
        ActiveParametersBillion = 5.1m,
        HasExperts = true,
    };

    public static Model DeepSeek { get; } = Dense("deepseek-r1", 671, 128, 1, 61, 128) with
    {
        ActiveParametersBillion = 37,
        LatentSize = 576,
        HasExperts = true,
    };

    public static Model Of(string name) => name switch
    {
        "qwen3-32b" => Qwen32,
        "llama-70b" => Llama70,
        "llama-405b" => Llama405,
        "qwen3-235b" => Qwen235,
        "qwen3-coder-480b" => Coder480,
        "llama-4-maverick" => Maverick,
        "qwen3.5-397b" => Qwen397,
        "gpt-oss-120b" => GptOss,
        _ => DeepSeek,
    };

    public static ModelVariant Variant(
        Model model, WeightPrecision precision, decimal weightsGb, CachePrecision cache = CachePrecision.Fp8) => new(
        model.Name, precision, "tpu7x", $"{model.Name}-{precision}", weightsGb, cache, FigureStatus.Ci, Source, Day);

    private static Model Dense(string name, decimal billion, int heads, int keyValueHeads, int layers, int headSize) =>
        new(name, $"org/{name}", billion, billion, heads, keyValueHeads, layers, headSize, 131_072, Source, Day);
}
