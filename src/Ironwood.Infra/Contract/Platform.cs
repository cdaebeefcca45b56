using Ironwood.Infra.Caching;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Spend;
using Ironwood.Infra.Telemetry;
using Ironwood.Infra.Traffic;

namespace Ironwood.Infra.Contract;

/// <summary>The parts of the platform that the contract describes.</summary>
internal sealed record Platform
{
    /// <summary>The plan that the parts were made of.</summary>
    public required StackPlan Plan { get; init; }

    /// <summary>The pods' identity.</summary>
    public required InferenceIdentity Identity { get; init; }

    /// <summary>The pods' network.</summary>
    public required InferenceNetwork Network { get; init; }

    /// <summary>The response cache; null without one.</summary>
    public required ResponseCache? Cache { get; init; }

    /// <summary>Models and images.</summary>
    public required ModelStore Models { get; init; }

    /// <summary>Logs and datasets.</summary>
    public required MetricsWarehouse Warehouse { get; init; }

    /// <summary>The stream of measurements.</summary>
    public required MetricsStream Stream { get; init; }

    /// <summary>The tiers' machines.</summary>
    public required ImmutableArray<TpuPod> Pods { get; init; }

    /// <summary>Their machines in second regions, by tier.</summary>
    public required ImmutableSortedDictionary<string, TpuPod> Failovers { get; init; }

    /// <summary>Vertex AI endpoints by tier.</summary>
    public required ImmutableSortedDictionary<string, VertexEndpoint> Endpoints { get; init; }

    /// <summary>The load balancer.</summary>
    public required FrontDoor FrontDoor { get; init; }

    /// <summary>API Gateway; null without one.</summary>
    public required ApiFront? ApiFront { get; init; }

    /// <summary>The alert policies.</summary>
    public required InferenceAlerts Alerts { get; init; }

    /// <summary>The uptime check; null without one.</summary>
    public required FrontDoorUptime? Uptime { get; init; }

    public required InferenceDashboard Dashboard { get; init; }

    /// <summary>The budget; null without one.</summary>
    public required SpendBudget? Budget { get; init; }

    /// <summary>The identity of workflows; null without a repository.</summary>
    public required CiIdentity? Ci { get; init; }
}
