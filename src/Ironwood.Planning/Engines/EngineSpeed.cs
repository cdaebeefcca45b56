using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>How fast a replica answers at a number of requests in flight.</summary>
/// <param name="Concurrency">Requests in flight.</param>
/// <param name="OutputTokensPerSecond">Tokens of all answers per second.</param>
/// <param name="TpotMs">Milliseconds per further token of one answer.</param>
/// <param name="TtftMs">Milliseconds until an answer's first token, while requests arrive evenly.</param>
/// <param name="Basis">What the figures rest on.</param>
/// <param name="Nearest">The measurement that they were fitted to; null where they are calculated alone.</param>
public sealed record EngineSpeed(
    int Concurrency,
    decimal OutputTokensPerSecond,
    decimal TpotMs,
    decimal TtftMs,
    SpeedBasis Basis,
    Measurement? Nearest);

/// <summary>What a speed rests on, the best first.</summary>
public enum SpeedBasis
{
    /// <summary>A measurement of this variant, this shape of requests and this concurrency.</summary>
    Measured,

    /// <summary>Measurements of this variant with other shapes or concurrencies, carried over by arithmetic.</summary>
    CarriedOver,

    /// <summary>Arithmetic alone.</summary>
    Arithmetic,
}
