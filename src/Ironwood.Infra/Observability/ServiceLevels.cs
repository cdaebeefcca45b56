using Ironwood.Catalog.Metrics;
using Ironwood.Infra.Traffic;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Ironwood.Infra.Observability;

/// <summary>The service level objectives, measured at the load balancer, where client requests arrive.</summary>
public sealed class ServiceLevels : ComponentResource
{
    /// <param name="name">Logical name.</param>
    /// <param name="args">The goals and the balancer.</param>
    /// <param name="options">Resource options.</param>
    public ServiceLevels(string name, ServiceLevelsArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:observability:ServiceLevels", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var child = new CustomResourceOptions { Parent = this };
        var urlMap = args.FrontDoor.UrlMap.Name;
        var goals = args.Goals;

        var service = new CustomService(name, new CustomServiceArgs
        {
            Project = args.Project,
            DisplayName = "TPU Inference",
        }, child);

        Availability = new Slo($"{name}-availability", new SloArgs
        {
            Project = args.Project,
            Service = service.ServiceId,
            DisplayName = "Requests answered without a server error",
            Goal = goals.Availability,
            RollingPeriodDays = goals.RollingDays,
            RequestBasedSli = new SloRequestBasedSliArgs
            {
                // Two of good, bad and total, never all three.
                GoodTotalRatio = new SloRequestBasedSliGoodTotalRatioArgs
                {
                    BadServiceFilter = urlMap.Apply(map => Requests(args, map).WhereServerError().Filter),
                    TotalServiceFilter = urlMap.Apply(map => Requests(args, map).Filter),
                },
            },
        }, child);

        Latency = new Slo($"{name}-latency", new SloArgs
        {
            Project = args.Project,
            Service = service.ServiceId,
            DisplayName = $"Requests answered within {goals.LatencyMs} ms",
            Goal = goals.Latency,
            RollingPeriodDays = goals.RollingDays,
            RequestBasedSli = new SloRequestBasedSliArgs
            {
                DistributionCut = new SloRequestBasedSliDistributionCutArgs
                {
                    DistributionFilter = urlMap.Apply(
                        map => MetricSelection.Of(args.FrontDoor.Metrics.Latencies).WhereUrlMap(map).Filter),
                    Range = new SloRequestBasedSliDistributionCutRangeArgs { Max = goals.LatencyMs },
                },
            },
        }, child);
        RegisterOutputs();
    }

    /// <summary>The share of requests without a server error.</summary>
    public Slo Availability { get; }

    /// <summary>The share of requests that are fast enough.</summary>
    public Slo Latency { get; }

    /// <summary>The resource of an objective.</summary>
    internal Slo Of(ServiceObjective objective) => objective == ServiceObjective.Latency ? Latency : Availability;

    private static MetricSelection<CountMetric> Requests(ServiceLevelsArgs args, string urlMap) =>
        MetricSelection.Of(args.FrontDoor.Metrics.Requests).WhereUrlMap(urlMap);
}

/// <summary>Arguments of <see cref="ServiceLevels"/>.</summary>
public sealed class ServiceLevelsArgs : ProjectArgs
{
    /// <summary>The goals.</summary>
    public required ServiceLevelPlan Goals { get; init; }

    /// <summary>The balancer at which they are measured.</summary>
    public required FrontDoor FrontDoor { get; init; }
}
