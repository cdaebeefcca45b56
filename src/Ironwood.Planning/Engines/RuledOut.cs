using Ironwood.Catalog.Models;

namespace Ironwood.Planning.Engines;

/// <summary>What cannot carry a load, and why.</summary>
/// <param name="Variant">The precision.</param>
/// <param name="Reason">The reason, as a clause.</param>
public sealed record RuledOut(ModelVariant Variant, string Reason);
