namespace Ironwood.Catalog.Models;

/// <summary>A language model's architecture: what decides how much memory it takes and how it may be divided.</summary>
/// <param name="Name">Name in settings and on the command line, for example <c>llama-3.3-70b</c>.</param>
/// <param name="HuggingFace">Id of the checkpoint whose <c>config.json</c> states the numbers.</param>
/// <param name="ParametersBillion">All parameters, in billions.</param>
/// <param name="ActiveParametersBillion">Parameters that one token uses, in billions; the same as all without
/// experts.</param>
/// <param name="QueryHeads">Attention heads. Tensor parallelism must divide them.</param>
/// <param name="KeyValueHeads">Heads that have keys and values; 1 with latent attention.</param>
/// <param name="Layers">Layers.</param>
/// <param name="HeadSize">Numbers in one head's key, and in its value.</param>
/// <param name="MaxContextTokens">The longest context that the checkpoint states.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="AttentionLayers">Layers whose keys and values grow with the context; null for all layers.</param>
/// <param name="LatentSize">Numbers that latent attention keeps for each token and layer instead of keys and values;
/// null without latent attention.</param>
/// <param name="HasExperts">Whether it is a mixture of experts.</param>
/// <param name="Experts">Experts of a layer that a token may be sent to; null without experts.</param>
/// <param name="ExpertsPerToken">Of these, how many a token is sent to.</param>
/// <param name="HasVision">Whether it reads images.</param>
/// <param name="IsEmbedding">Whether it answers with embeddings and generates nothing.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record Model(
    string Name,
    string HuggingFace,
    decimal ParametersBillion,
    decimal ActiveParametersBillion,
    int QueryHeads,
    int KeyValueHeads,
    int Layers,
    int HeadSize,
    int MaxContextTokens,
    string Source,
    DateOnly AsOf,
    int? AttentionLayers = null,
    int? LatentSize = null,
    bool HasExperts = false,
    int? Experts = null,
    int? ExpertsPerToken = null,
    bool HasVision = false,
    bool IsEmbedding = false,
    string? Note = null) : ISourced
{
    /// <summary>Whether each token keeps one compressed vector per layer (MLA) instead of keys and values.</summary>
    public bool HasLatentAttention => LatentSize is not null;

    /// <summary>Whether some layers keep a state of fixed size instead of keys and values for each token.</summary>
    public bool IsHybrid => AttentionLayers is not null && AttentionLayers < Layers;

    /// <summary>Numbers that one token keeps in the cache, before any head is copied.</summary>
    public int CacheNumbersPerToken => (AttentionLayers ?? Layers) * (LatentSize ?? 2 * KeyValueHeads * HeadSize);

    /// <summary>
    /// Bytes that one token takes in the caches of all devices of an engine, as the model server lays them out: it
    /// copies heads until each device has one, and fills up heads and words.
    /// </summary>
    /// <param name="precision">Precision of the cache.</param>
    /// <param name="tensorParallel">Tensor parallel size of the attention.</param>
    public long CacheBytesPerToken(CachePrecision precision, int tensorParallel)
    {
        var bytes = precision == CachePrecision.Bf16 ? 2 : 1;
        var layers = AttentionLayers ?? Layers;
        if (LatentSize is { } latent)
        {
            return (long)layers * bytes * RoundUp(latent, EngineFigures.CacheHeadMultiple);
        }
        var heads = (KeyValueHeads + tensorParallel - 1) / tensorParallel;
        var word = EngineFigures.CachePackedBytes / bytes;
        var numbers = HeadSize == EngineFigures.CacheSharedHead
            ? RoundUp(heads, word) * 2 * HeadSize
            : RoundUp(2 * heads, word) * RoundUp(HeadSize, EngineFigures.CacheHeadMultiple);
        return (long)layers * tensorParallel * numbers * bytes;
    }

    private static int RoundUp(int number, int multiple) => (number + multiple - 1) / multiple * multiple;
}
