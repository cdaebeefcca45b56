using Ironwood.Catalog.ModelServers;

namespace Ironwood.Planning.Settings;

/// <summary>What a tier's hosts serve, and with what. A tier of <c>generation: cpu</c> runs a stub and takes none of
/// it.</summary>
public sealed record ServingSettings
{
    /// <summary>Container image of the model server, with a tag or digest. Default: the catalogue's vLLM for
    /// TPUs.</summary>
    public string Image { get; init; } = ModelServer.Image.Value;

    /// <summary>
    /// The model: an id of Hugging Face (<c>organization/name</c>) or a folder of a bucket (<c>gs://bucket/path</c>).
    /// Default: the catalogue's model that needs no token.
    /// </summary>
    public string Model { get; init; } = ModelServer.Model.Value;

    /// <summary>
    /// vLLM's <c>--dtype</c>: <c>auto</c> (as the checkpoint says, FP8 included), <c>bfloat16</c>, <c>float16</c> or
    /// <c>float32</c>. Default <c>auto</c>.
    /// </summary>
    public string Precision { get; init; } = "auto";

    /// <summary>
    /// Devices that one copy of the model is spread over; a TPU7x chip shows two devices. Default: all of the slice.
    /// </summary>
    [Between(1, 100_000)]
    public int? TensorParallelSize { get; init; }

    /// <summary>Further arguments of <c>vllm serve</c>, one word an item. Default: none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>
    /// Boot disk in GB; image, model and compiled programs lie on it. Default 200, without accelerators 20.
    /// </summary>
    [Between(20, 65_536)]
    public int? DiskGb { get; init; }
}
