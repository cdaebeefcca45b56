using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>What a model takes of a replica's memory under a layout, and what is left for the cache of keys and
/// values.</summary>
/// <param name="LimitBytes">Memory that the model server may use.</param>
/// <param name="WeightBytes">Memory of the weights of all copies.</param>
/// <param name="CacheBytesPerToken">Memory that one token of a context takes.</param>
public sealed record EngineMemory(decimal LimitBytes, decimal WeightBytes, decimal CacheBytesPerToken)
{
    /// <summary>Memory that is left for the cache; not above 0 when the model does not fit.</summary>
    public decimal CacheBytes => LimitBytes - WeightBytes;

    /// <summary>Tokens that the cache holds over all copies.</summary>
    public long CacheTokens => CacheBytes <= 0 ? 0 : (long)(CacheBytes / CacheBytesPerToken);

    /// <summary>The memory of a variant under a layout.</summary>
    public static EngineMemory Of(Model model, ModelVariant variant, EngineHost host, EngineLayout layout)
    {
        var weights = variant.WeightsGb * 1e9m * EngineFigures.WeightsInMemory;
        return new(
            host.MemoryBytes(variant.MemoryUtilization ?? EngineFigures.MemoryUtilization),
            layout.SharesExperts
                ? weights + (layout.DataParallel - 1) * CommonBytes(model, weights)
                : weights * layout.DataParallel,
            model.CacheNumbersPerToken * BytesOf(variant.CachePrecision) * Copies(model, layout));
    }

    /// <summary>Bytes of one number in the cache.</summary>
    public static int BytesOf(CachePrecision precision) => precision == CachePrecision.Bf16 ? 2 : 1;

    /// <summary>How often one token's keys and values are kept: heads are copied where tensor parallelism has more
    /// devices than they are.</summary>
    public static int Copies(Model model, EngineLayout layout) =>
        layout.AttentionDataParallel || model.HasLatentAttention
            ? 1
            : Math.Max(1, layout.TensorParallel / model.KeyValueHeads);

    // What is no expert is used by every token: it cannot be more than what one token uses.
    private static decimal CommonBytes(Model model, decimal weights) =>
        weights * model.ActiveParametersBillion / model.ParametersBillion;
}
