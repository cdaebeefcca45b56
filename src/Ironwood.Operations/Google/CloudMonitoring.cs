using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Catalog.Metrics;
using View = Google.Cloud.Monitoring.V3.ListTimeSeriesRequest.Types.TimeSeriesView;

namespace Ironwood.Operations.Google;

/// <summary>Cloud Monitoring: time series and alert policies over gRPC, dashboards over REST.</summary>
/// <remarks>https://docs.cloud.google.com/monitoring/api/v3</remarks>
/// <param name="calls">Makes the calls.</param>
public sealed class CloudMonitoring(GoogleCalls calls) : ICloudMonitoring
{
    private const string Service = "monitoring.googleapis.com";

    // An answer about thousands of hosts comes in pages of moderate size. Policies have long documentation.
    private const int PageSize = 1_000;
    private const int PolicyPageSize = 100;

    private readonly MetricService.MetricServiceClient _metrics = new(calls.Grpc(Service));
    private readonly AlertPolicyService.AlertPolicyServiceClient _policies = new(calls.Grpc(Service));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SeriesReading>> ReadAsync(
        string project, Series series, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(series);
        var request = Request(project, series.Filter, since, until);
        request.Aggregation = AggregationOf(series);
        return await ListAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Asks once for each service's metrics, by the longest prefix that their types share.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, MetricTiming>> TimingsAsync(
        string project, IReadOnlyCollection<string> metricTypes, CancellationToken cancellation)
    {
        var wanted = metricTypes.ToHashSet(StringComparer.Ordinal);
        var prefixes = wanted
            .GroupBy(type => type[..(type.IndexOf('/', StringComparison.Ordinal) + 1)])
            .Select(CommonPrefix);
        var found = await Concurrently.AskAsync(
            prefixes, (prefix, token) => DescriptorsAsync(project, prefix, token), cancellation).ConfigureAwait(false);
        var timings = new Dictionary<string, MetricTiming>(StringComparer.Ordinal);
        foreach (var (type, timing) in found.SelectMany(descriptors => descriptors))
        {
            if (wanted.Contains(type) && timing is not null)
            {
                timings[type] = timing;
            }
        }
        return timings;
    }

    /// <inheritdoc/>
    public async Task<bool> AnyAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        // One header is enough of an answer: points and further series would be discarded.
        var request = Request(project, filter, since, until);
        request.View = View.Headers;
        request.PageSize = 1;
        var found = await ListWrittenAsync(request, cancellation, isEnough: page => page.TimeSeries.Count > 0)
            .ConfigureAwait(false);
        return found.Count > 0;
    }

    /// <summary>Monitoring counts the series: ten thousand chips are one number.</summary>
    /// <inheritdoc/>
    public async Task<long> CountAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var request = Request(project, filter, since, until);
        request.Aggregation = new()
        {
            AlignmentPeriod = Duration.FromTimeSpan(until - since),
            PerSeriesAligner = Aggregation.Types.Aligner.AlignMean,
            CrossSeriesReducer = Aggregation.Types.Reducer.ReduceCount,
        };
        var counted = await ListWrittenAsync(request, cancellation).ConfigureAwait(false);
        return (long)counted.SelectMany(series => series.Points)
            .Select(point => point.Value)
            .Where(value => value is >= 0 and <= int.MaxValue)
            .DefaultIfEmpty()
            .Max();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, bool>> StatesAsync(
        string project,
        string filter,
        string label,
        DateTimeOffset since,
        DateTimeOffset until,
        CancellationToken cancellation)
    {
        var found = await ListWrittenAsync(Request(project, filter, since, until), cancellation).ConfigureAwait(false);
        return found.Where(series => series.Points.Count > 0)
            .GroupBy(series => series.Labels.GetValueOrDefault(label, ""), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => same.All(series => series.Points[0].Value > 0),
                StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<double?> NewestAsync(
        string project, string filter, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var found = await ListWrittenAsync(Request(project, filter, since, until), cancellation).ConfigureAwait(false);
        return found.Where(series => series.Points.Count > 0)
            .Select(series => (double?)series.Points[0].Value)
            .Where(value => double.IsFinite(value!.Value))
            .Max();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedPolicy>> ListAlertPoliciesAsync(
        string project, CancellationToken cancellation) =>
        await calls.PagesAsync(
            $"alert policies of {project}",
            (page, token) => calls.AskAsync(
                $"alert policies of {project}",
                limited => _policies.ListAlertPoliciesAsync(
                    new() { Name = $"projects/{project}", PageSize = PolicyPageSize, PageToken = page },
                    cancellationToken: limited),
                token),
            // A policy without the field is enabled.
            page => page.AlertPolicies.Select(policy =>
                new ListedPolicy(policy.Name, policy.DisplayName, policy.Enabled ?? true)),
            page => page.NextPageToken,
            cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<FoundDashboard?> FindDashboardAsync(string name, CancellationToken cancellation) =>
        calls.FindAsync(
            $"dashboard {name}",
            new($"https://{Service}/v1/{name}"),
            WireFormat.Default.DashboardAnswer,
            found => new FoundDashboard(
                found.DisplayName ?? "",
                found.MosaicLayout?.Tiles?.Count ?? found.GridLayout?.Widgets?.Count ?? 0),
            cancellation);

    // Monitoring answers NOT_FOUND for a metric type that was never written in the project.
    private async Task<IReadOnlyList<SeriesReading>> ListWrittenAsync(
        ListTimeSeriesRequest request,
        CancellationToken cancellation,
        Func<ListTimeSeriesResponse, bool>? isEnough = null)
    {
        try
        {
            return await ListAsync(request, cancellation, isEnough).ConfigureAwait(false);
        }
        catch (AccessException error) when (error.IsNotFound)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<SeriesReading>> ListAsync(
        ListTimeSeriesRequest request,
        CancellationToken cancellation,
        Func<ListTimeSeriesResponse, bool>? isEnough = null) =>
        await calls.PagesAsync(
            $"time series of {request.Name}",
            (page, token) => calls.AskAsync(
                $"time series of {request.Name}",
                limited => _metrics.ListTimeSeriesAsync(new(request) { PageToken = page }, cancellationToken: limited),
                token),
            page => page.TimeSeries.Select(Reading),
            page => isEnough?.Invoke(page) == true ? null : page.NextPageToken,
            cancellation).ConfigureAwait(false);

    private async Task<IReadOnlyList<(string Type, MetricTiming? Timing)>> DescriptorsAsync(
        string project, string prefix, CancellationToken cancellation) =>
        await calls.PagesAsync(
            $"metric descriptors of {project}",
            (page, token) => calls.AskAsync(
                $"metric descriptors of {project}",
                limited => _metrics.ListMetricDescriptorsAsync(
                    new()
                    {
                        Name = $"projects/{project}",
                        Filter = $"metric.type = starts_with(\"{prefix}\")",
                        PageSize = PageSize,
                        PageToken = page,
                    },
                    cancellationToken: limited),
                token),
            page => page.MetricDescriptors.Select(descriptor => (descriptor.Type, TimingOf(descriptor))),
            page => page.NextPageToken,
            cancellation).ConfigureAwait(false);

    private static ListTimeSeriesRequest Request(
        string project, string filter, DateTimeOffset since, DateTimeOffset until) => new()
        {
            Name = $"projects/{project}",
            Filter = filter,
            Interval = new()
            {
                StartTime = Timestamp.FromDateTimeOffset(since),
                EndTime = Timestamp.FromDateTimeOffset(until),
            },
            View = View.Full,
            PageSize = PageSize,
        };

    private static Aggregation AggregationOf(Series series)
    {
        // "300s"
        var seconds = int.Parse(series.Period[..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        var aggregation = new Aggregation
        {
            AlignmentPeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds)),
            PerSeriesAligner = Parse<Aggregation.Types.Aligner>(series.Aligner),
        };
        if (series.Reducer is { } reducer)
        {
            aggregation.CrossSeriesReducer = Parse<Aggregation.Types.Reducer>(reducer);
            aggregation.GroupByFields.Add(series.GroupBy);
        }
        return aggregation;
    }

    // The catalogue writes "ALIGN_MEAN" as the API's documentation does; the generated enumeration has AlignMean.
    private static T Parse<T>(string name)
        where T : struct, System.Enum =>
        System.Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static SeriesReading Reading(TimeSeries series)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in (series.Resource?.Labels ?? []).Concat(series.Metric?.Labels ?? []))
        {
            labels[label.Key] = label.Value;
        }
        // A point without a time or a value says nothing.
        return new(labels,
        [
            .. series.Points
                .Where(point => point is { Interval.EndTime: not null, Value: not null })
                .Select(point => new SeriesPoint(point.Interval.EndTime.ToDateTimeOffset(), Number(point.Value)))
                .OrderByDescending(point => point.At),
        ]);
    }

    // Longer than a day says nothing: the window of a check would reach back too far.
    private static MetricTiming? TimingOf(MetricDescriptor descriptor) =>
        SpanOf(descriptor.Metadata?.SamplePeriod) is { } period && SpanOf(descriptor.Metadata?.IngestDelay) is { } delay
            ? new(period, delay)
            : null;

    private static TimeSpan? SpanOf(Duration? duration) =>
        duration is { Seconds: >= 0 and <= 86_400, Nanos: >= 0 and < Duration.NanosecondsPerSecond }
            ? duration.ToTimeSpan()
            : null;

    private static string CommonPrefix(IEnumerable<string> types) => types.Aggregate((common, type) =>
        common[..common.Zip(type).TakeWhile(pair => pair.First == pair.Second).Count()]);

    private static double Number(TypedValue value) => value.ValueCase switch
    {
        TypedValue.ValueOneofCase.Int64Value => value.Int64Value,
        TypedValue.ValueOneofCase.DoubleValue => value.DoubleValue,
        TypedValue.ValueOneofCase.BoolValue => value.BoolValue ? 1 : 0,
        TypedValue.ValueOneofCase.DistributionValue => value.DistributionValue?.Mean ?? double.NaN,
        _ => double.NaN,
    };
}

internal sealed record DashboardAnswer(
    string? DisplayName = null, MosaicAnswer? MosaicLayout = null, GridAnswer? GridLayout = null);

internal sealed record MosaicAnswer(IReadOnlyList<DashboardPart>? Tiles = null);

internal sealed record GridAnswer(IReadOnlyList<DashboardPart>? Widgets = null);

/// <summary>A tile or widget; only their number is used.</summary>
internal sealed record DashboardPart;
