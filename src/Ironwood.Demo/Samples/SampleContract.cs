using Ironwood.Catalog.Metrics;
using Ironwood.Outputs;

namespace Ironwood.Demo.Samples;

/// <summary>A sample contract, like that of this repository's production stack.</summary>
public static class SampleContract
{
    private const string Project = "ironwood-prod";
    private const string Region = "us-central1";
    private const string Zone = "us-central1-c";

    // Distinguishes its hosts from those of another stack.
    private const string Suffix = "0a1b2c";

    /// <summary>Three tiers: 64 machines, 256 machines, and 9 slices of 256.</summary>
    public static PlatformContract Create() => new()
    {
        Version = PlatformContract.CurrentVersion,
        Project = Project,
        Region = Region,
        Environment = "prod",
        FrontDoor = new()
        {
            Url = "https://inference.example.com",
            Address = "203.0.113.10",
            UrlMap = "ai-inference-lb",
            Domains = ["inference.example.com"],
            DnsRecords = [],
            RequiresSignIn = false,
        },
        Tiers = new Dictionary<string, TierOutputs>
        {
            ["small"] = Tier("small", "4x8x8", ["/simple", "/simple/*"], slices: 1, vms: 64, number: 1_000_000_001),
            ["medium"] = Tier("medium", "8x8x16", [], slices: 1, vms: 256, number: 1_000_000_002),
            ["large"] = Tier("large", "8x8x16", ["/complex", "/complex/*"], slices: 9, vms: 256, number: 1_000_000_003),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Cache = new()
        {
            Instance = $"projects/{Project}/locations/{Region}/instances/inference-cache",
            Host = "10.1.0.4",
            Port = 6378,
            MemoryGb = 100,
            AuthSecret = "inference-cache-auth",
            CaSecret = "inference-cache-ca",
        },
        Telemetry = new()
        {
            MetricsDataset = "tpu_metrics",
            AnalyticsDataset = "tpu_analytics",
            AnalyticsTable = "tpu_metrics_stream",
            LogSink = "tpu-performance-sink",
            Topic = $"projects/{Project}/topics/tpu-metrics-stream",
            Subscription = $"projects/{Project}/subscriptions/tpu-analytics-sub",
            DeadLetterSubscription = $"projects/{Project}/subscriptions/tpu-metrics-stream-dead-letters-sub",
        },
        Observability = new()
        {
            Dashboard = $"projects/{Project}/dashboards/11111111-2222-3333-4444-555555555555",
            DashboardUrl =
                $"https://console.cloud.google.com/monitoring/dashboards/builder/11111111-2222-3333-4444-555555555555?project={Project}",
            AlertPolicies = Alerts.Select((name, index) => KeyValuePair.Create(
                    name, $"projects/{Project}/alertPolicies/{(1000 + index).ToString(CultureInfo.InvariantCulture)}"))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Metrics = [.. Metrics.All.Select(
                metric => new MetricOutputs(metric.Type, metric.Resource.Type, AlwaysPresent: true))],
            UptimeCheck = $"projects/{Project}/uptimeCheckConfigs/front-door-uptime",
        },
        Budget = new() { Budget = "billingAccounts/000000-000000-000000/budgets/inference-budget", Usd = 100_000m },
        Models = new()
        {
            Bucket = "gs://ironwood-models",
            ImageRepository = $"{Region}-docker.pkg.dev/{Project}/model-registry",
        },
        Network = new()
        {
            Network = "inference-network",
            Project = Project,
            Subnetworks = ImmutableSortedDictionary<string, string>.Empty.Add(Region, "inference-network-subnet"),
        },
        ServiceAccountEmail = $"tpu-inference-sa@{Project}.iam.gserviceaccount.com",
    };

    private static readonly string[] Alerts =
    [
        "inference-alert-cache-memory",
        "inference-alert-error-ratio",
        "inference-alert-latency",
        "inference-alert-tpu-idle",
        "inference-alert-unhealthy-backends", "inference-alert-vertex-errors", "front-door-uptime-alert",
    ];

    private static TierOutputs Tier(string name, string topology, ImmutableArray<string> routes, int slices, int vms,
        int number) => new()
        {
            Generation = "tpu7x",
            MachineType = "tpu7x-standard-4t",
            Topology = topology,
            Chips = slices * vms * 4,
            Capacity = "onDemand",
            IsDefault = routes.IsEmpty,
            Routes = routes,
            Url = "https://inference.example.com" + (routes.IsEmpty ? "" : routes[0]),
            BackendService = $"inference-backend-{name}",
            Pod = $"ironwood-pod-{name}",
            MonitoringJob = $"prod-{Suffix}-{name}",
            Groups = [.. Enumerable.Range(0, slices)
            .Select(slice => Group($"slice-{name}-{slice.ToString(CultureInfo.InvariantCulture)}", vms))],
            Vertex = new()
            {
                Endpoint =
                    $"projects/{Project}/locations/{Region}/endpoints/{number.ToString(CultureInfo.InvariantCulture)}",
                Region = Region,
                Path = $"/vertex/{name}/predict",
                HasModelGardenModel = false,
            },
        };

    private static GroupOutputs Group(string name, int vms) => new()
    {
        Name = name,
        BaseInstanceName = $"{name}-{Suffix}",
        Zone = Zone,
        InstanceGroup = $"https://www.googleapis.com/compute/v1/projects/{Project}/zones/{Zone}/instanceGroups/{name}",
        MinVms = vms,
        MaxVms = vms,
        IsSlice = true,
        IsFailover = false,
    };
}
