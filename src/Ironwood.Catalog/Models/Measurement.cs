namespace Ironwood.Catalog.Models;

/// <summary>A published run of a model's variant: one shape of requests at one concurrency.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Precision">Precision of the weights.</param>
/// <param name="Generation">Generation of the accelerator.</param>
/// <param name="Chips">Chips that served; a host of TPU7x has four.</param>
/// <param name="TensorParallel">Tensor parallel size.</param>
/// <param name="DataParallel">Data parallel ranks.</param>
/// <param name="InputTokens">Tokens of one request.</param>
/// <param name="OutputTokens">Tokens of one answer.</param>
/// <param name="Concurrency">Requests in flight on these chips.</param>
/// <param name="OutputTokensPerSecond">Tokens of all answers per second on these chips.</param>
/// <param name="Confidence">How far the source can be trusted.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="TtftP99Ms">Milliseconds until the first token, 99th percentile; null where not published.</param>
/// <param name="TpotMs">Median milliseconds per further token; null where not published.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
/// <param name="Server">The software that was measured, where it is not that of the variant's row; null for the
/// same.</param>
public sealed record Measurement(
    string Model,
    WeightPrecision Precision,
    string Generation,
    int Chips,
    int TensorParallel,
    int DataParallel,
    int InputTokens,
    int OutputTokens,
    int Concurrency,
    decimal OutputTokensPerSecond,
    MeasurementConfidence Confidence,
    string Source,
    DateOnly AsOf,
    int? TtftP99Ms = null,
    int? TpotMs = null,
    string? Note = null,
    string? Server = null) : ISourced
{
    /// <summary>Tokens of requests and answers per second on these chips.</summary>
    public decimal TokensPerSecond => OutputTokensPerSecond * (InputTokens + OutputTokens) / OutputTokens;
}
