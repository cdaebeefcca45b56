namespace Ironwood.Catalog.Models;

/// <summary>One precision of a model on one generation: what runs it, and what that rests on.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Precision">Precision of the weights.</param>
/// <param name="Generation">Generation of the accelerator, for example <c>tpu7x</c>.</param>
/// <param name="Checkpoint">Id of the checkpoint at Hugging Face.</param>
/// <param name="WeightsGb">GB (10⁹ bytes) of the weights as the server keeps them.</param>
/// <param name="CachePrecision">Precision of keys and values in the cache.</param>
/// <param name="Status">What its figures rest on.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Image">Container image; null for the catalogue's default.</param>
/// <param name="Environment">Environment variables of the model server.</param>
/// <param name="Arguments">Arguments of <c>vllm serve</c> beside those that the plan of the engine calculates. The
/// recipe's seed, ports and folders are left out.</param>
/// <param name="TensorParallelSizes">Tensor parallel sizes that are known to work; null for all that divide the
/// heads.</param>
/// <param name="UsesAttentionDataParallel">Whether attention runs data parallel inside one engine, which then has no
/// data parallel ranks of its own. The argument for it is among <paramref name="Arguments"/>.</param>
/// <param name="LoadingGibPerDevice">GiB that loading takes on each device of one host, where that was seen to be more
/// than the weights; null where the weights decide.</param>
/// <param name="SharedMemoryGb">GB of the host's memory that loading takes beside the server's own; null for
/// none.</param>
/// <param name="MemoryUtilization">Share of the memory that the server may use; null for the catalogue's
/// default.</param>
/// <param name="BatchedTokens">Tokens that one step may process; null for the server's default.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
/// <param name="FilesGb">GB of the checkpoint's files where the server quantizes while it loads; null where the files
/// hold the weights as the server keeps them.</param>
public sealed record ModelVariant(
    string Model,
    WeightPrecision Precision,
    string Generation,
    string Checkpoint,
    decimal WeightsGb,
    CachePrecision CachePrecision,
    FigureStatus Status,
    string Source,
    DateOnly AsOf,
    string? Image = null,
    IReadOnlyDictionary<string, string>? Environment = null,
    IReadOnlyList<string>? Arguments = null,
    IReadOnlyList<int>? TensorParallelSizes = null,
    bool UsesAttentionDataParallel = false,
    decimal? LoadingGibPerDevice = null,
    int? SharedMemoryGb = null,
    decimal? MemoryUtilization = null,
    int? BatchedTokens = null,
    string? Note = null,
    decimal? FilesGb = null) : ISourced
{
    /// <summary>GB that are downloaded, and that a disk has to hold.</summary>
    public decimal DownloadGb => FilesGb ?? WeightsGb;
}
