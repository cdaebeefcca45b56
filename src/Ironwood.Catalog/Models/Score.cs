namespace Ironwood.Catalog.Models;

/// <summary>The score of a model in one precision, where no score in BF16 is published beside it.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Precision">Precision of the weights.</param>
/// <param name="Generation">Generation of the accelerator.</param>
/// <param name="Benchmark">What was asked, for example <c>GSM8K</c>.</param>
/// <param name="Value">Share of right answers, for example 0.9393.</param>
/// <param name="Kind">Whether it was measured, or is a floor.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record Score(
    string Model,
    WeightPrecision Precision,
    string Generation,
    string Benchmark,
    decimal Value,
    ScoreKind Kind,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
