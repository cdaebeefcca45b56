using System.Globalization;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Access;

namespace Ironwood.Operations.Measuring;

/// <summary>Time series of a project, asked for at Cloud Monitoring.</summary>
/// <param name="invoker">Calls Cloud Monitoring.</param>
/// <param name="project">The project's id.</param>
public sealed class MonitoringSeries(CallInvoker invoker, string project) : ISeriesReader
{
    // Series of a page: an answer of thousands of hosts comes in parts that a connection carries well.
    private const int PageSize = 1_000;

    private readonly MetricService.MetricServiceClient _metrics = new(invoker);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SeriesReading>> ReadAsync(
        Series series, DateTimeOffset start, DateTimeOffset until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(series);
        var request = new ListTimeSeriesRequest
        {
            Name = $"projects/{project}",
            Filter = series.Filter,
            Interval = new() { StartTime = Timestamp.FromDateTimeOffset(start), EndTime = Timestamp.FromDateTimeOffset(until) },
            View = ListTimeSeriesRequest.Types.TimeSeriesView.Full,
            Aggregation = AggregationOf(series),
            PageSize = PageSize,
        };
        var readings = new List<SeriesReading>();
        try
        {
            do
            {
                var page = await _metrics.ListTimeSeriesAsync(request, cancellationToken: cancellation)
                    .ConfigureAwait(false);
                readings.AddRange(page.TimeSeries.Select(Reading));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return readings;
        }
        catch (Exception error) when (
            !cancellation.IsCancellationRequested
            && error is RpcException or AccessException or HttpRequestException or OperationCanceledException)
        {
            throw new AccessException(Failures.Of(error, $"time series of {project}"), error);
        }
        catch (RpcException error) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("It was cancelled.", error, cancellation);
        }
    }

    // The catalogue writes aligners as the API's documentation does; the generated enumerations leave the underscores out.
    private static Aggregation AggregationOf(Series series)
    {
        var aggregation = new Aggregation
        {
            AlignmentPeriod = Duration.FromTimeSpan(TimeSpan.FromSeconds(
                int.Parse(
                    series.Period.AsSpan(0,
                    series.Period.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture))),
            PerSeriesAligner = Parse<Aggregation.Types.Aligner>(series.Aligner),
        };
        if (series.Reducer is { } reducer)
        {
            aggregation.CrossSeriesReducer = Parse<Aggregation.Types.Reducer>(reducer);
            aggregation.GroupByFields.Add(series.GroupBy);
        }
        return aggregation;
    }

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
        return new(labels,
        [
            .. series.Points.Select(
                point => new SeriesPoint(point.Interval.EndTime.ToDateTimeOffset(), Number(point.Value)))
                .OrderByDescending(point => point.At),
        ]);
    }

    private static double Number(TypedValue value) => value.ValueCase switch
    {
        TypedValue.ValueOneofCase.Int64Value => value.Int64Value,
        TypedValue.ValueOneofCase.DoubleValue => value.DoubleValue,
        TypedValue.ValueOneofCase.BoolValue => value.BoolValue ? 1 : 0,
        TypedValue.ValueOneofCase.DistributionValue => value.DistributionValue.Mean,
        _ => double.NaN,
    };
}
