namespace Ironwood.Catalog.Accelerators;

/// <summary>
/// A row of <c>zones.json</c>: where a generation of accelerators is offered. Machines without accelerators are in
/// every zone.
/// </summary>
internal sealed record ZonesRow(
    string Generation,
    IReadOnlyList<string> Zones,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
