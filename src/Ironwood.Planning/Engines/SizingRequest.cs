using Ironwood.Catalog.Accelerators;
using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>What a tier shall carry.</summary>
/// <param name="Model">The model.</param>
/// <param name="RequestsPerSecond">Requests per second at the peak.</param>
/// <param name="Workload">What a typical request looks like.</param>
/// <param name="Generation">The generation of the machines.</param>
/// <param name="ChipUsdPerHour">What a chip costs per hour; null where no price is known.</param>
/// <param name="AccuracyFloor">Least share of the BF16 score that an answer keeps; null for any.</param>
public sealed record SizingRequest(
    Model Model,
    decimal RequestsPerSecond,
    Workload Workload,
    Generation Generation,
    decimal? ChipUsdPerHour,
    decimal? AccuracyFloor = null);
