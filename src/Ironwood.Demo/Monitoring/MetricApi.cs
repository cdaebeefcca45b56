using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Catalog.Metrics;
using Ironwood.Demo.Platform;

namespace Ironwood.Demo.Monitoring;

/// <summary>google.monitoring.v3.MetricService.</summary>
internal sealed class MetricApi(PlatformState state) : MetricService.MetricServiceBase
{
    /// <summary>Maximum number of series or descriptors per page.</summary>
    private const int PageLimit = 10_000;

    private static readonly Duration SamplePeriod = Duration.FromTimeSpan(TimeSpan.FromMinutes(1));
    private static readonly Duration IngestDelay = Duration.FromTimeSpan(TimeSpan.FromMinutes(3));

    public override Task<ListTimeSeriesResponse> ListTimeSeries(
        ListTimeSeriesRequest request, ServerCallContext context)
    {
        RequireProject(request.Name);
        if (request.Interval?.EndTime is null)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, "Field interval.end_time is required."));
        }
        var filter = SeriesFilter.Parse(request.Filter);
        var found = SeriesPoints.Of(
            SeriesBook.Of(state).All.Where(filter.Matches),
            request.Interval,
            request.Aggregation,
            state.Time.GetUtcNow()).ToArray();
        if (request.View == ListTimeSeriesRequest.Types.TimeSeriesView.Headers)
        {
            Array.ForEach(found, series => series.Points.Clear());
        }
        var (page, next) = ListPage.Of(found, request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(new ListTimeSeriesResponse { TimeSeries = { page }, NextPageToken = next });
    }

    public override Task<ListMetricDescriptorsResponse> ListMetricDescriptors(
        ListMetricDescriptorsRequest request, ServerCallContext context)
    {
        RequireProject(request.Name);
        var filter = SeriesFilter.Parse(request.Filter);
        var descriptors = SeriesBook.Of(state).All.DistinctBy(series => series.MetricType)
            .Where(series => filter.MatchesType(series.MetricType))
            .OrderBy(series => series.MetricType, StringComparer.Ordinal)
            .Select(Describe).ToArray();
        var (page, next) = ListPage.Of(descriptors, request.PageSize, request.PageToken, PageLimit);
        return Task.FromResult(
            new ListMetricDescriptorsResponse { MetricDescriptors = { page }, NextPageToken = next });
    }

    internal static MetricDescriptor.Types.MetricKind Kind(MetricKind kind) => kind switch
    {
        MetricKind.Delta => MetricDescriptor.Types.MetricKind.Delta,
        MetricKind.Cumulative => MetricDescriptor.Types.MetricKind.Cumulative,
        _ => MetricDescriptor.Types.MetricKind.Gauge,
    };

    internal static MetricDescriptor.Types.ValueType Type(MetricValueType type) => type switch
    {
        MetricValueType.Flag => MetricDescriptor.Types.ValueType.Bool,
        MetricValueType.WholeNumber => MetricDescriptor.Types.ValueType.Int64,
        MetricValueType.Distribution => MetricDescriptor.Types.ValueType.Distribution,
        _ => MetricDescriptor.Types.ValueType.Double,
    };

    private MetricDescriptor Describe(PlatformSeries series) => new()
    {
        Name = $"projects/{state.Contract.Project}/metricDescriptors/{series.MetricType}",
        Type = series.MetricType,
        MetricKind = Kind(series.Kind),
        ValueType = Type(series.ValueType),
        Metadata = new() { SamplePeriod = SamplePeriod, IngestDelay = IngestDelay },
        MonitoredResourceTypes = { series.ResourceType },
    };

    // A request may name another project than the stack's outputs: a fault that tests need.
    private void RequireProject(string name)
    {
        if (name != $"projects/{state.Contract.Project}")
        {
            throw new RpcException(new(StatusCode.NotFound, $"The project '{name}' was not found."));
        }
    }
}
