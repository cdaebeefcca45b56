using Ironwood.Catalog.Metrics;

namespace Ironwood.Operations.Scoping;

/// <summary>
/// Selects the time series of one stack. A project may hold several stacks, so metric and resource type alone would
/// select the series of all of them. What a label must hold comes from the stack's outputs.
/// </summary>
public static class StackSeries
{
    private const string Zone = "location";

    /// <summary>The metric's series that belong to the stack, as far as its outputs tell.</summary>
    /// <param name="platform">The stack's outputs.</param>
    /// <param name="metric">The metric.</param>
    public static MetricSelection<TMetric> Of<TMetric>(PlatformContract platform, TMetric metric) where TMetric : Metric
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(metric);
        return Conditions(platform, metric.Resource.Type).Aggregate(
            MetricSelection.Of(metric),
            (series, condition) => condition.IsUrlMap ? series.WhereUrlMap(condition.Values.First())
                : condition.IsPrefix
                ? series.WhereNamedAfter(condition.Label, condition.Values)
                : series.WhereOneOf(condition.Label, condition.Values));
    }

    /// <summary>The filter for a metric of the outputs. This version may not know the metric.</summary>
    /// <param name="platform">The stack's outputs.</param>
    /// <param name="metric">The metric, as the outputs have it.</param>
    public static string Filter(PlatformContract platform, MetricOutputs metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Known(metric) is { } known
            ? Of(platform, known).Filter
            : $"metric.type = \"{metric.MetricType}\" AND resource.type = \"{metric.ResourceType}\"";
    }

    /// <summary>Which other series the filter selects too; null if it selects only those of the stack.</summary>
    /// <param name="platform">The stack's outputs.</param>
    /// <param name="metric">The metric, as the outputs have it.</param>
    public static string? AlsoSelected(PlatformContract platform, MetricOutputs metric)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(metric);
        return (Known(metric)?.Resource.Type, Conditions(platform, metric.ResourceType).Length) switch
        {
            (null, _) or (_, 0) => "the outputs do not tell which series belong to this stack: "
                + "those of other stacks in the project count too",
            ("tpu.googleapis.com/GceTpuWorker", _) =>
                "chips of other stacks in the same zones count too, because no label names their VM",
            ("prometheus_target", _) when Jobs(platform) is null => SameNames,
            ("gce_instance", _) when BaseNames(platform) is null => SameNames,
            _ => null,
        };
    }

    private const string SameNames = "tiers of other stacks count too if they have the same name and zone, because the "
        + "stack was deployed by an older version; 'pulumi up' adds what distinguishes them";

    // Null in the outputs of an older version.
    private static string[]? Jobs(PlatformContract platform) =>
        AllOrNull(platform.Tiers.Values.Select(tier => tier.MonitoringJob));

    private static string[]? BaseNames(PlatformContract platform) =>
        AllOrNull(platform.Tiers.Values.SelectMany(tier => tier.Groups).Select(group => group.BaseInstanceName));

    private static string[]? AllOrNull(IEnumerable<string?> names)
    {
        var known = names.OfType<string>().ToArray();
        return known.Length == names.Count() ? known : null;
    }

    private static Metric? Known(MetricOutputs metric) => Metrics.All.FirstOrDefault(
        known => known.Type == metric.MetricType && known.Resource.Type == metric.ResourceType);

    private static Condition[] Conditions(PlatformContract platform, string resourceType)
    {
        var groups = platform.Tiers.Values.SelectMany(tier => tier.Groups).ToArray();
        var zones = groups.Select(group => group.Zone);
        Condition[] conditions = resourceType switch
        {
            "https_lb_rule" => [new("url_map_name", [platform.FrontDoor.UrlMap])],
            "internal_http_lb_rule" => [new("url_map_name", [platform.FrontDoor.UrlMap], IsUrlMap: true)],
            "redis_instance" => [new("instance_id", [platform.Cache?.Instance ?? ""])],
            "uptime_url" => [new("check_id", [LastPart(platform.Observability.UptimeCheck ?? "")])],
            "aiplatform.googleapis.com/Endpoint" =>
                [new("endpoint_id", platform.Tiers.Values.Select(tier => LastPart(tier.Vertex?.Endpoint ?? "")))],
            "instance_group" => [new("instance_group_name", groups.Select(group => group.Name)), new(Zone, zones)],
            "prometheus_target" => Jobs(platform) is { } jobs
                ? [new("job", jobs)]
                // The Ops Agent writes the VM's zone into the location.
                : [new("tier", platform.Tiers.Keys), new(Zone, zones)],
            "gce_instance" => BaseNames(platform) is { } names
                ? [new("instance_name", names, IsPrefix: true)]
                // VMs of a slice are named after its group, single hosts after the tier.
                : [
                    new(
                        "instance_name",
                        platform.Tiers.Keys.Concat(groups.Select(group => group.Name)),
                        IsPrefix: true),
                    new("zone", zones),
                ],
            // No label of a TPU worker leads to its VM.
            "tpu.googleapis.com/GceTpuWorker" => [new(Zone, zones)],
            _ => [],
        };
        return [.. conditions.Select(condition => condition.Usable()).Where(condition => condition.Values.Any())];
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

    private sealed record Condition(
        string Label, IEnumerable<string> Values, bool IsPrefix = false, bool IsUrlMap = false)
    {
        // Outputs come from a file: a text that a filter cannot quote is the name of nothing.
        public Condition Usable() => this with
        {
            Values =
            [
                .. Values.Where(value => value.Length > 0 && !value.AsSpan().ContainsAny('"', '\\', '\n'))
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
        };
    }
}
