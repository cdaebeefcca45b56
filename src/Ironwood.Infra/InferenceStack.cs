using System.Collections.Immutable;
using Ironwood.Catalog.Identity;
using Ironwood.Infra.Caching;
using Ironwood.Infra.Configuration;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Spend;
using Ironwood.Infra.Telemetry;
using Ironwood.Infra.Traffic;
using Ironwood.Planning.Boot;
using Ironwood.Planning.Plan;
using Ironwood.Planning.Settings;
using Pulumi;
using Pulumi.Gcp.SecretManager;
using Pulumi.Random;

namespace Ironwood.Infra;

/// <summary>
/// The platform, from the ground up: services, identity and network; pods and endpoints; the front door; what watches
/// them, and what they cost.
/// </summary>
public sealed partial class InferenceStack : Stack
{
    /// <summary>Bytes of the suffix that tells the names of two stacks in one project apart.</summary>
    private const int SuffixBytes = 3;

    /// <summary>The stack of the configuration that the Pulumi engine supplies.</summary>
    /// <exception cref="RunException">The configuration has problems; all of them are in the message.</exception>
    public InferenceStack() : this(StackPlanSource.Load())
    {
    }

    /// <summary>The stack of a plan, for previews and tests.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="observers">Further transformations, applied to every resource after the stack's own.</param>
    public InferenceStack(StackPlan plan, params IReadOnlyList<ResourceTransformation> observers)
        : base(new StackOptions { ResourceTransformations = [.. Governance(plan), .. observers] })
    {
        var settings = plan.Settings;
        var project = plan.Project;
        var region = plan.Region;

        var suffix = new RandomId("ironwood-suffix", new RandomIdArgs { ByteLength = SuffixBytes });

        var services = new ProjectServices("api", new() { Project = project, Optional = OptionalServices(plan) });

        var identity = new InferenceIdentity("tpu-inference-sa", new()
        {
            Project = project,
            AccountId = Output.Format($"tpu-inference-sa-{suffix.Hex}"),
            HasSlices = plan.Tiers.Any(tier => tier.Shape.IsMultiHost),
            ExtraRoles = settings.Identity.ExtraRoles,
        });

        var network = new InferenceNetwork("inference-network", new()
        {
            Project = project,
            Region = region,
            SubnetCidr = settings.Network.Existing is null
                ? settings.Network.SubnetCidr ?? NetworkSettings.DefaultSubnetCidr
                : null,
            ServingPort = ServingPort.Number,
            FailoverRegions = plan.FailoverRegions,
            Settings = settings.Network,
        });

        var protection = new DataProtection(plan.ProtectsData);
        var cache = plan.Cache is { } cachePlan ? CreateCache(plan, cachePlan, protection, network, identity) : null;

        var models = new ModelStore("model-store", new()
        {
            Project = project,
            Region = region,
            RepositoryId = Output.Format($"model-registry-{suffix.Hex}"),
            Settings = settings.Models,
            Protection = protection,
            Identity = identity,
        });

        var warehouse = new MetricsWarehouse("tpu-metrics-warehouse", new()
        {
            Project = project,
            Region = region,
            Suffix = suffix.Hex,
            Settings = settings.Telemetry,
            Protection = protection,
        });

        var stream = new MetricsStream("tpu-metrics-stream", new()
        {
            Project = project,
            Settings = settings.Telemetry,
            Protection = protection,
            Warehouse = warehouse,
            Identity = identity,
        });

        TpuPod CreatePod(string name, TierPlan tier) => new(name, new()
        {
            Project = project,
            Region = tier.Region,
            Plan = tier,
            Network = network,
            Identity = identity,
            Environment = plan.Environment,
            RequestTimeoutSeconds = settings.FrontDoor.RequestTimeoutSeconds,
            ServerEnvironment = ServerEnvironment(cache, models, stream),
            NeededToBoot = [.. models.NeededByPods, .. cache?.NeededByPods ?? [], stream.Publisher],
        });

        var pods = plan.Tiers.Select(tier => CreatePod($"ironwood-pod-{tier.Name}", tier)).ToImmutableArray();
        var failovers = PerTier(
            plan.Tiers.Where(tier => tier.Failover is not null),
            tier => CreatePod($"ironwood-failover-{tier.Name}", tier.Failover!));
        ImmutableArray<TpuPod> everyPod = [.. pods, .. failovers.Values];

        var endpoints = PerTier(
            plan.Endpoints,
            tier => new VertexEndpoint($"inference-endpoint-{tier.Name}", new()
            {
                Project = project,
                Region = region,
                DisplayName = Output.Format($"inference-endpoint-{suffix.Hex}-{tier.Name}"),
                Description = $"Models of tier {tier.Name}",
                Settings = tier.Settings.Vertex,
            }));

        var frontDoorArgs = new FrontDoorArgs
        {
            Project = project,
            Settings = settings.FrontDoor,
            Plan = plan.FrontDoor,
            Services = services,
            Tiers = [.. pods.Select(pod => new FrontDoorTier(
                pod,
                pod.Plan.Settings,
                endpoints.GetValueOrDefault(pod.Plan.Name),
                failovers.GetValueOrDefault(pod.Plan.Name)))],
        };
        var frontDoor = new FrontDoor("front-door", frontDoorArgs);

        var apiFront = !settings.ApiGateway.Enabled ? null : new ApiFront("api-gateway", new()
        {
            Project = project,
            Region = settings.ApiGateway.Region ?? region,
            Suffix = suffix.Hex,
            Services = services,
            Balancer = frontDoor,
            FrontDoor = frontDoorArgs,
        });

        var channels = new NotificationChannels(
            "inference-channel", new() { Project = project, Emails = settings.Alerts.Emails });

        var serviceLevels = new ServiceLevels("inference-slo", new()
        {
            Project = project,
            Goals = settings.ServiceLevels,
            FrontDoor = frontDoor,
        });

        var alerts = new InferenceAlerts("inference-alert", new()
        {
            Project = project,
            Alerts = plan.Alerts,
            Channels = channels,
            FrontDoor = frontDoor,
            Pods = everyPod,
            ServiceLevels = serviceLevels,
        });

        var uptime = plan.FrontDoor.Uptime is not { } uptimePlan ? null : new FrontDoorUptime("front-door-uptime", new()
        {
            Project = project,
            Plan = uptimePlan,
            FrontDoor = frontDoor,
            Channels = channels,
        });

        var dashboard = new InferenceDashboard("inference-dashboard", new()
        {
            Project = project,
            FrontDoor = frontDoor,
            Pods = everyPod,
            HasCache = cache is not null,
        });

        var budget = plan.Budget is not { } amount ? null : new SpendBudget("inference-budget", new()
        {
            Project = project,
            BillingAccount = amount.BillingAccount,
            Usd = amount.Usd,
            Thresholds = amount.Thresholds,
            Channels = channels,
            Services = services,
        });

        var workflows = plan.Workflows is not { } ci ? null : CreateCi(plan, ci, suffix, identity, cache);

        Export(new()
        {
            Plan = plan,
            Identity = identity,
            Network = network,
            Cache = cache,
            Models = models,
            Warehouse = warehouse,
            Stream = stream,
            Pods = pods,
            Failovers = failovers,
            Endpoints = endpoints,
            FrontDoor = frontDoor,
            ApiFront = apiFront,
            Alerts = alerts,
            Uptime = uptime,
            Dashboard = dashboard,
            Budget = budget,
            Ci = workflows,
        });
    }

    /// <summary>What holds for every resource.</summary>
    private static ResourceTransformation[] Governance(StackPlan plan) =>
    [
        new LabelTransformation(plan.Environment, plan.Settings.Owner, plan.Settings.CostCenter).Apply,
        new ServiceTransformation().Apply,
    ];

    private static IReadOnlyCollection<string> OptionalServices(StackPlan plan) =>
    [
        .. plan.Settings.FrontDoor.Iap is null ? [] : new[] { IapAccess.IapService },
        .. plan.Workflows is null ? [] : CiIdentity.Services,
    ];

    private static ImmutableSortedDictionary<string, T> PerTier<T>(
        IEnumerable<TierPlan> tiers, Func<TierPlan, T> create) =>
        tiers.ToImmutableSortedDictionary(tier => tier.Name, create, StringComparer.Ordinal);

    /// <summary>What the model servers are told. Of secrets only the names: hosts show their metadata.</summary>
    private static Dictionary<string, Input<string>> ServerEnvironment(
        ResponseCache? cache, ModelStore models, MetricsStream stream)
    {
        var environment = new Dictionary<string, Input<string>>(StringComparer.Ordinal)
        {
            ["MODEL_BUCKET"] = models.Bucket.Url,
            ["METRICS_TOPIC"] = stream.Topic.Id,
        };
        if (cache is not null)
        {
            environment["CACHE_HOST"] = cache.Host;
            environment["CACHE_PORT"] = cache.Port;
            environment["CACHE_AUTH_SECRET"] = cache.AuthSecretId;
            environment["CACHE_CA_SECRET"] = cache.ServerCaSecretId;
        }
        return environment;
    }

    private static ResponseCache CreateCache(
        StackPlan plan,
        CachePlan cache,
        DataProtection protection,
        InferenceNetwork network,
        InferenceIdentity identity) =>
        new("inference-cache", new()
        {
            Project = plan.Project,
            Region = plan.Region,
            Plan = cache,
            Protection = protection,
            Network = network,
            ServiceAccess = plan.Settings.Network.Existing is null or { CreateServiceAccess: true }
                ? new PrivateServiceAccess(
                    "private-services", new() { Project = network.Project, Network = network }) : null,
            Identity = identity,
        });

    private static CiIdentity CreateCi(
        StackPlan plan, CiSettings ci, RandomId suffix, InferenceIdentity identity, ResponseCache? cache) =>
        new("ci-identity", new()
        {
            Project = plan.Project,
            Suffix = suffix.Hex,
            Settings = ci,
            Environment = plan.Environment,
            Parts =
            [
                .. cache is null ? [] : new[] { CiNeed.Cache },
                .. plan.Settings.FrontDoor.Domains.Count == 0 ? [] : new[] { CiNeed.Domains },
                .. plan.Settings.ApiGateway.Enabled ? new[] { CiNeed.ApiGateway } : [],
            ],
            GrantedByStack =
            [
                .. identity.Roles, .. plan.Settings.FrontDoor.Iap is null ? [] : new[] { IapAccess.Role },
            ],
            Pods = identity,
            Secrets = cache?.SecretsByName ?? ImmutableDictionary<string, Secret>.Empty,
        });
}
