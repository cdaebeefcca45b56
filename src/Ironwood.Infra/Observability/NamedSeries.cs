using Ironwood.Catalog.Metrics;

namespace Ironwood.Infra.Observability;

/// <summary>
/// Series that are selected by a name that Google assigns. Until the name is known, only their filter is unknown; a
/// preview shows everything else.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Select">Makes the series for a name; alignment and aggregation are the same for every name.</param>
internal sealed record NamedSeries<TSeries>(Output<string> Name, Func<string, TSeries> Select)
{
    /// <summary>The series for any name; everything except the filter is the same for all names.</summary>
    public TSeries Shape => Select("any");

    public Output<string> Filter(Func<TSeries, Series> of) => Name.Apply(name => of(Select(name)).Filter);
}
