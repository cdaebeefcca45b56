using Ironwood.Infra.Contract;
using Ironwood.Infra.Serving;
using Ironwood.Outputs;

namespace Ironwood.Infra;

/// <summary>
/// The stack's outputs: single values for people on the command line, and the contract for programs. All are published
/// in <c>docs/outputs.schema.json</c>. Removing an output or changing its type needs a new major version.
/// </summary>
public sealed partial class InferenceStack
{
    /// <summary>
    /// Version of the outputs, as <c>major.minor</c>: a minor version only adds outputs, a major version may remove or
    /// change them.
    /// </summary>
    [Output("contractVersion")]
    public Output<string> ContractVersion { get; private set; } = null!;

    /// <summary>All of it as one object, a <see cref="PlatformContract"/>: what <c>Ironwood.Outputs</c>
    /// reads.</summary>
    [Output("contract")]
    public Output<ImmutableDictionary<string, object>> Contract { get; private set; } = null!;

    /// <summary>IPv4 address of the load balancer; of an internal one, the address in the stack's own region.</summary>
    [Output("frontDoorAddress")]
    public Output<string> FrontDoorAddress { get; private set; } = null!;

    /// <summary>Base URL of the platform.</summary>
    [Output("frontDoorUrl")]
    public Output<string> FrontDoorUrl { get; private set; } = null!;

    /// <summary>DNS records to create for the domains, each with name, type and data; empty without domains.</summary>
    [Output("dnsRecords")]
    public Output<ImmutableArray<ImmutableDictionary<string, string>>> DnsRecords { get; private set; } = null!;

    /// <summary>Base URL of API Gateway; empty without one.</summary>
    [Output("apiGatewayUrl")]
    public Output<string> ApiGatewayUrl { get; private set; } = null!;

    /// <summary>URL of each tier's first route; the default tier's without routes is the base URL.</summary>
    [Output("tierUrls")]
    public Output<ImmutableDictionary<string, string>> TierUrls { get; private set; } = null!;

    /// <summary>Paths that lead to each tier; empty for a default tier without routes.</summary>
    [Output("tierRoutes")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> TierRoutes { get; private set; } = null!;

    /// <summary>Logical name of each tier's pod.</summary>
    [Output("pods")]
    public Output<ImmutableDictionary<string, string>> Pods { get; private set; } = null!;

    /// <summary>Backend service of each tier.</summary>
    [Output("backendServices")]
    public Output<ImmutableDictionary<string, string>> BackendServices { get; private set; } = null!;

    /// <summary>Instance groups of each tier, as full URLs.</summary>
    [Output("instanceGroups")]
    public Output<ImmutableDictionary<string, ImmutableArray<string>>> InstanceGroups { get; private set; } = null!;

    /// <summary>Vertex AI endpoint of each tier, as <c>projects/P/locations/R/endpoints/N</c>.</summary>
    [Output("vertexEndpoints")]
    public Output<ImmutableDictionary<string, string>> VertexEndpoints { get; private set; } = null!;

    /// <summary>E-mail address of the pods' service account.</summary>
    [Output("serviceAccountEmail")]
    public Output<string> ServiceAccountEmail { get; private set; } = null!;

    /// <summary>Name of the pods' network.</summary>
    [Output("networkName")]
    public Output<string> NetworkName { get; private set; } = null!;

    /// <summary>Redis instance, as <c>projects/P/locations/R/instances/I</c>; empty without a cache.</summary>
    [Output("cacheInstance")]
    public Output<string> CacheInstance { get; private set; } = null!;

    /// <summary>Address of the cache in the pods' network; empty without a cache.</summary>
    [Output("cacheHost")]
    public Output<string> CacheHost { get; private set; } = null!;

    /// <summary>TCP port of the cache as text; empty without a cache.</summary>
    [Output("cachePort")]
    public Output<string> CachePort { get; private set; } = null!;

    /// <summary>Secret Manager's id of the cache's AUTH string; empty without a cache.</summary>
    [Output("cacheAuthSecret")]
    public Output<string> CacheAuthSecret { get; private set; } = null!;

    /// <summary>Secret Manager's id of the cache's certificate authorities; empty without a cache.</summary>
    [Output("cacheCaSecret")]
    public Output<string> CacheCaSecret { get; private set; } = null!;

    /// <summary>Bucket of the models, as <c>gs://…</c>.</summary>
    [Output("modelBucket")]
    public Output<string> ModelBucket { get; private set; } = null!;

    /// <summary>Docker repository of the serving images, as <c>R-docker.pkg.dev/P/…</c>.</summary>
    [Output("imageRepository")]
    public Output<string> ImageRepository { get; private set; } = null!;

    /// <summary>BigQuery dataset of the pods' logs.</summary>
    [Output("metricsDataset")]
    public Output<string> MetricsDataset { get; private set; } = null!;

    /// <summary>BigQuery dataset of the measurements.</summary>
    [Output("analyticsDataset")]
    public Output<string> AnalyticsDataset { get; private set; } = null!;

    /// <summary>Topic that measurements are published to, as <c>projects/P/topics/T</c>.</summary>
    [Output("metricsTopic")]
    public Output<string> MetricsTopic { get; private set; } = null!;

    /// <summary>Subscription that writes measurements to the table, as <c>projects/P/subscriptions/S</c>.</summary>
    [Output("metricsSubscription")]
    public Output<string> MetricsSubscription { get; private set; } = null!;

    /// <summary>
    /// How workflows sign in: <c>provider</c>, and the e-mail addresses <c>deployer</c> and <c>previewer</c>; empty
    /// without a repository.
    /// </summary>
    [Output("ci")]
    public Output<ImmutableDictionary<string, string>> Ci { get; private set; } = null!;

    /// <summary>URL of the dashboard.</summary>
    [Output("dashboardUrl")]
    public Output<string> DashboardUrl { get; private set; } = null!;

    private void Export(Platform platform)
    {
        var pods = platform.Pods;
        ContractVersion = Output.Create(PlatformContract.CurrentVersion);
        Contract = ContractOutput.Of(platform).Apply(contract => contract.ToStackOutput());
        FrontDoorAddress = platform.FrontDoor.Address;
        FrontDoorUrl = platform.FrontDoor.Url;
        DnsRecords = platform.FrontDoor.DnsRecords;
        ApiGatewayUrl = platform.ApiFront?.Url ?? Output.Create("");
        TierUrls = PerTier(pods, pod => TierContract.UrlOf(platform, pod));
        TierRoutes = PerTier(pods, pod => Output.Create(TierContract.RoutesOf(pod)));
        Pods = PerTier(pods, pod => Output.Create(pod.GetResourceName()));
        BackendServices = PerTier(pods, pod => platform.FrontDoor.Backends[pod.Plan.Name].Name);
        InstanceGroups = PerTier(pods, pod => Output.All(
            pod.Groups.Concat(platform.Failovers.TryGetValue(pod.Plan.Name, out var failover) ? failover.Groups : [])
                .Select(group => group.InstanceGroup)));
        VertexEndpoints = PerTier(
            pods.Where(pod => platform.Endpoints.ContainsKey(pod.Plan.Name)),
            pod => platform.Endpoints[pod.Plan.Name].Id);
        ServiceAccountEmail = platform.Identity.Account.Email;
        NetworkName = platform.Network.NetworkName;
        CacheInstance = platform.Cache?.Instance.Id ?? Output.Create("");
        CacheHost = platform.Cache?.Host ?? Output.Create("");
        CachePort = platform.Cache?.Port ?? Output.Create("");
        CacheAuthSecret = platform.Cache?.AuthSecretId ?? Output.Create("");
        CacheCaSecret = platform.Cache?.ServerCaSecretId ?? Output.Create("");
        ModelBucket = platform.Models.Bucket.Url;
        ImageRepository = platform.Models.Repository.RegistryUri;
        MetricsDataset = platform.Warehouse.Metrics.DatasetId;
        AnalyticsDataset = platform.Warehouse.Analytics.DatasetId;
        MetricsTopic = platform.Stream.Topic.Id;
        MetricsSubscription = platform.Stream.Subscription.Id;
        Ci = platform.Ci?.Names ?? Output.Create(ImmutableDictionary<string, string>.Empty);
        DashboardUrl = platform.Dashboard.Url;
    }

    private static Output<ImmutableDictionary<string, T>> PerTier<T>(
        IEnumerable<TpuPod> pods, Func<TpuPod, Output<T>> value) =>
        Output.All(pods.Select(pod => value(pod).Apply(v => KeyValuePair.Create(pod.Plan.Name, v))))
            .Apply(pairs => pairs.ToImmutableDictionary());
}
