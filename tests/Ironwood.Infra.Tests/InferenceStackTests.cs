using Ironwood.Catalog.Limits;
using Ironwood.Graph;

namespace Ironwood.Infra.Tests;

public sealed class InferenceStackTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_logical_name_leaves_room_for_the_engines_suffix(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(graph.Nodes.Where(node => node.Kind == ResourceKind.Custom), node =>
            Assert.True(NameRules.LogicalName.Allows(node.Name), node.Name));
    }

    [Fact]
    public async Task Even_the_longest_tier_name_and_zone_leave_room()
    {
        var graph = await Stacks.Capture(
            "dev",
            "gcp:region=northamerica-northeast1",
            Stacks.AnyCost,
            "ironwood:tiers={a234567890-23456: {generation: cpu, zones: [northamerica-northeast1-ai1a], default: true,"
                + " scaling: {minReplicas: 1, maxReplicas: 2}}}",
            "ironwood:spend.prices.e2-small=0.02");
        Assert.Contains(graph.OfType(Types.Autoscaler), scaler => scaler.Name.EndsWith("-northamerica-northeast1-ai1a", StringComparison.Ordinal));
        Assert.All(graph.Nodes.Where(node => node.Kind == ResourceKind.Custom), node =>
            Assert.True(NameRules.LogicalName.Allows(node.Name), node.Name));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_resource_of_google_names_its_project_where_its_type_has_one(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.All(
            // A budget belongs to a billing account, a connection to a network.
            graph.Nodes.Where(node => node.Kind == ResourceKind.Custom && node.Type.StartsWith("gcp:", StringComparison.Ordinal)
                && node.Type is not (Types.ServiceConnection or Types.BucketGrant or Types.Budget)),
            node => Assert.Equal($"ironwood-{stack}", node.Input("project")));
    }

    [Fact]
    public async Task The_dev_stack_has_no_accelerator()
    {
        var graph = await Stacks.Dev;
        Assert.All(graph.OfType(Types.InstanceTemplate), template => Assert.Equal("e2-small", template.Input("machineType")));
        Assert.Equal(["1", "1", "1"], graph.OfType(Types.InstanceGroupManager).Select(group => group.Input("targetSize")));
        Assert.Empty(graph.OfType(Types.ResourcePolicy));
    }

    [Fact]
    public async Task Outputs_name_what_other_stacks_need()
    {
        var graph = await Stacks.Prod;
        var outputs = graph.Root.Outputs;
        Assert.Equal(
            ["analyticsDataset", "apiGatewayUrl", "backendServices", "cacheInstance", "ci", "dashboardUrl", "dnsRecords", "frontDoorAddress",
                "frontDoorUrl", "imageRepository", "instanceGroups", "metricsDataset", "metricsTopic", "modelBucket", "networkName",
                "serviceAccountEmail", "tierUrls", "vertexEndpoints"],
            outputs.Select(output => output.Key));
        Assert.Equal(Ref(Types.Address, "ai-inference-ip", "address"), outputs["frontDoorAddress"]!.ToString());
        Assert.Equal("https://inference.example.com", outputs["frontDoorUrl"]!.ToString());
        Assert.Equal(
            $"https://console.cloud.google.com/monitoring/dashboards/builder/{Ref(Types.Dashboard, "inference-dashboard", "id")}?project=ironwood-prod",
            outputs["dashboardUrl"]!.ToString());
        Assert.Equal(Ref(Types.Network, "inference-network", "name"), outputs["networkName"]!.ToString());
        Assert.Equal(Ref(Types.Account, "tpu-inference-sa", "email"), outputs["serviceAccountEmail"]!.ToString());
        foreach (var tier in new[] { "small", "medium", "large" })
        {
            Assert.Equal(Ref(Types.BackendService, $"inference-backend-{tier}", "name"), outputs["backendServices"]![tier]!.ToString());
            Assert.Equal(Ref(Types.AiEndpoint, $"inference-endpoint-{tier}", "id"), outputs["vertexEndpoints"]![tier]!.ToString());
        }
        Assert.Equal(9, outputs["instanceGroups"]!["large"]!.AsArray().Count);
        Assert.Equal(
            Ref(Types.InstanceGroupManager, "slice-large-8", "instanceGroup"),
            outputs["instanceGroups"]!["large"]![8]!.ToString());
    }

    [Fact]
    public async Task Outputs_name_where_data_is_kept()
    {
        var outputs = (await Stacks.Prod).Root.Outputs;
        Assert.Equal(Ref(Types.Redis, "inference-cache", "id"), outputs["cacheInstance"]!.ToString());
        Assert.Equal(Ref(Types.Bucket, "ironwood-models", "url"), outputs["modelBucket"]!.ToString());
        Assert.Equal(Ref(Types.Repository, "model-registry", "registryUri"), outputs["imageRepository"]!.ToString());
        Assert.Equal(Ref(Types.Dataset, "tpu-metrics", "datasetId"), outputs["metricsDataset"]!.ToString());
        Assert.Equal(Ref(Types.Dataset, "tpu-analytics", "datasetId"), outputs["analyticsDataset"]!.ToString());
        Assert.Equal(Ref(Types.Topic, "tpu-metrics-stream", "id"), outputs["metricsTopic"]!.ToString());
    }

    [Fact]
    public async Task A_tiers_url_is_its_first_route()
    {
        var urls = (await Stacks.Prod).Root.Outputs["tierUrls"]!.AsObject();
        Assert.EndsWith("/simple", urls["small"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("/complex", urls["large"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".com/", urls["medium"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_are_grouped_as_the_architecture_is()
    {
        var graph = await Stacks.Prod;
        Assert.Equal(
            ["ironwood:caching:ResponseCache", "ironwood:foundation:InferenceIdentity", "ironwood:foundation:InferenceNetwork",
                "ironwood:foundation:PrivateServiceAccess", "ironwood:foundation:ProjectServices",
                "ironwood:observability:FrontDoorUptime", "ironwood:observability:InferenceAlerts",
                "ironwood:observability:InferenceDashboard", "ironwood:observability:NotificationChannels",
                "ironwood:observability:ServiceLevels", "ironwood:serving:ModelStore", "ironwood:serving:TpuPod",
                "ironwood:serving:VertexEndpoint", "ironwood:spend:SpendBudget", "ironwood:telemetry:MetricsStream",
                "ironwood:telemetry:MetricsWarehouse", "ironwood:traffic:FrontDoor", "random:index/randomId:RandomId"],
            graph.ChildrenOf(graph.Root).Select(node => node.Type).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Ref(string type, string name, string property) =>
        new Reference(new ResourceId(type, name), property).ToString();
}
