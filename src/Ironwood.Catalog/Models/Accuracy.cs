namespace Ironwood.Catalog.Models;

/// <summary>How much of its BF16 score a precision of a model keeps.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Precision">Precision of the weights.</param>
/// <param name="Benchmark">What was asked, for example <c>OpenLLM v1</c>.</param>
/// <param name="Recovered">Share of the BF16 score, for example 0.9981.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Note">What is not certain, for example that another size of the family was measured; null for
/// nothing.</param>
public sealed record Accuracy(
    string Model,
    WeightPrecision Precision,
    string Benchmark,
    decimal Recovered,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
