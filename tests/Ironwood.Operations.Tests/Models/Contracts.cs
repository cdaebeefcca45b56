using System.Collections.Immutable;
using Ironwood.Outputs;

namespace Ironwood.Operations.Tests.Models;

/// <summary>A platform of three tiers: one of Ironwood, one of CPUs, one without an endpoint.</summary>
internal static class Contracts
{
    public const string SmallEndpoint = "projects/acme/locations/us-central1/endpoints/11";
    public const string MediumEndpoint = "projects/acme/locations/us-central1/endpoints/22";

    public static PlatformContract Platform { get; } = new()
    {
        Version = "1.0",
        Project = "acme",
        Region = "us-central1",
        Environment = "prod",
        FrontDoor = new()
        {
            Url = "https://inference.example.com",
            Address = "192.0.2.1",
            UrlMap = "ai-inference-lb",
            Domains = ["inference.example.com"],
            DnsRecords = [],
            RequiresSignIn = false,
        },
        Tiers = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, TierOutputs>
        {
            ["large"] = Tier("large", "tpu7x", "tpu7x-standard-4t", 9_216, "8x8x16", null, ("slice-large-0", 256), ("slice-large-1", 256)),
            ["medium"] = Tier("medium", "cpu", "e2-small", 0, null, MediumEndpoint, ("replicas-medium-a", 2)),
            ["small"] = Tier("small", "tpu7x", "tpu7x-standard-4t", 256, "4x8x8", SmallEndpoint, ("slice-small-0", 64)),
        }),
        Telemetry = new()
        {
            MetricsDataset = "tpu_metrics",
            AnalyticsDataset = "tpu_analytics",
            AnalyticsTable = "measurements",
            LogSink = "sink",
            Topic = "projects/acme/topics/t",
            Subscription = "projects/acme/subscriptions/s",
            DeadLetterSubscription = "projects/acme/subscriptions/d",
        },
        Observability = new()
        {
            Dashboard = "projects/1/dashboards/d",
            DashboardUrl = "https://console.cloud.google.com/monitoring",
            AlertPolicies = ImmutableSortedDictionary<string, string>.Empty,
            Metrics = [],
        },
        Models = new() { Bucket = "gs://acme-models", ImageRepository = "us-central1-docker.pkg.dev/acme/registry" },
        Network = new() { Network = "net", Project = "acme", Subnetworks = ImmutableSortedDictionary<string, string>.Empty },
        ServiceAccountEmail = "pods@acme.iam.gserviceaccount.com",
    };

    private static TierOutputs Tier(
        string name, string generation, string machineType, int chips, string? topology, string? endpoint, params (string Name, int Vms)[] groups) => new()
        {
            Generation = generation,
            MachineType = machineType,
            Topology = topology,
            Chips = chips,
            Capacity = "onDemand",
            IsDefault = name == "medium",
            Routes = [$"/{name}"],
            Url = $"https://inference.example.com/{name}",
            BackendService = $"inference-backend-{name}",
            Pod = $"ironwood-pod-{name}",
            Groups =
            [
                .. groups.Select(group => new GroupOutputs
                {
                    Name = group.Name,
                    Zone = "us-central1-c",
                    InstanceGroup = $"https://www.googleapis.com/compute/v1/projects/acme/zones/us-central1-c/instanceGroups/{group.Name}",
                    MinVms = group.Vms,
                    MaxVms = group.Vms,
                    IsSlice = generation != "cpu",
                    IsFailover = false,
                }),
            ],
            Vertex = endpoint is null ? null : new() { Endpoint = endpoint, Region = "us-central1", HasModelGardenModel = false },
        };
}
