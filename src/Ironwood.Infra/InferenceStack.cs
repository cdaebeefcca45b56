using System.Collections.Immutable;
using Ironwood.Catalog.Identity;
using Ironwood.Infra.Caching;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Settings;
using Ironwood.Infra.Spend;
using Ironwood.Infra.Telemetry;
using Ironwood.Infra.Traffic;
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

    private readonly ProjectServices? _services;

    /// <summary>The stack of the configuration that the Pulumi engine supplies.</summary>
    /// <exception cref="RunException">The configuration has problems; all of them are in the message.</exception>
    public InferenceStack() : this(StackSettingsSource.Load())
    {
    }

    /// <summary>The stack of given settings, for previews and tests.</summary>
    /// <param name="settings">Valid settings.</param>
    /// <param name="observers">Further transformations, applied to every resource after the stack's own.</param>
    public InferenceStack(StackSettings settings, params IReadOnlyList<ResourceTransformation> observers)
        : this(settings, new Governors(settings), observers)
    {
    }

    private InferenceStack(StackSettings settings, Governors governors, IReadOnlyList<ResourceTransformation> observers)
        : base(new StackOptions { ResourceTransformations = [.. governors.Transformations, .. observers] })
    {
        governors.Services = () => _services;
        var project = settings.Project;
        var region = settings.Region;

        var plans = TierPlan.Of(settings);

        var suffix = new RandomId("ironwood-suffix", new RandomIdArgs { ByteLength = SuffixBytes });

        _services = new ProjectServices("api", new()
        {
            Project = project,
            Optional =
            [
                .. settings.FrontDoor.Iap is null ? [] : new[] { IapAccess.IapService },
                .. settings.Ci.Repository is null ? [] : CiIdentity.Services,
            ],
        });

        var identity = new InferenceIdentity("tpu-inference-sa", new()
        {
            Project = project,
            AccountId = Output.Format($"tpu-inference-sa-{suffix.Hex}"),
            HasSlices = plans.Any(plan => plan.Shape.IsMultiHost),
            ExtraRoles = settings.Identity.ExtraRoles,
        });

        var network = new InferenceNetwork("inference-network", new()
        {
            Project = project,
            Region = region,
            SubnetCidr = settings.Network.Existing is null ? settings.Network.SubnetCidr ?? NetworkSettings.DefaultSubnetCidr : null,
            ServingPort = ServingPort.Number,
            FailoverRegions = [.. plans.Select(plan => plan.Failover?.Region).OfType<string>().Distinct()],
            Settings = settings.Network,
        });

        var protection = new DataProtection(settings.Protection.ProtectsData(settings.Environment));
        var cache = settings.Cache.Enabled ? CreateCache(settings, protection, network, identity) : null;

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

        TpuPod CreatePod(string name, TierPlan plan) => new(name, new()
        {
            Project = project,
            Region = plan.Region,
            Plan = plan,
            Network = network,
            Identity = identity,
            Environment = settings.Environment,
            RequestTimeoutSeconds = settings.FrontDoor.RequestTimeoutSeconds,
            ServerEnvironment = ServerEnvironment(cache, models, stream),
            NeededToBoot = [.. models.NeededByPods, .. cache?.NeededByPods ?? [], stream.Publisher],
        });

        var pods = plans.Select(plan => CreatePod($"ironwood-pod-{plan.Name}", plan)).ToImmutableArray();
        var failovers = plans.Where(plan => plan.Failover is not null).ToImmutableSortedDictionary(
            plan => plan.Name,
            plan => CreatePod($"ironwood-failover-{plan.Name}", plan.Failover!),
            StringComparer.Ordinal);
        ImmutableArray<TpuPod> everyPod = [.. pods, .. failovers.Values];

        var endpoints = pods.Where(pod => settings.Tiers[pod.Plan.Name].Vertex.Enabled).ToImmutableSortedDictionary(
            pod => pod.Plan.Name,
            pod => new VertexEndpoint($"inference-endpoint-{pod.Plan.Name}", new()
            {
                Project = project,
                Region = region,
                DisplayName = Output.Format($"inference-endpoint-{suffix.Hex}-{pod.Plan.Name}"),
                Description = $"Models of tier {pod.Plan.Name}",
                Settings = settings.Tiers[pod.Plan.Name].Vertex,
            }),
            StringComparer.Ordinal);

        var frontDoorArgs = new FrontDoorArgs
        {
            Project = project,
            Settings = settings.FrontDoor,
            Services = _services,
            IsBehindGateway = settings.ApiGateway.Enabled,
            Tiers = [.. pods.Select(pod => new FrontDoorTier(
                pod,
                settings.Tiers[pod.Plan.Name],
                endpoints.GetValueOrDefault(pod.Plan.Name),
                failovers.GetValueOrDefault(pod.Plan.Name)))],
        };
        var frontDoor = new FrontDoor("front-door", frontDoorArgs);

        var apiFront = !settings.ApiGateway.Enabled ? null : new ApiFront("api-gateway", new()
        {
            Project = project,
            Region = settings.ApiGateway.Region ?? region,
            Suffix = suffix.Hex,
            Services = _services,
            Balancer = frontDoor,
            FrontDoor = frontDoorArgs,
        });

        var channels = new NotificationChannels("inference-channel", new() { Project = project, Emails = settings.Alerts.Emails });

        var serviceLevels = new ServiceLevels("inference-slo", new()
        {
            Project = project,
            Goals = settings.ServiceLevels,
            FrontDoor = frontDoor,
        });

        var alerts = new InferenceAlerts("inference-alert", new()
        {
            Project = project,
            Thresholds = settings.Alerts,
            Channels = channels,
            FrontDoor = frontDoor,
            Pods = everyPod,
            HasCache = cache is not null,
            ServiceLevels = serviceLevels,
        });

        // Through IAP it would see a sign-in page, whatever stands behind it.
        var uptime = settings.FrontDoor.Iap is not null ? null : new FrontDoorUptime("front-door-uptime", new()
        {
            Project = project,
            FrontDoor = frontDoor,
            Domain = settings.FrontDoor.Domains is [var domain, ..] ? domain : null,
            Channels = channels,
        });

        var dashboard = new InferenceDashboard("inference-dashboard", new()
        {
            Project = project,
            FrontDoor = frontDoor,
            Pods = everyPod,
            HasCache = cache is not null,
        });

        var budget = settings.Budget.BillingAccount is not { } billingAccount ? null : new SpendBudget("inference-budget", new()
        {
            Project = project,
            BillingAccount = billingAccount,
            Usd = settings.Budget.Usd,
            Thresholds = settings.Budget.Thresholds,
            Channels = channels,
            Services = _services,
        });

        var workflows = settings.Ci.Repository is null ? null : CreateCi(settings, suffix, identity, cache);

        Export(new()
        {
            Settings = settings,
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

    /// <summary>What the model servers are told. Of secrets only the names: hosts show their metadata.</summary>
    private static Dictionary<string, Input<string>> ServerEnvironment(ResponseCache? cache, ModelStore models, MetricsStream stream)
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
        StackSettings settings, DataProtection protection, InferenceNetwork network, InferenceIdentity identity) =>
        new("inference-cache", new()
        {
            Project = settings.Project,
            Region = settings.Region,
            Settings = settings.Cache,
            Protection = protection,
            Network = network,
            ServiceAccess = settings.Network.Existing is null or { CreateServiceAccess: true }
                ? new PrivateServiceAccess("private-services", new() { Project = network.Project, Network = network }) : null,
            Identity = identity,
        });

    private static CiIdentity CreateCi(StackSettings settings, RandomId suffix, InferenceIdentity identity, ResponseCache? cache) =>
        new("ci-identity", new()
        {
            Project = settings.Project,
            Suffix = suffix.Hex,
            Settings = settings.Ci,
            Environment = settings.Environment,
            Parts =
            [
                .. cache is null ? [] : new[] { CiNeed.Cache },
                .. settings.FrontDoor.Domains.Count == 0 ? [] : new[] { CiNeed.Domains },
                .. settings.ApiGateway.Enabled ? new[] { CiNeed.ApiGateway } : [],
            ],
            GrantedByStack = [.. identity.Roles, .. settings.FrontDoor.Iap is null ? [] : new[] { IapAccess.Role }],
            Pods = identity,
            Secrets = cache?.SecretsByName ?? ImmutableDictionary<string, Secret>.Empty,
        });

    /// <summary>What holds for every resource. It exists before the stack, and so before what it looks at.</summary>
    private sealed class Governors
    {
        public Governors(StackSettings settings)
        {
            var labels = new LabelTransformation(settings.Environment, settings.Owner, settings.CostCenter);
            var services = new ServiceTransformation(() => Services());
            Transformations = [labels.Apply, services.Apply];
        }

        public Func<ProjectServices?> Services { get; set; } = () => null;

        public List<ResourceTransformation> Transformations { get; }
    }
}
