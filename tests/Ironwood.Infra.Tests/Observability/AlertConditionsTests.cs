using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Observability;
using Ironwood.Planning.Plan;
using Moq;
using Pulumi;
using Pulumi.Gcp.Monitoring.Inputs;
using Pulumi.Gcp.PubSub;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Infra.Tests.Observability;

/// <summary>A first preview knows no name that Google will give. It shows everything else of a condition.</summary>
public sealed class AlertConditionsTests
{
    private static readonly ThresholdCondition Plan = new("Slow", 500);

    [Fact]
    public async Task Of_a_threshold_only_the_filter_waits_for_a_name() => await WithUnknownNameAsync(async name =>
    {
        var condition = await ThresholdOf(
            AlertConditions.Threshold(Plan, new(name, Requests), TimeSpan.FromMinutes(5)));

        Assert.False(await IsKnownAsync(condition.Filter.ToOutput()));
        var aggregation = Assert.Single(await ValueOf(condition.Aggregations.ToOutput()));
        Assert.Equal(
            ("60s", "ALIGN_DELTA", "REDUCE_SUM", "resource.label.backend_target_name"),
            (
                await ValueOf(aggregation.AlignmentPeriod.ToOutput()),
                await ValueOf(aggregation.PerSeriesAligner.ToOutput()),
                await ValueOf(aggregation.CrossSeriesReducer.ToOutput()),
                Assert.Single(await ValueOf(aggregation.GroupByFields.ToOutput()))));
    });

    [Fact]
    public async Task Of_a_ratio_only_both_filters_wait_for_a_name() => await WithUnknownNameAsync(async name =>
    {
        var condition = await ThresholdOf(AlertConditions.Ratio(
            Plan, new(name, map => Requests(map).Over(Requests(map))), TimeSpan.FromMinutes(5)));

        Assert.False(await IsKnownAsync(condition.Filter.ToOutput()));
        Assert.False(await IsKnownAsync(condition.DenominatorFilter.ToOutput()));
        var whole = Assert.Single(await ValueOf(condition.DenominatorAggregations.ToOutput()));
        Assert.Equal(
            ("60s", "ALIGN_DELTA", "REDUCE_SUM", "resource.label.backend_target_name"),
            (
                await ValueOf(whole.AlignmentPeriod.ToOutput()),
                await ValueOf(whole.PerSeriesAligner.ToOutput()),
                await ValueOf(whole.CrossSeriesReducer.ToOutput()),
                Assert.Single(await ValueOf(whole.GroupByFields.ToOutput()))));
    });

    private static Series Requests(string map) => MetricSelection.Of(Metrics.BalancerRequests)
        .Where("url_map_name", map).Increase(TimeSpan.FromMinutes(1)).Sum("backend_target_name");

    private static async Task WithUnknownNameAsync(Func<Output<string>, Task> assert)
    {
        var cloud = new Mock<IMocks>();
        cloud.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((null, ImmutableDictionary<string, object>.Empty));
        await Deployment.TestAsync(
            cloud.Object, new TestOptions { IsPreview = true }, () => assert(new Topic("topic").Name));
    }

    private static async Task<AlertPolicyConditionConditionThresholdArgs> ThresholdOf(
        AlertPolicyConditionArgs condition) =>
        await ValueOf(condition.ConditionThreshold!.ToOutput());

    private static async Task<T> ValueOf<T>(Output<T> output)
    {
        Assert.True(await IsKnownAsync(output));
        return await OutputUtilities.GetValueAsync(output);
    }

    // In a preview nothing is applied to a value that is unknown.
    private static async Task<bool> IsKnownAsync<T>(Output<T> output)
    {
        var isKnown = false;
        await OutputUtilities.GetValueAsync(output.Apply(value =>
        {
            isKnown = true;
            return value;
        }));
        return isKnown;
    }
}
