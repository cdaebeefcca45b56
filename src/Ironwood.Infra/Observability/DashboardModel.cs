using Ironwood.Catalog.Metrics;

namespace Ironwood.Infra.Observability;

// The part of the dashboard API's JSON that is used here; property names are the API's in camel case, and what is
// null, zero or empty is left out.

internal sealed record DashboardDocument(string DisplayName, MosaicLayout MosaicLayout);

internal sealed record MosaicLayout(int Columns, IReadOnlyList<PlacedTile> Tiles);

/// <summary>A tile in its place.</summary>
internal sealed record PlacedTile(int XPos, int YPos, int Width, int Height, DashboardWidget Widget);

internal sealed record DashboardWidget(string Title, XyChart? XyChart = null, LogsPanel? LogsPanel = null);

internal sealed record XyChart(IReadOnlyList<ChartData> DataSets, ChartAxis YAxis);

internal sealed record ChartAxis(string Label, string Scale = "LINEAR");

internal sealed record ChartData(
    ChartQuery TimeSeriesQuery, string? LegendTemplate, string MinAlignmentPeriod, string PlotType = "LINE");

internal sealed record ChartQuery(ChartSeries? TimeSeriesFilter = null, ChartRatio? TimeSeriesFilterRatio = null);

internal sealed record ChartRatio(ChartSeries Numerator, ChartSeries Denominator);

internal sealed record ChartSeries(string Filter, ChartAggregation Aggregation)
{
    public static ChartSeries Of(Series series) => new(
        series.Filter,
        new(series.Period, series.Aligner, series.Reducer, series.GroupBy));
}

internal sealed record ChartAggregation(
    string AlignmentPeriod, string PerSeriesAligner, string? CrossSeriesReducer, IReadOnlyList<string> GroupByFields);

internal sealed record LogsPanel(string Filter, IReadOnlyList<string> ResourceNames);
