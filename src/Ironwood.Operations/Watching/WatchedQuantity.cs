using Ironwood.Catalog.Metrics;
using Ironwood.Operations.Google;
using Ironwood.Operations.Scoping;

namespace Ironwood.Operations.Watching;

/// <summary>A quantity that is watched for each tier.</summary>
public enum WatchedQuantity
{
    /// <summary>Percent of the time in which the chips compute, or of the CPUs in use.</summary>
    Utilization,

    /// <summary>Latency at the 50th percentile, in milliseconds.</summary>
    LatencyP50,

    /// <summary>Latency at the 99th percentile, in milliseconds.</summary>
    LatencyP99,

    /// <summary>Requests per second.</summary>
    Requests,

    /// <summary>Requests per second that end with a server error.</summary>
    Errors,

    /// <summary>Requests that wait in the model servers.</summary>
    Queue,

    /// <summary>Running VMs.</summary>
    Vms,
}

/// <summary>How the values of several series are combined into the tier's value.</summary>
internal enum Joining
{
    Sum,
    Average,
}

/// <summary>A question to Monitoring about all tiers at once.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Series">The time series.</param>
/// <param name="Label">Label that tells which tier a series belongs to.</param>
/// <param name="TierOf">The tier of a label's text; null for no tier.</param>
/// <param name="Joining">How several series of a tier are combined.</param>
/// <param name="Factor">Factor for each value.</param>
internal sealed record WatchQuery(
    WatchedQuantity Quantity,
    Series Series,
    string Label,
    Func<string, string?> TierOf,
    Joining Joining = Joining.Sum,
    double Factor = 1)
{
    private const string BackendLabel = "backend_target_name";
    private const double Percent = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All questions about a platform.</summary>
    public static IReadOnlyList<WatchQuery> Of(PlatformContract contract)
    {
        var backends = contract.Tiers.ToDictionary(tier => tier.Value.BackendService, tier => tier.Key);
        var groups = contract.Tiers
            .SelectMany(tier => tier.Value.Groups.Select(group => (group.Name, Tier: tier.Key)))
            .ToDictionary(group => group.Name, group => group.Tier);
        var hosts = contract.Tiers.SelectMany(tier => HostPrefixes(tier.Key, tier.Value)).ToArray();
        var queries = new List<WatchQuery>
        {
            Balanced(WatchedQuantity.LatencyP50, Latencies(Percentile.P50)),
            Balanced(WatchedQuantity.LatencyP99, Latencies(Percentile.P99)),
            Balanced(
                WatchedQuantity.Requests,
                StackSeries.Of(contract, Metrics.BalancerRequests).Rate(Minute).Sum(BackendLabel)),
            Balanced(
                WatchedQuantity.Errors,
                StackSeries.Of(contract, Metrics.BalancerRequests).WhereServerError().Rate(Minute).Sum(BackendLabel)),
            new(
                WatchedQuantity.Queue,
                StackSeries.Of(contract, Metrics.RequestsWaiting).Mean(Minute).Sum("tier"),
                "tier",
                tier => contract.Tiers.ContainsKey(tier) ? tier : null),
        };
        if (groups.Count > 0)
        {
            queries.Add(new(
                WatchedQuantity.Vms,
                StackSeries.Of(contract, Metrics.GroupSize).Mean(Minute).Sum("instance_group_name"),
                "instance_group_name",
                name => groups.GetValueOrDefault(name)));
        }
        if (contract.Tiers.Values.Any(tier => tier.Chips > 0))
        {
            queries.Add(new(
                WatchedQuantity.Utilization,
                StackSeries.Of(contract, Metrics.TpuDutyCycle).Mean(Minute).Average("worker_id"),
                "worker_id",
                HostTier,
                Joining.Average));
        }
        if (contract.Tiers.Values.Any(tier => tier.Chips == 0))
        {
            queries.Add(new(
                WatchedQuantity.Utilization,
                StackSeries.Of(contract, Metrics.CpuUtilization).Mean(Minute).Average("instance_name"),
                "instance_name",
                StandInTier,
                Joining.Average,
                Percent));
        }
        return queries;

        Series Latencies(Percentile percentile) => StackSeries.Of(contract, Metrics.TotalLatencies)
            .Percentile(percentile, Minute, BackendLabel);

        WatchQuery Balanced(WatchedQuantity quantity, Series series) =>
            new(quantity, series, BackendLabel, name => backends.GetValueOrDefault(name));

        string? HostTier(string host) => hosts
            .Where(prefix => host.StartsWith(prefix.Prefix, StringComparison.Ordinal))
            .OrderByDescending(prefix => prefix.Prefix.Length)
            .Select(prefix => prefix.Tier)
            .FirstOrDefault();

        // A tier with chips computes on them: the use of its CPUs says little.
        string? StandInTier(string host) => HostTier(host) is { } tier && contract.Tiers[tier].Chips == 0 ? tier : null;
    }

    /// <summary>The tiers' values in an answer.</summary>
    public Dictionary<string, SeriesPoint> ByTier(IEnumerable<SeriesReading> readings) => readings
        .Where(reading => reading.Points.Count > 0 && double.IsFinite(reading.Points[0].Value))
        .Select(reading =>
            (Tier: reading.Labels.TryGetValue(Label, out var text) ? TierOf(text) : null, Point: reading.Points[0]))
        .Where(found => found.Tier is not null)
        .GroupBy(found => found.Tier!, found => found.Point)
        .ToDictionary(tier => tier.Key, tier => new SeriesPoint(
            tier.Max(point => point.At),
            Factor * (Joining == Joining.Sum ? tier.Sum(point => point.Value) : tier.Average(point => point.Value))));

    // Outputs of an older version do not have the first names.
    private static IEnumerable<(string Prefix, string Tier)> HostPrefixes(string tier, TierOutputs outputs) =>
        outputs.Groups.Select(group => group.BaseInstanceName).OfType<string>()
            .Concat(outputs.Groups.Select(group => group.Name))
            .Append(tier)
            .Select(name => ($"{name}-", tier));
}
