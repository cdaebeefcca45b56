namespace Ironwood.Catalog.Accelerators;

/// <summary>A word of the Compute Engine API that a multi-host slice is made with.</summary>
/// <param name="Id">Stable id, for example <c>workload-policy.type</c>.</param>
/// <param name="Value">The word, for example <c>HIGH_THROUGHPUT</c>.</param>
/// <param name="Purpose">What it brings about.</param>
/// <param name="Source">Where this is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ProvisioningTerm(string Id, string Value, string Purpose, string Source, DateOnly AsOf) : ISourced;
