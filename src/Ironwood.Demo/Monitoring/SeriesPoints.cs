using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Ironwood.Catalog.Metrics;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;

namespace Ironwood.Demo.Monitoring;

/// <summary>The points of series in an interval, unchanged or aggregated.</summary>
internal static class SeriesPoints
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMinutes(1);

    /// <summary>The series with their points; those without a point in the interval are left out.</summary>
    public static IEnumerable<TimeSeries> Of(
        IEnumerable<PlatformSeries> series, TimeInterval interval, Aggregation? aggregation, DateTimeOffset now)
    {
        var to = interval.EndTime.ToDateTimeOffset();
        // Without a start the interval is one point in time.
        var from = interval.StartTime?.ToDateTimeOffset() ?? to;
        var fresh = series.Where(one => now - one.Age >= from || aggregation?.AlignmentPeriod is null).ToArray();
        if (aggregation?.AlignmentPeriod is not { } period)
        {
            return fresh.Select(one => Raw(one, from, to, now)).Where(one => one.Points.Count > 0);
        }
        var aligned = fresh.Select(
            one => (Series: one, Value: Align(one, aggregation.PerSeriesAligner, period.ToTimeSpan())));
        return aggregation.CrossSeriesReducer == Reducer.ReduceNone
            ? aligned.Select(one => Aligned(one.Series, one.Value, from, to, period.ToTimeSpan()))
            : aligned
                .GroupBy(one => string.Join('\n', aggregation.GroupByFields.Select(one.Series.Label)))
                .Select(group => Aligned(
                    OnlyLabels(group.First().Series, aggregation.GroupByFields),
                    aggregation.CrossSeriesReducer == Reducer.ReduceCount
                        ? group.Sum(one => one.Series.Copies)
                        : Reduce([.. group.Select(one => one.Value)], aggregation.CrossSeriesReducer),
                    from, to, period.ToTimeSpan()));
    }

    private static TimeSeries Raw(PlatformSeries series, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var answer = Empty(series);
        for (var at = now - series.Age; at >= from && answer.Points.Count < 10; at -= Sampling)
        {
            if (at <= to)
            {
                answer.Points.Add(Point(at, series.Kind == MetricKind.Gauge ? at : at - Sampling, RawValue(series)));
            }
        }
        return answer;
    }

    private static TimeSeries Aligned(
        PlatformSeries series, double value, DateTimeOffset from, DateTimeOffset to, TimeSpan period)
    {
        var answer = Empty(series);
        answer.MetricKind = MetricDescriptor.Types.MetricKind.Gauge;
        answer.ValueType = MetricDescriptor.Types.ValueType.Double;
        var at = to;
        do
        {
            answer.Points.Add(Point(at, at, new() { DoubleValue = value }));
            at -= period;
        }
        while (at > from);
        return answer;
    }

    private static double Align(PlatformSeries series, Aligner aligner, TimeSpan period) => aligner switch
    {
        // The count of a histogram grows with the period; its percentiles do not change.
        Aligner.AlignDelta or Aligner.AlignSum when series.ValueType != MetricValueType.Distribution =>
            series.Value * period.TotalSeconds,
        Aligner.AlignCount => period / Sampling,
        _ => series.Value,
    };

    private static double Reduce(double[] values, Reducer reducer) => reducer switch
    {
        Reducer.ReduceSum => values.Sum(),
        Reducer.ReduceMean => values.Average(),
        Reducer.ReduceMin => values.Min(),
        _ => values.Max(),
    };

    private static PlatformSeries OnlyLabels(PlatformSeries series, ICollection<string> fields)
    {
        var kept = fields.Select(field => field.Split('.')).Where(parts => parts.Length == 3)
            .ToLookup(parts => parts[0], parts => parts[2]);
        return series with
        {
            MetricLabels = series.MetricLabels.RemoveRange(series.MetricLabels.Keys.Except(kept["metric"])),
            ResourceLabels = series.ResourceLabels.RemoveRange(series.ResourceLabels.Keys.Except(kept["resource"])),
        };
    }

    private static TypedValue RawValue(PlatformSeries series)
    {
        var value = series.Kind == MetricKind.Gauge || series.ValueType == MetricValueType.Distribution
            ? series.Value
            : series.Value * Sampling.TotalSeconds;
        return series.ValueType switch
        {
            MetricValueType.Flag => new() { BoolValue = value != 0 },
            MetricValueType.WholeNumber => new() { Int64Value = (long)value },
            MetricValueType.Distribution => new() { DistributionValue = new Distribution { Count = 1, Mean = value } },
            _ => new() { DoubleValue = value },
        };
    }

    private static Point Point(DateTimeOffset at, DateTimeOffset start, TypedValue value) => new()
    {
        Interval = new()
        {
            StartTime = Timestamp.FromDateTimeOffset(start),
            EndTime = Timestamp.FromDateTimeOffset(at),
        },
        Value = value,
    };

    internal static TimeSeries Empty(PlatformSeries series) => new()
    {
        Metric = new() { Type = series.MetricType, Labels = { series.MetricLabels } },
        Resource = new() { Type = series.ResourceType, Labels = { series.ResourceLabels } },
        MetricKind = MetricApi.Kind(series.Kind),
        ValueType = MetricApi.Type(series.ValueType),
    };
}
