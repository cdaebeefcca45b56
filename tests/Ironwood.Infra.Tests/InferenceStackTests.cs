using Ironwood.Catalog.Limits;

namespace Ironwood.Infra.Tests;

public sealed partial class InferenceStackTests
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
            FixtureStacks.AnyCost,
            "ironwood:tiers={a234567890-23456: {generation: cpu, zones: [northamerica-northeast1-ai1a], default: true,"
                + " scaling: {minReplicas: 1, maxReplicas: 2}}}",
            "ironwood:spend.prices.e2-small=0.02");
        Assert.Contains(
            graph.OfType(Types.Autoscaler),
            scaler => scaler.Name.EndsWith("-northamerica-northeast1-ai1a", StringComparison.Ordinal));
        Assert.All(graph.Nodes.Where(node => node.Kind == ResourceKind.Custom), node =>
            Assert.True(NameRules.LogicalName.Allows(node.Name), node.Name));
    }

    [Fact]
    public async Task The_dev_stack_has_no_accelerator()
    {
        var graph = await Stacks.Dev;
        Assert.All(
            graph.OfType(Types.InstanceTemplate), template => Assert.Equal("e2-small", template.Input("machineType")));
        Assert.Equal(
            ["1", "1", "1"], graph.OfType(Types.InstanceGroupManager).Select(group => group.Input("targetSize")));
        Assert.All(graph.OfType(Types.InstanceTemplate), template => Assert.Null(template.Input("guestAccelerators")));
        Assert.Empty(graph.OfType(Types.ResourcePolicy));
        // Nor does Vertex AI run a model on one.
        Assert.Empty(graph.OfType(Types.ModelGardenEndpoint));
    }

    [Fact]
    public async Task Outputs_name_what_other_stacks_need()
    {
        var graph = await Stacks.Prod;
        var outputs = graph.Root.Outputs;
        Assert.Equal(
            ["analyticsDataset", "apiGatewayUrl", "backendServices", "cacheAuthSecret", "cacheCaSecret", "cacheHost", "cacheInstance",
                "cachePort", "ci", "contract", "contractVersion", "dashboardUrl", "dnsRecords", "frontDoorAddress",
                "frontDoorUrl",
                "imageRepository", "instanceGroups", "metricsDataset", "metricsSubscription", "metricsTopic",
                "modelBucket",
                "networkName", "pods", "serviceAccountEmail", "tierRoutes", "tierUrls", "vertexEndpoints"],
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
            Assert.Equal(
                Ref(Types.BackendService, $"inference-backend-{tier}", "name"),
                outputs["backendServices"]![tier]!.ToString());
            Assert.Equal(
                Ref(Types.AiEndpoint, $"inference-endpoint-{tier}", "id"),
                outputs["vertexEndpoints"]![tier]!.ToString());
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
        Assert.Equal(Ref(Types.Subscription, "tpu-analytics-sub", "id"), outputs["metricsSubscription"]!.ToString());
        Assert.Equal(Ref(Types.Redis, "inference-cache", "host"), outputs["cacheHost"]!.ToString());
        Assert.Equal(Ref(Types.Redis, "inference-cache", "port"), outputs["cachePort"]!.ToString());
        Assert.Equal(Ref(Types.Secret, "inference-cache-auth", "secretId"), outputs["cacheAuthSecret"]!.ToString());
        Assert.Equal(Ref(Types.Secret, "inference-cache-ca", "secretId"), outputs["cacheCaSecret"]!.ToString());
    }

    [Fact]
    public async Task Without_a_cache_its_outputs_are_empty()
    {
        var outputs = (await Stacks.Capture("dev", "ironwood:cache.enabled=false")).Root.Outputs;
        Assert.All(
            new[] { "cacheInstance", "cacheHost", "cachePort", "cacheAuthSecret", "cacheCaSecret" },
            name => Assert.Equal("", outputs[name]!.ToString()));
        Assert.False(outputs["contract"]!.AsObject().ContainsKey("cache"));
    }

    [Fact]
    public async Task Outputs_name_a_tiers_routes_and_pod()
    {
        var outputs = (await Stacks.Prod).Root.Outputs;
        Assert.Equal(
            ["/complex", "/complex/*"], outputs["tierRoutes"]!["large"]!.AsArray().Select(path => path!.ToString()));
        Assert.Empty(outputs["tierRoutes"]!["medium"]!.AsArray());
        Assert.Equal("ironwood-pod-large", outputs["pods"]!["large"]!.ToString());
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task The_contract_says_what_the_flat_outputs_say(string stack)
    {
        var graph = stack == "prod" ? await Stacks.Prod : await Stacks.Dev;
        var outputs = graph.Root.Outputs;
        var contract = outputs["contract"]!;
        Assert.Equal(outputs["contractVersion"]!.ToString(), contract["version"]!.ToString());
        Assert.Equal(outputs["frontDoorUrl"]!.ToString(), contract["frontDoor"]!["url"]!.ToString());
        Assert.Equal(outputs["cacheHost"]!.ToString(), contract["cache"]!["host"]!.ToString());
        Assert.Equal(outputs["cachePort"]!.ToString(), contract["cache"]!["port"]!.ToString());
        Assert.Equal(
            outputs["tierUrls"]!.AsObject().Select(tier => tier.Key),
            contract["tiers"]!.AsObject().Select(tier => tier.Key));
        Assert.All(contract["tiers"]!.AsObject(), tier =>
        {
            Assert.Equal(outputs["tierUrls"]![tier.Key]!.ToString(), tier.Value!["url"]!.ToString());
            Assert.Equal(outputs["backendServices"]![tier.Key]!.ToString(), tier.Value["backendService"]!.ToString());
            Assert.Equal(outputs["tierRoutes"]![tier.Key]!.ToJsonString(), tier.Value["routes"]!.ToJsonString());
            Assert.Equal(outputs["pods"]![tier.Key]!.ToString(), tier.Value["pod"]!.ToString());
            Assert.Equal(
                outputs["vertexEndpoints"]![tier.Key]!.ToString(), tier.Value["vertex"]!["endpoint"]!.ToString());
            Assert.Equal(
                outputs["instanceGroups"]![tier.Key]!.AsArray().Select(group => group!.ToString()),
                tier.Value["groups"]!.AsArray().Select(group => group!["instanceGroup"]!.ToString()));
        });
    }

    [Theory]
    [MemberData(nameof(StackVariants.Names), MemberType = typeof(StackVariants))]
    public async Task The_contract_names_exactly_the_metrics_that_the_dashboard_and_the_alerts_read(string variant)
    {
        var graph = await StackVariants.Of(variant);
        var read = graph.OfType(Types.Dashboard).Concat(graph.OfType(Types.AlertPolicy))
            .SelectMany(node => PropertyPath.Texts(node.Inputs))
            .SelectMany(text => MetricType().Matches(text.Text))
            .Select(match => match.Groups["type"].Value);
        Assert.Equal(
            read.Distinct().Order(StringComparer.Ordinal),
            graph.Root.Outputs["contract"]!["observability"]!["metrics"]!
                .AsArray()
                .Select(metric => metric!["metricType"]!.ToString()));
    }

    [Fact]
    public async Task The_contract_names_every_alert_policy()
    {
        var graph = await Stacks.Prod;
        Assert.Equal(
            graph.OfType(Types.AlertPolicy).Select(policy => policy.Name).Order(StringComparer.Ordinal),
            graph.Root.Outputs["contract"]!["observability"]!["alertPolicies"]!
                .AsObject()
                .Select(policy => policy.Key));
    }

    [Fact]
    public async Task A_secret_is_named_by_the_outputs_and_never_held()
    {
        var graph = await Stacks.Prod;
        Assert.DoesNotContain(graph.Root.Secrets, secret => secret.StartsWith("outputs.", StringComparison.Ordinal));
        Assert.DoesNotContain(PropertyPath.Texts(graph.Root.Outputs), value =>
            value.Text.Contains("#authString", StringComparison.Ordinal)
                || value.Text.Contains("#serverCaCerts", StringComparison.Ordinal));
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

    // Who looks at a component in the engine's tree sees where it is reached.
    [Theory]
    [InlineData("ironwood:traffic:FrontDoor", "front-door", "frontDoorUrl")]
    [InlineData("ironwood:traffic:ApiFront", "api-gateway", "apiGatewayUrl")]
    [InlineData("ironwood:observability:InferenceDashboard", "inference-dashboard", "dashboardUrl")]
    public async Task A_component_that_is_reached_somewhere_says_where(string type, string name, string output)
    {
        var graph = await StackVariants.Of("everything");
        Assert.Equal(graph.Root.Outputs[output]!.ToString(), graph.Find(type, name).Outputs["url"]?.ToString());
    }

    private static string Ref(string type, string name, string property) =>
        new Reference(new ResourceId(type, name), property).ToString();

    [GeneratedRegex(@"metric\.type ?= ?\\?""(?<type>[^""\\]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MetricType();
}
