using Ironwood.Catalog.Metrics;
using Ironwood.Demo.Monitoring;
using Ironwood.Operations.Scoping;
using Ironwood.Operations.Tests.Access;
using Ironwood.Operations.Watching;

namespace Ironwood.Operations.Tests.Verification;

/// <summary>A project may hold several stacks: the series of one prove nothing about another.</summary>
public sealed class SeveralStacksTests
{
    public static TheoryData<string, bool> Types
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var metric in Metrics.All)
            {
                data.Add(metric.Type, false);
                data.Add(metric.Type, true);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Series_of_another_stack_do_not_count(string type, bool isOlder)
    {
        await using var loopback = await Loopback.StartAsync();
        var contract = loopback.Platform.State.Contract;
        var stack = Only(isOlder ? Older(contract) : contract, type);
        var check = new MetricCheck(Monitoring(loopback), TimeProvider.System);
        (await check.OfAsync(stack)).Passes();

        // Now only the other stack writes the metric.
        SeriesBook.Of(loopback.Platform.State).Change(
            series => series.MetricType == type, series => isOlder ? InAnotherZone(series) : Elsewhere(series));

        Assert.Equal(type, (await check.OfAsync(stack)).FailsOnce("no point for a day").Subject);
    }

    [Fact]
    public async Task Chips_of_another_stack_do_not_replace_missing_ones()
    {
        await using var loopback = await Loopback.StartAsync();
        var check = new DeviceCheck(Monitoring(loopback), TimeProvider.System);
        var stack = loopback.Platform.State.Contract;
        (await check.OfAsync(stack)).Passes();

        var book = SeriesBook.Of(loopback.Platform.State);
        var first = book.All.First(series => series.MetricType == Metrics.TpuMemoryTotal.Type);
        book.Change(series => series.MetricType == Metrics.TpuMemoryTotal.Type && series != first, Elsewhere);

        Assert.Equal(CheckStatus.Fail, (await check.OfAsync(stack)).Status);
    }

    [Fact]
    public async Task A_watch_shows_the_stacks_own_values()
    {
        await using var loopback = await Loopback.StartAsync();
        var watcher = new Watcher(Monitoring(loopback), loopback.Platform.State.Contract, TimeProvider.System);
        var before = await watcher.RefreshAsync(default);
        var book = SeriesBook.Of(loopback.Platform.State);
        foreach (var series in book.All)
        {
            book.Add(Elsewhere(series) with { Value = 7 + (2 * series.Value) });
        }

        var after = await watcher.RefreshAsync(default);

        Assert.All(before.Tiers.Zip(after.Tiers), tier => Assert.Equal(
            tier.First.Values.ToDictionary(value => value.Key, value => value.Value.Value),
            tier.Second.Values.ToDictionary(value => value.Key, value => value.Value.Value)));
        Assert.All(before.Tiers, tier => Assert.NotEmpty(tier.Values));
    }

    [Fact]
    public void Evidence_says_where_the_outputs_tell_too_little()
    {
        string? Others(PlatformContract stack, Metric metric) =>
            StackSeries.AlsoSelected(stack, new(metric.Type, metric.Resource.Type, AlwaysPresent: true));

        Assert.Null(Others(Samples.Prod, Metrics.BalancerRequests));
        Assert.Null(Others(Samples.Prod, Metrics.RequestsWaiting));
        Assert.Null(Others(Samples.Prod, Metrics.CpuUtilization));
        Assert.Contains(
            "same name and zone", Others(Older(Samples.Prod), Metrics.RequestsWaiting), StringComparison.Ordinal);
        Assert.Contains(
            "same name and zone", Others(Older(Samples.Prod), Metrics.CpuUtilization), StringComparison.Ordinal);
        Assert.Contains("same zones", Others(Samples.Prod, Metrics.TpuDutyCycle), StringComparison.Ordinal);
        Assert.Contains(
            "other stacks in the project",
            Others(Samples.Prod with { Cache = null }, Metrics.RedisHitRatio),
            StringComparison.Ordinal);
        Assert.Contains(
            "other stacks in the project",
            StackSeries.AlsoSelected(Samples.Prod, new("example.com/unknown", "https_lb_rule", AlwaysPresent: true)),
            StringComparison.Ordinal);
    }

    // Google names a group, and the stack its hosts.
    [Fact]
    public void A_host_belongs_to_the_tier_whose_group_names_it()
    {
        var stack = Samples.Prod with
        {
            Tiers = Samples.Prod.Tiers.ToImmutableSortedDictionary(
                tier => tier.Key,
                tier => tier.Value with
                {
                    Chips = 0,
                    Groups = [.. tier.Value.Groups.Select(group => group with { BaseInstanceName = $"b-{tier.Key}" })],
                },
                StringComparer.Ordinal),
        };

        var query = WatchQuery.Of(stack).Single(query => query.Label == "instance_name");

        Assert.All(stack.Tiers.Keys, tier => Assert.Equal(tier, query.TierOf($"b-{tier}-x7")));
        Assert.Contains("(b-large|b-medium|b-small)-", query.Series.Filter, StringComparison.Ordinal);
    }

    // Outputs are a file that anyone may have edited.
    [Fact]
    public void A_name_that_a_filter_cannot_quote_is_left_out() => Assert.DoesNotContain(
        "evil",
        StackSeries.Of(
            Samples.Prod with { FrontDoor = Samples.Prod.FrontDoor with { UrlMap = "evil\" OR \"" } },
            Metrics.BalancerRequests).Filter,
        StringComparison.Ordinal);

    private static CloudMonitoring Monitoring(Loopback loopback) => new(new(loopback.Access));

    private static PlatformContract Only(PlatformContract stack, string type) => stack with
    {
        Observability = stack.Observability with
        {
            Metrics = [.. stack.Observability.Metrics.Where(metric => metric.MetricType == type)],
        },
    };

    // The outputs of a version that did not tell the names of hosts and jobs.
    private static PlatformContract Older(PlatformContract stack) => stack with
    {
        Tiers = stack.Tiers.ToImmutableSortedDictionary(
            tier => tier.Key,
            tier => tier.Value with
            {
                MonitoringJob = null,
                Groups = [.. tier.Value.Groups.Select(group => group with { BaseInstanceName = null })],
            },
            StringComparer.Ordinal),
    };

    // The other stack has the same tiers in the same zones; every name that is unique is another one. Chips have no
    // such name.
    private static PlatformSeries Elsewhere(PlatformSeries series) =>
        series.ResourceType == Metrics.TpuMemoryTotal.Resource.Type ? InAnotherZone(series) : Other(
            series,
            label => label.Key switch
            {
                "url_map_name" or "instance_id" or "check_id" or "endpoint_id" or "instance_group_name" =>
                    $"{label.Value}-other",
                "instance_name" or "job" => label.Value.Replace("0a1b2c", "f0f0f0", StringComparison.Ordinal),
                _ => label.Value,
            });

    private static PlatformSeries InAnotherZone(PlatformSeries series) => Other(
        series,
        label => label.Key is "url_map_name" or "instance_id" or "check_id" or "endpoint_id" or "location" or "zone"
            or "instance_group_name" ? $"{label.Value}-other" : label.Value);

    private static PlatformSeries Other(PlatformSeries series, Func<KeyValuePair<string, string>, string> value)
    {
        ImmutableSortedDictionary<string, string> Changed(ImmutableSortedDictionary<string, string> labels) =>
            labels.ToImmutableSortedDictionary(label => label.Key, value, StringComparer.Ordinal);
        return series with
        {
            MetricLabels = Changed(series.MetricLabels),
            ResourceLabels = Changed(series.ResourceLabels),
        };
    }
}
