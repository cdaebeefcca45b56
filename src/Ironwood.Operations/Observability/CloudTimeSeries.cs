using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Operations.Access;
using Ironwood.Operations.Verification;
using Ironwood.Operations.Verification.Ports;

namespace Ironwood.Operations.Observability;

/// <summary>Time series of Cloud Monitoring, over gRPC.</summary>
/// <param name="calls">How it is asked.</param>
public sealed class CloudTimeSeries(GoogleCalls calls) : ITimeSeries
{
    private const string Service = "monitoring.googleapis.com";

    private readonly MetricService.MetricServiceClient _client = new(calls.Grpc(Service));

    /// <summary>One question for each service's metrics: what their names have in common finds them all.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, MetricTiming>> TimingsAsync(
        string project, IReadOnlyCollection<string> metricTypes, CancellationToken cancellation)
    {
        var wanted = metricTypes.ToHashSet(StringComparer.Ordinal);
        var prefixes = wanted.GroupBy(type => type[..(type.IndexOf('/', StringComparison.Ordinal) + 1)])
            .Select(CommonPrefix);
        var found = await Concurrently.AskAsync(
            prefixes, (prefix, token) => DescriptorsAsync(project, prefix, token), cancellation).ConfigureAwait(false);
        return found.SelectMany(descriptors => descriptors)
            .Where(descriptor => wanted.Contains(descriptor.Type)
                && descriptor.Metadata is { SamplePeriod: not null, IngestDelay: not null })
            .ToDictionary(
                descriptor => descriptor.Type,
                descriptor =>
                    new MetricTiming(
                    descriptor.Metadata.SamplePeriod.ToTimeSpan(), descriptor.Metadata.IngestDelay.ToTimeSpan()),
                StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<bool> AnyAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        // One header answers it; points and further series would only be thrown away.
        var request = Request(project, filter, since, until, ListTimeSeriesRequest.Types.TimeSeriesView.Headers);
        request.PageSize = 1;
        return (await ListAsync(request, page => page.TimeSeries.Count > 0, cancellation)
            .ConfigureAwait(false)).Count > 0;
    }

    /// <summary>Monitoring counts them itself: ten thousand chips are one number.</summary>
    /// <inheritdoc/>
    public async Task<long> CountAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var request = Request(project, filter, since, until, ListTimeSeriesRequest.Types.TimeSeriesView.Full);
        request.Aggregation = new()
        {
            AlignmentPeriod = Duration.FromTimeSpan(until - since),
            PerSeriesAligner = Aggregation.Types.Aligner.AlignMean,
            CrossSeriesReducer = Aggregation.Types.Reducer.ReduceCount,
        };
        var series = await ListAsync(request, _ => false, cancellation).ConfigureAwait(false);
        return (long)series.SelectMany(each => each.Points).Select(point => Number(point.Value)).DefaultIfEmpty().Max();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, bool>> StatesAsync(
        string project, string filter, string label, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var request = Request(project, filter, since, until, ListTimeSeriesRequest.Types.TimeSeriesView.Full);
        var series = await ListAsync(request, _ => false, cancellation).ConfigureAwait(false);
        // Points come newest first.
        return series.Where(each => each.Points.Count > 0)
            .GroupBy(each => each.Metric.Labels.TryGetValue(label, out var text) ? text : "", StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key, same => same.All(each => each.Points[0].Value.BoolValue), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<double?> NewestAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var request = Request(project, filter, since, until, ListTimeSeriesRequest.Types.TimeSeriesView.Full);
        var series = await ListAsync(request, _ => false, cancellation).ConfigureAwait(false);
        // Points come newest first.
        return series.Where(each => each.Points.Count > 0).Select(each => (double?)Number(each.Points[0].Value)).Max();
    }

    private async Task<IReadOnlyList<TimeSeries>> ListAsync(
        ListTimeSeriesRequest request, Func<ListTimeSeriesResponse, bool> isEnough, CancellationToken cancellation)
    {
        var series = new List<TimeSeries>();
        try
        {
            ListTimeSeriesResponse page;
            do
            {
                page = await calls.AskAsync(
                    $"time series of {request.Name}",
                    async token => await _client.ListTimeSeriesAsync(request, cancellationToken: token)
                        .ConfigureAwait(false),
                    cancellation).ConfigureAwait(false);
                series.AddRange(page.TimeSeries);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0 && !isEnough(page));
        }
        catch (AccessException error) when (GoogleCalls.IsNotFound(error))
        {
            // So Monitoring answers for a metric type that nobody has ever written in this project.
        }
        return series;
    }

    private async Task<IReadOnlyList<MetricDescriptor>> DescriptorsAsync(
        string project, string prefix, CancellationToken cancellation)
    {
        var descriptors = new List<MetricDescriptor>();
        var request = new ListMetricDescriptorsRequest
        {
            Name = $"projects/{project}",
            Filter = $"metric.type = starts_with(\"{prefix}\")",
        };
        do
        {
            var page = await calls.AskAsync(
                $"metric descriptors of {request.Name}",
                async token => await _client.ListMetricDescriptorsAsync(request, cancellationToken: token)
                    .ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
            descriptors.AddRange(page.MetricDescriptors);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return descriptors;
    }

    private static ListTimeSeriesRequest Request(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, ListTimeSeriesRequest.Types.TimeSeriesView view) => new()
        {
            Name = $"projects/{project}",
            Filter = filter,
            Interval = new TimeInterval { StartTime = Timestamp.FromDateTimeOffset(since), EndTime = Timestamp.FromDateTimeOffset(until) },
            View = view,
        };

    private static string CommonPrefix(IEnumerable<string> types) => types.Aggregate((common, type) =>
        common[..common.Zip(type).TakeWhile(pair => pair.First == pair.Second).Count()]);

    private static double Number(TypedValue value) => value.ValueCase switch
    {
        TypedValue.ValueOneofCase.Int64Value => value.Int64Value,
        TypedValue.ValueOneofCase.DoubleValue => value.DoubleValue,
        _ => 0,
    };
}
