using Ironwood.Catalog.Metrics;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>Conditions of alert policies, built only from series in the catalogue.</summary>
internal static class AlertConditions
{
    // Cloud Monitoring accepts this and COMPARISON_LT only; no alert here is about small values.
    private const string Above = "COMPARISON_GT";

    /// <summary>The series stays above the threshold for the duration.</summary>
    public static AlertPolicyConditionArgs Threshold(
        ThresholdCondition condition, NamedSeries<Series> series, TimeSpan duration) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            Filter = series.Filter(s => s),
            Aggregations = { Aggregation(series.Shape) },
            Comparison = Above,
            ThresholdValue = condition.Threshold,
            Duration = WholeMinutes(duration),
        });

    /// <summary>The quotient of two series stays above the threshold for the duration.</summary>
    public static AlertPolicyConditionArgs Ratio(
        ThresholdCondition condition, NamedSeries<SeriesRatio> ratio, TimeSpan duration) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            Filter = ratio.Filter(r => r.Part),
            Aggregations = { Aggregation(ratio.Shape.Part) },
            DenominatorFilter = ratio.Filter(r => r.Whole),
            DenominatorAggregations =
            {
                new AlertPolicyConditionConditionThresholdDenominatorAggregationArgs
                {
                    AlignmentPeriod = ratio.Shape.Whole.Period,
                    PerSeriesAligner = ratio.Shape.Whole.Aligner,
                    CrossSeriesReducer = ratio.Shape.Whole.Reducer ?? None,
                    GroupByFields = [.. ratio.Shape.Whole.GroupBy],
                },
            },
            Comparison = Above,
            ThresholdValue = condition.Threshold,
            Duration = WholeMinutes(duration),
        });

    /// <summary>An objective's error budget is spent too fast: the burn rate is above the threshold.</summary>
    public static AlertPolicyConditionArgs BurnRate(BurnRateCondition condition, Output<string> objective) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            // A selector in place of metric and resource type: it is already aligned.
            Filter = Output.Format(
                $"select_slo_burn_rate(\"{objective}\", \"{Series.Text(condition.Rate.Lookback)}\")"),
            Comparison = Above,
            ThresholdValue = condition.Rate.Times,
            Duration = WholeMinutes(TimeSpan.Zero),
        });

    /// <summary>A log entry arrives. A policy with such a condition has no other conditions.</summary>
    public static AlertPolicyConditionArgs LogEntry(LogCondition condition, Output<string> query) => new()
    {
        DisplayName = condition.Name,
        ConditionMatchedLog = new AlertPolicyConditionConditionMatchedLogArgs { Filter = query },
    };

    private const string None = "REDUCE_NONE";

    private static AlertPolicyConditionArgs Condition(string name, AlertPolicyConditionConditionThresholdArgs threshold)
    {
        threshold.Trigger = new AlertPolicyConditionConditionThresholdTriggerArgs { Count = 1 };
        return new() { DisplayName = name, ConditionThreshold = threshold };
    }

    private static AlertPolicyConditionConditionThresholdAggregationArgs Aggregation(Series series) => new()
    {
        AlignmentPeriod = series.Period,
        PerSeriesAligner = series.Aligner,
        CrossSeriesReducer = series.Reducer ?? None,
        GroupByFields = [.. series.GroupBy],
    };

    private static string WholeMinutes(TimeSpan duration) => duration.Ticks % TimeSpan.TicksPerMinute == 0
        ? Series.Text(duration)
        : throw new ArgumentOutOfRangeException(
            nameof(duration), duration, "An alert's duration is a number of whole minutes.");
}
