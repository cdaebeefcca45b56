namespace Ironwood.Catalog.Metrics;

/// <summary>Selected time series, brought to equal periods and joined: what an alert or a chart reads.</summary>
public record Series
{
    internal Series(
        string filter, TimeSpan period, string aligner, string? reducer, IEnumerable<string> groupBy, string unit)
    {
        if (period < TimeSpan.FromMinutes(1) || period.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(period), period, "An alignment period is a number of whole minutes.");
        }
        (
            Filter,
            Period,
            Aligner,
            Reducer,
            GroupBy,
            Unit) = (filter, Text(period), aligner, reducer, [.. groupBy], unit);
    }

    /// <summary>The filter.</summary>
    public string Filter { get; }

    /// <summary>Alignment period in the notation of the API, for example <c>60s</c>.</summary>
    public string Period { get; }

    /// <summary>Aligner within a series, for example <c>ALIGN_RATE</c>.</summary>
    public string Aligner { get; }

    /// <summary>Reducer over several series, for example <c>REDUCE_SUM</c>; null when each stays apart.</summary>
    public string? Reducer { get; }

    /// <summary>Fields that keep series apart when they are joined.</summary>
    public IReadOnlyList<string> GroupBy { get; }

    /// <summary>Unit of the values, in the notation of the API.</summary>
    public string Unit { get; }

    /// <summary>The quotient of this series and another.</summary>
    /// <exception cref="ArgumentException">Their periods differ, or the labels that keep their series
    /// apart.</exception>
    public SeriesRatio Over(Series whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        return new(this, whole);
    }

    /// <summary>A time span in the notation of the API: seconds.</summary>
    public static string Text(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0}s");
}

/// <summary>Aligned series of numbers, which can still be joined.</summary>
public sealed record NumberSeries : Series
{
    private readonly Func<string, string> _field;
    private readonly TimeSpan _span;

    internal NumberSeries(string filter, TimeSpan period, string aligner, string unit, Func<string, string> field)
        : base(filter, period, aligner, null, [], unit) => (_span, _field) = (period, field);

    /// <summary>The sum, one for each combination of the labels.</summary>
    /// <exception cref="ArgumentException">The metric has no such label.</exception>
    public Series Sum(params IEnumerable<string> by) => Reduce("REDUCE_SUM", by);

    /// <summary>The mean, one for each combination of the labels.</summary>
    /// <exception cref="ArgumentException">The metric has no such label.</exception>
    public Series Average(params IEnumerable<string> by) => Reduce("REDUCE_MEAN", by);

    /// <summary>The largest, one for each combination of the labels.</summary>
    /// <exception cref="ArgumentException">The metric has no such label.</exception>
    public Series Largest(params IEnumerable<string> by) => Reduce("REDUCE_MAX", by);

    private Series Reduce(string reducer, IEnumerable<string> by) =>
        new(Filter, _span, Aligner, reducer, by.Select(_field), Unit);
}
