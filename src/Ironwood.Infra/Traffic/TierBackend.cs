using Ironwood.Catalog.Limits;
using Ironwood.Infra.Serving;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.NetworkServices;
using Pulumi.Gcp.NetworkServices.Inputs;

namespace Ironwood.Infra.Traffic;

/// <summary>
/// One tier's backend service. Its backends are all managed groups of the tier. If the tier has a second region or
/// overflows, the groups there and those of the next larger tier are added as failover. Google has only two ranks: if a
/// tier has both kinds of failover, the balancer first uses the one that is nearer to the client.
/// </summary>
public sealed class TierBackend : ComponentResource
{
    /// <summary>
    /// Minimum number of backends with which Google drains any: drained backends must be fewer than half.
    /// </summary>
    private const int FewestDrainableBackends = 3;

    /// <summary>
    /// Enforcing percentage for detections that are not wanted. The provider does not send 0, and Google then uses its
    /// default, which is 100 for success rates.
    /// </summary>
    /// <remarks>Source: https://docs.cloud.google.com/compute/docs/reference/rest/v1/backendServices</remarks>
    private const int AsGoodAsNever = 1;

    /// <summary>Cloud CDN's default and maximum lifetime, as in the recipe.</summary>
    private const int CacheSeconds = 3600;

    /// <summary>Header of every answer: the tier that the balancer sent the request to.</summary>
    public const string TierHeader = "X-Ironwood-Tier";

    /// <param name="name">Logical name, for example <c>inference-backend-small</c>.</param>
    /// <param name="args">The tier, its overflow, and the settings that all backend services share.</param>
    /// <param name="options">Resource options.</param>
    public TierBackend(string name, TierBackendArgs args, ComponentResourceOptions? options = null)
        : base("ironwood:traffic:TierBackend", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        TpuPod[] helpers = [.. new[] { args.Failover, args.Overflow }.OfType<TpuPod>()];
        TpuPod[] pods = [args.Pod, .. helpers];
        var backends = pods.Sum(pod => pod.Groups.Length);

        var spreading = new ServiceLbPoliciesArgs
        {
            Project = args.Project,
            Location = "global",
            Description = $"How requests for tier {args.Pod.Plan.Name} are spread and fail over",
            LoadBalancingAlgorithm = "WATERFALL_BY_REGION",
            FailoverConfig = new ServiceLbPoliciesFailoverConfigArgs
            {
                FailoverHealthThreshold = args.Plan.FailoverHealthThreshold,
            },
        };
        if (backends >= FewestDrainableBackends)
        {
            // If it were set to off, the provider would send nothing, and every drift check would report a difference.
            spreading.AutoCapacityDrain = new ServiceLbPoliciesAutoCapacityDrainArgs { Enable = true };
        }
        var policy = new ServiceLbPolicies($"{name}-policy", spreading, new CustomResourceOptions { Parent = this });

        var timeout = args.Plan.RequestTimeoutSeconds;
        var service = new BackendServiceArgs
        {
            Project = args.Project,
            Description = $"Tier {args.Pod.Plan.Name}",
            // The default is the classic balancer; the two generations cannot be mixed.
            LoadBalancingScheme = args.Plan.LoadBalancingScheme,
            Protocol = "HTTP",
            PortName = ServingPort.Name,
            TimeoutSec = timeout,
            // A running generation may finish when its host is removed.
            ConnectionDrainingTimeoutSec = Math.Min(timeout, (int)Limits.LongestDrainingSeconds.Value),
            HealthChecks = args.HealthCheck.SelfLink,
            // Generations differ greatly in length: with round robin, short ones would wait behind long ones.
            LocalityLbPolicy = "LEAST_REQUEST",
            ServiceLbPolicy = Output.Format($"//networkservices.googleapis.com/{policy.Id}"),
            LogConfig = RequestLog.Of(args.Plan),
            Backends =
            [
                .. Backends(args.Pod, helpers.Length == 0 ? null : "PREFERRED"),
                .. helpers.SelectMany(helper => Backends(helper, "DEFAULT")),
            ],
        };
        if (args.Protection is not null)
        {
            service.SecurityPolicy = args.Protection.Policy.SelfLink;
        }
        if (!args.Plan.IsInternal)
        {
            // Shows the caller which tier the balancer chose; nothing else in an answer does. An internal balancer
            // takes headers in its URL map only.
            service.CustomResponseHeaders = [$"{TierHeader}: {args.Pod.Plan.Name}"];
            service.EnableCdn = args.Pod.Plan.HasCdn;
        }
        if (Outliers(pods) is { } outliers)
        {
            service.OutlierDetection = outliers;
        }
        if (args.Pod.Plan.HasCdn)
        {
            service.CdnPolicy = CachePolicy;
        }
        if (args.Access is not null)
        {
            service.Iap = IapAccess.Enabled;
        }
        Service = new BackendService(name, service, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = args.Access is null ? [] : args.Access.Api,
        });
        RegisterOutputs();
    }

    /// <summary>The backend service.</summary>
    public BackendService Service { get; }

    // A group that several backend services share must have one balancing mode in all of them: its tier decides.
    private static IEnumerable<BackendServiceBackendArgs> Backends(TpuPod pod, string? preference) =>
        pod.Groups.Select(group =>
        {
            var backend = new BackendServiceBackendArgs
            {
                Group = group.InstanceGroup,
                CapacityScaler = 1,
                Preference = preference!,
            };
            if (pod.Plan.MaxRequestsInFlightPerVm is { } inFlight)
            {
                // Answers take seconds to minutes, so a rate says little about a host's load.
                backend.BalancingMode = "IN_FLIGHT";
                backend.TrafficDuration = "LONG";
                backend.MaxInFlightRequestsPerInstance = inFlight;
            }
            else
            {
                backend.BalancingMode = "RATE";
                backend.MaxRatePerInstance = pod.Plan.MaxRequestsPerSecondPerVm;
            }
            return backend;
        });

    /// <summary>
    /// Hosts that answer several requests in a row with a gateway error leave the pool for 30 seconds. The share that
    /// may leave covers what fails together, a slice or one machine: at least a tenth, and at most half, Google's
    /// default, because more would leave too few hosts. Null if no other group can take over.
    /// </summary>
    private static BackendServiceOutlierDetectionArgs? Outliers(IReadOnlyCollection<TpuPod> pods)
    {
        var failTogether = pods.Sum(pod => pod.Plan.Shape.IsMultiHost ? pod.Plan.Groups.Count : pod.Plan.MaxVms);
        if (failTogether < 2)
        {
            return null;
        }
        var largest = pods.Max(pod => pod.Plan.Shape.IsMultiHost ? pod.Plan.Groups.Max(group => group.MaxVms) : 1);
        var hosts = Math.Max(1, pods.Sum(pod => pod.Plan.MinVms));
        return new BackendServiceOutlierDetectionArgs
        {
            Interval = new BackendServiceOutlierDetectionIntervalArgs { Seconds = 10 },
            BaseEjectionTime = new BackendServiceOutlierDetectionBaseEjectionTimeArgs { Seconds = 30 },
            ConsecutiveGatewayFailure = 5,
            EnforcingConsecutiveGatewayFailure = 100,
            // A model server's status 500 may be caused by the prompt, and success rates of hosts with different
            // prompts are not comparable.
            EnforcingConsecutiveErrors = AsGoodAsNever,
            EnforcingSuccessRate = AsGoodAsNever,
            MaxEjectionPercent = Math.Clamp((int)Math.Ceiling(100.0 * largest / hosts), 10, 50),
        };
    }

    // Only answers that the model server marks as static or that look static, and only for GET and HEAD: POST is never
    // cached.
    private static BackendServiceCdnPolicyArgs CachePolicy => new()
    {
        CacheMode = "CACHE_ALL_STATIC",
        DefaultTtl = CacheSeconds,
        ClientTtl = CacheSeconds,
        MaxTtl = CacheSeconds,
        NegativeCaching = false,
        CacheKeyPolicy = new BackendServiceCdnPolicyCacheKeyPolicyArgs
        {
            IncludeHost = true,
            IncludeProtocol = true,
            IncludeQueryString = true,
        },
    };
}

/// <summary>Arguments of <see cref="TierBackend"/>.</summary>
public sealed class TierBackendArgs : ProjectArgs
{
    /// <summary>Timeouts, logging and failover.</summary>
    public required FrontDoorPlan Plan { get; init; }

    /// <summary>The tier's machines.</summary>
    public required TpuPod Pod { get; init; }

    /// <summary>The tier's machines in a second region. Default: none.</summary>
    public TpuPod? Failover { get; init; }

    /// <summary>The machines that take over when the tier's own cannot. Default: none.</summary>
    public TpuPod? Overflow { get; init; }

    /// <summary>The health check of its hosts.</summary>
    public required HealthCheck HealthCheck { get; init; }

    /// <summary>The Cloud Armor policy. Default: none, as before an internal front door.</summary>
    public EdgeProtection? Protection { get; init; }

    /// <summary>Identity-Aware Proxy before it. Default: none.</summary>
    public IapAccess? Access { get; init; }
}
