using Ironwood.Infra.Caching;
using Ironwood.Infra.Configuration;
using Ironwood.Infra.Governance;
using Ironwood.Infra.Observability;
using Ironwood.Infra.Serving;
using Ironwood.Infra.Spend;
using Ironwood.Infra.Telemetry;
using Ironwood.Infra.Traffic;
using Ironwood.Planning.Boot;
using Pulumi.Gcp.SecretManager;
using Pulumi.Random;

namespace Ironwood.Infra;

/// <summary>
/// The platform, from bottom to top: services, identity and network; pods and endpoints; the front door; observability;
/// spend.
/// </summary>
public sealed partial class InferenceStack : Stack
{
    /// <summary>Bytes of the suffix that makes names unique if two stacks share a project.</summary>
    private const int SuffixBytes = 3;

    /// <summary>The stack of the configuration that the Pulumi engine supplies.</summary>
    /// <exception cref="RunException">The configuration has problems; all of them are in the message.</exception>
    public InferenceStack() : this(StackPlanSource.Load())
    {
    }

    /// <summary>The stack of a plan, for previews and tests.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="observers">Additional transformations, applied to every resource after the stack's own.</param>
    public InferenceStack(StackPlan plan, params IReadOnlyList<ResourceTransformation> observers)
        : base(new StackOptions
        {
            ResourceTransformations =
            [
                new LabelTransformation(plan.Environment, plan.Owner, plan.CostCenter, plan.Labels).Apply, .. observers,
            ],
        })
    {
        var project = plan.Project;
        var region = plan.Region;

        var suffix = new RandomId("ironwood-suffix", new RandomIdArgs { ByteLength = SuffixBytes });

        var mark = new StackMark(plan.Environment, suffix.Hex);
        var services = new ProjectServices("api", new() { Project = project, Parts = plan.Parts });
        var behind = ServiceTransformation.Behind(services);

        var identity = new InferenceIdentity("tpu-inference-sa", new()
        {
            Project = project,
            AccountId = Output.Format($"tpu-inference-sa-{suffix.Hex}"),
            HasSlices = plan.Tiers.Any(tier => tier.Shape.IsMultiHost),
            ExtraRoles = plan.ExtraRoles,
        }, behind);

        var network = new InferenceNetwork("inference-network", new()
        {
            Project = project,
            Region = region,
            ServingPort = ServingPort.Number,
            Plan = plan.Network,
        }, behind);

        var encryption = IfPlanned(plan.Encryption, encryptionPlan => new EncryptionKeys("encryption-keys", new()
        {
            Project = project,
            Plan = encryptionPlan,
            Services = services,
        }, behind));

        var protection = new DataProtection(plan.ProtectsData);
        var cache = IfPlanned(plan.Cache, cachePlan => new ResponseCache("inference-cache", new()
        {
            Project = project,
            Region = region,
            Plan = cachePlan,
            Protection = protection,
            Key = encryption?.Of(EncryptionPlan.Cache),
            Network = network,
            ServiceAccess = plan.Network.MakesServiceAccess
                ? new("private-services", new() { Project = network.Project, Network = network }, behind)
                : null,
            Identity = identity,
        }, behind));

        var models = new ModelStore("model-store", new()
        {
            Project = project,
            Region = region,
            RepositoryId = Output.Format($"model-registry-{suffix.Hex}"),
            Plan = plan.Models,
            Protection = protection,
            BucketKey = encryption?.Of(EncryptionPlan.Buckets),
            RepositoryKey = encryption?.Of(EncryptionPlan.Repositories),
            Identity = identity,
        }, behind);

        var warehouse = new MetricsWarehouse("tpu-metrics-warehouse", new()
        {
            Project = project,
            Region = region,
            Stack = mark,
            Plan = plan.Warehouse,
            Protection = protection,
            Key = encryption?.Of(EncryptionPlan.Datasets),
        }, behind);

        var stream = new MetricsStream("tpu-metrics-stream", new()
        {
            Project = project,
            Plan = plan.Warehouse,
            Protection = protection,
            Key = encryption?.Of(EncryptionPlan.Topics),
            Warehouse = warehouse,
            Identity = identity,
        }, behind);

        var servingSecrets = !plan.ServingSecrets.Any() ? null : new ServingSecrets("serving-secrets", new()
        {
            Project = project,
            Names = [.. plan.ServingSecrets],
            Identity = identity,
        }, behind);

        TpuPod CreatePod(string name, TierPlan tier) => new(name, new()
        {
            Project = project,
            Region = tier.Region,
            Plan = tier,
            Network = network,
            Identity = identity,
            Stack = mark,
            DiskKey = encryption?.Of(EncryptionPlan.Disks, tier.Region),
            RequestTimeoutSeconds = plan.FrontDoor.RequestTimeoutSeconds,
            ServerEnvironment = ServerEnvironment(cache, models, stream),
            NeededToBoot =
            [
                .. models.NeededByPods, .. cache?.NeededByPods ?? [], stream.Publisher, .. servingSecrets?.Grants ?? [],
            ],
        }, behind);

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
                Plan = tier.Vertex!,
                Key = encryption?.Of(EncryptionPlan.Endpoints),
            }, behind));

        var frontDoorArgs = new FrontDoorArgs
        {
            Project = project,
            Region = region,
            Plan = plan.FrontDoor,
            Network = network,
            Services = services,
            Protection = protection,
            Tiers = [.. pods.Select(pod => new FrontDoorTier(
                pod,
                endpoints.GetValueOrDefault(pod.Plan.Name),
                failovers.GetValueOrDefault(pod.Plan.Name)))],
        };
        var frontDoor = new FrontDoor("front-door", frontDoorArgs, behind);

        var apiFront = IfPlanned(plan.Gateway, gateway => new ApiFront("api-gateway", new()
        {
            Project = project,
            Region = gateway.Region,
            Suffix = suffix.Hex,
            Services = services,
            Balancer = frontDoor,
            FrontDoor = frontDoorArgs,
        }, behind));

        var channels = new NotificationChannels("inference-channel", new()
        {
            Project = project,
            Emails = plan.Emails,
            Plans = plan.Channels,
            Existing = plan.ExistingChannels,
            TopicProject = project,
            Services = services,
        }, behind);

        var serviceLevels = new ServiceLevels("inference-slo", new()
        {
            Project = project,
            Goals = plan.ServiceLevels,
            FrontDoor = frontDoor,
        }, behind);

        var alerts = new InferenceAlerts("inference-alert", new()
        {
            Project = project,
            Alerts = plan.Alerts,
            Channels = channels,
            FrontDoor = frontDoor,
            Pods = everyPod,
            ServiceLevels = serviceLevels,
            Cache = cache,
        }, behind);

        var uptime = IfPlanned(plan.FrontDoor.Uptime, uptimePlan => new FrontDoorUptime("front-door-uptime", new()
        {
            Project = project,
            Plan = uptimePlan,
            FrontDoor = frontDoor,
            Channels = channels,
        }, behind));

        var dashboard = new InferenceDashboard("inference-dashboard", new()
        {
            Project = project,
            FrontDoor = frontDoor,
            Pods = everyPod,
            Cache = cache,
            Stack = mark,
        }, behind);

        var budget = IfPlanned(plan.Budget, amount => new SpendBudget("inference-budget", new()
        {
            Project = project,
            BillingAccount = amount.BillingAccount,
            Usd = amount.Usd,
            Thresholds = amount.Thresholds,
            Channels = channels,
            Services = services,
        }, behind));

        var workflows = IfPlanned(plan.Workflows, ci => new CiIdentity("ci-identity", new()
        {
            Project = project,
            Suffix = suffix.Hex,
            Plan = ci,
            Parts = plan.Parts,
            GrantedByStack = [.. identity.Roles, .. frontDoor.GrantedRoles],
            Pods = identity,
            Secrets = ReadByPreviews(plan, cache),
        }, behind));

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

    /// <summary>A part that the plan may leave out.</summary>
    private static TPart? IfPlanned<TPlan, TPart>(TPlan? plan, Func<TPlan, TPart> create)
        where TPlan : class
        where TPart : class =>
        plan is null ? null : create(plan);

    private static ImmutableSortedDictionary<string, T> PerTier<T>(
        IEnumerable<TierPlan> tiers, Func<TierPlan, T> create) =>
        tiers.ToImmutableSortedDictionary(tier => tier.Name, create, StringComparer.Ordinal);

    /// <summary>
    /// The environment of the model servers. It holds only the names of secrets, because metadata of hosts is visible.
    /// </summary>
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

    // A secret of another project is granted where it is kept.
    private static ImmutableSortedDictionary<string, Input<string>> ReadByPreviews(
        StackPlan plan, ResponseCache? cache) =>
        (cache?.SecretsByName ?? ImmutableDictionary<string, Secret>.Empty)
            .Select(secret => KeyValuePair.Create(secret.Key, (Input<string>)secret.Value.SecretId))
            .Concat(plan.SecretsOfProgram.Select(SecretName.Parts)
                .Where(secret => secret.Project == plan.Project)
                .Select(secret => KeyValuePair.Create(NameDigest.Of(secret.Id), (Input<string>)secret.Id)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
