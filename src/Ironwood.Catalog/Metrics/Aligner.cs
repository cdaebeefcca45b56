namespace Ironwood.Catalog.Metrics;

/// <summary>A way to bring the points of a series to equal periods, and what it can be asked of.</summary>
/// <param name="Id">For example <c>ALIGN_RATE</c>.</param>
/// <param name="Kinds">Kinds of metric that it takes.</param>
/// <param name="ValueTypes">Types of values that it takes.</param>
/// <param name="Source">Where it is stated.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record Aligner(
    string Id, IReadOnlyList<MetricKind> Kinds, IReadOnlyList<MetricValueType> ValueTypes, string Source, DateOnly AsOf)
        : ISourced
{
    private static readonly Lazy<IReadOnlyList<Aligner>> Rows = new(static () =>
        EmbeddedRows.Read("Metrics/aligners.json", RowFormat.Default.AlignerArray));

    /// <summary>All of them but <c>ALIGN_NONE</c>, which aligns nothing.</summary>
    public static IReadOnlyList<Aligner> All => Rows.Value;

    /// <summary>The aligner with this id, or null.</summary>
    public static Aligner? Find(string id) => All.FirstOrDefault(aligner => aligner.Id == id);

    /// <summary>Whether a metric can be aligned so.</summary>
    public bool Fits(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Kinds.Contains(metric.Kind) && ValueTypes.Contains(metric.ValueType);
    }
}
