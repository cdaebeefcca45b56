namespace Ironwood.Catalog.Metrics;

/// <summary>A type of monitored resource: what metrics are written on.</summary>
/// <param name="Type">For example <c>https_lb_rule</c>.</param>
/// <param name="Labels">Its labels that filters here may use; all are text.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
/// <param name="Narrowest">The label that comes closest to one stack's own instances, where no label names them; null
/// where one does.</param>
/// <param name="Note">What else has to be known; null if nothing.</param>
public sealed record MonitoredResource(
    string Type, IReadOnlyList<string> Labels, string Source, DateOnly AsOf, string? Narrowest = null,
    string? Note = null) : ISourced;
