using System.Collections.Immutable;
using Ironwood.Catalog.Metrics;
using Ironwood.Planning.Plan;
using Pulumi;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>Conditions of alert policies, made of catalogued series only.</summary>
internal static class AlertConditions
{
    // Cloud Monitoring takes this and COMPARISON_LT only; no alert here is about small values.
    private const string Above = "COMPARISON_GT";

    /// <summary>The series stays above the threshold for so long.</summary>
    public static AlertPolicyConditionArgs Threshold(ThresholdCondition condition, Output<Series> series, TimeSpan duration) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            Filter = series.Apply(s => s.Filter),
            Aggregations = { Aggregation(series) },
            Comparison = Above,
            ThresholdValue = condition.Threshold,
            Duration = WholeMinutes(duration),
        });

    /// <summary>The quotient of two series stays above the threshold for so long.</summary>
    public static AlertPolicyConditionArgs Ratio(ThresholdCondition condition, Output<SeriesRatio> ratio, TimeSpan duration) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            Filter = ratio.Apply(r => r.Part.Filter),
            Aggregations = { Aggregation(ratio.Apply(r => r.Part)) },
            DenominatorFilter = ratio.Apply(r => r.Whole.Filter),
            DenominatorAggregations =
            {
                new AlertPolicyConditionConditionThresholdDenominatorAggregationArgs
                {
                    AlignmentPeriod = ratio.Apply(r => r.Whole.Period),
                    PerSeriesAligner = ratio.Apply(r => r.Whole.Aligner),
                    CrossSeriesReducer = ratio.Apply(r => r.Whole.Reducer ?? None),
                    GroupByFields = ratio.Apply(r => r.Whole.GroupBy.ToImmutableArray()),
                },
            },
            Comparison = Above,
            ThresholdValue = condition.Threshold,
            Duration = WholeMinutes(duration),
        });

    /// <summary>An objective's error budget is spent so many times faster than it lasts.</summary>
    public static AlertPolicyConditionArgs BurnRate(BurnRateCondition condition, Output<string> objective) =>
        Condition(condition.Name, new AlertPolicyConditionConditionThresholdArgs
        {
            // A selector in place of metric and resource type: it is already aligned.
            Filter = Output.Format($"select_slo_burn_rate(\"{objective}\", \"{Series.Text(condition.Rate.Lookback)}\")"),
            Comparison = Above,
            ThresholdValue = condition.Rate.Times,
            Duration = WholeMinutes(TimeSpan.Zero),
        });

    /// <summary>A log entry arrives. Such a condition is a policy's only one.</summary>
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

    private static AlertPolicyConditionConditionThresholdAggregationArgs Aggregation(Output<Series> series) => new()
    {
        AlignmentPeriod = series.Apply(s => s.Period),
        PerSeriesAligner = series.Apply(s => s.Aligner),
        CrossSeriesReducer = series.Apply(s => s.Reducer ?? None),
        GroupByFields = series.Apply(s => s.GroupBy.ToImmutableArray()),
    };

    private static string WholeMinutes(TimeSpan duration) => duration.Ticks % TimeSpan.TicksPerMinute == 0
        ? Series.Text(duration)
        : throw new ArgumentOutOfRangeException(nameof(duration), duration, "An alert's duration is a number of whole minutes.");
}
