namespace Ironwood.Catalog.Models;

/// <summary>A number that the plan of a model server rests on.</summary>
/// <param name="Id">Stable id, for example <c>memory.utilization</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Source">Where this is stated, or the measurements that it was fitted to.</param>
/// <param name="AsOf">When it was read or fitted.</param>
/// <param name="Note">What is not certain; null for nothing.</param>
public sealed record EngineFigure(
    string Id,
    decimal Value,
    string Unit,
    string Purpose,
    string Source,
    DateOnly AsOf,
    string? Note = null) : ISourced;
