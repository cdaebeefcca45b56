using Ironwood.Catalog.Metrics;
using Ironwood.Demo.Platform;
using Ironwood.Demo.Vertex;
using Ironwood.Outputs;

namespace Ironwood.Demo.Monitoring;

/// <summary>
/// The time series of a platform: for each metric of its contract, one series per tier if the metric has tiers.
/// </summary>
public sealed class SeriesBook
{
    private readonly Lock _gate = new();
    private ImmutableArray<PlatformSeries> _series;

    private SeriesBook(PlatformState state)
    {
        _series =
        [
            .. state.Contract.Observability.Metrics
                .SelectMany(metric => state.Contract.Tiers.SelectMany(tier => Of(metric, state, tier.Key, tier.Value)))
                // A series without a tier is the same for all tiers.
                .DistinctBy(series => (series.MetricType, Labels(series.ResourceLabels), Labels(series.MetricLabels))),
        ];
        EndpointBook.Of(state).ModelDeployed += Follow;
    }

    /// <summary>A platform's time series.</summary>
    public static SeriesBook Of(PlatformState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Part(platform => new SeriesBook(platform));
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<PlatformSeries> All
    {
        get
        {
            lock (_gate)
            {
                return _series;
            }
        }
    }

    /// <summary>Adds a series.</summary>
    public void Add(PlatformSeries series)
    {
        lock (_gate)
        {
            _series = _series.Add(series);
        }
    }

    /// <summary>Adds the series of a newly deployed model, as the endpoint's other models have them.</summary>
    private void Follow(string endpoint, string deployedModel)
    {
        lock (_gate)
        {
            _series =
            [
                .. _series,
                .. _series
                    .Where(series => series.ResourceLabels.GetValueOrDefault("endpoint_id") == endpoint.Split('/')[^1])
                    .Select(series =>
                        series with { MetricLabels = series.MetricLabels.SetItem("deployed_model_id", deployedModel) })
                    .DistinctBy(series => (series.MetricType, Labels(series.MetricLabels))),
            ];
        }
    }

    /// <summary>Changes every series that meets a condition; null removes it.</summary>
    public void Change(Func<PlatformSeries, bool> which, Func<PlatformSeries, PlatformSeries?> change)
    {
        lock (_gate)
        {
            _series = [.. _series.Select(series => which(series) ? change(series) : series).OfType<PlatformSeries>()];
        }
    }

    private static IEnumerable<PlatformSeries> Of(
        MetricOutputs output, PlatformState state, string tier, TierOutputs outputs) =>
        output.MetricType != Metrics.GroupSize.Type
            ? [OfTier(output, state, tier, outputs)]
            : outputs.Groups.Select(group =>
            OfTier(output, state, tier, outputs with { Groups = [group] }) with { Value = group.MinVms });

    private static PlatformSeries OfTier(MetricOutputs output, PlatformState state, string tier, TierOutputs outputs)
    {
        var metric = Metrics.All.FirstOrDefault(metric => metric.Type == output.MetricType);
        var series = new PlatformSeries
        {
            MetricType = output.MetricType,
            ResourceType = output.ResourceType,
            Kind = metric?.Kind ?? MetricKind.Gauge,
            ValueType = metric?.ValueType ?? MetricValueType.Number,
            Value = DemoValues.Of(output.MetricType),
        };
        return metric is null ? series : series with
        {
            MetricLabels = metric.Labels.ToImmutableSortedDictionary(
                label => label.Key, label => MetricLabel(label.Key, state, tier, outputs), StringComparer.Ordinal),
            ResourceLabels = metric.Resource.Labels.ToImmutableSortedDictionary(
                label => label, label => ResourceLabel(label, state, outputs), StringComparer.Ordinal),
            Copies = metric.Labels.ContainsKey("accelerator_id") ? outputs.Chips : 1,
        };
    }

    private static string MetricLabel(string name, PlatformState state, string tier, TierOutputs outputs) => name switch
    {
        "response_code" or "response_code_class" => "200",
        "latency_type" => "total",
        "model_name" => $"demo-{tier}",
        "tier" => tier,
        "check_id" => state.Contract.Observability.UptimeCheck?.Split('/')[^1] ?? "",
        "checker_location" => "usa-iowa",
        "instance_name" => Host(outputs),
        "deployed_model_id" when outputs.Vertex is { } vertex => EndpointBook.Of(state)
            .Get(vertex.Endpoint).DeployedModels[0].Id,
        _ => "",
    };

    private static string ResourceLabel(string name, PlatformState state, TierOutputs outputs) => name switch
    {
        "project_id" or "resource_container" => state.Contract.Project,
        "region" => state.Contract.Region,
        "location" or "zone" => outputs.Groups.FirstOrDefault()?.Zone ?? state.Contract.Region,
        "url_map_name" => state.Contract.FrontDoor.UrlMap,
        "backend_target_name" => outputs.BackendService,
        "backend_name" or "instance_group_name" or "cluster" => outputs.Groups.FirstOrDefault()?.Name ?? "",
        "worker_id" => Host(outputs),
        "job" => outputs.MonitoringJob ?? "",
        "instance_id" => state.Contract.Cache?.Instance ?? "",
        "endpoint_id" => outputs.Vertex?.Endpoint.Split('/')[^1] ?? "",
        _ => "",
    };

    private static string Host(TierOutputs outputs) => outputs.Groups.FirstOrDefault() is { } group
        ? $"{group.BaseInstanceName ?? group.Name}-0000"
        : "";

    private static string Labels(ImmutableSortedDictionary<string, string> labels) =>
        string.Join('\n', labels.Select(label => $"{label.Key}={label.Value}"));
}
