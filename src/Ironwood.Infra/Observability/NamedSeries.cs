using Ironwood.Catalog.Metrics;
using Pulumi;

namespace Ironwood.Infra.Observability;

/// <summary>
/// Series that are selected by a name which Google gives. Until it is known only their filter is unknown; a preview
/// shows everything else.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Select">The series of that name; how they are aligned and joined is the same for every name.</param>
internal sealed record NamedSeries<TSeries>(Output<string> Name, Func<string, TSeries> Select)
{
    /// <summary>The series of any name: everything but the filter holds for all.</summary>
    public TSeries Shape => Select("any");

    /// <summary>The filter of one of the series.</summary>
    public Output<string> Filter(Func<TSeries, Series> of) => Name.Apply(name => of(Select(name)).Filter);
}
