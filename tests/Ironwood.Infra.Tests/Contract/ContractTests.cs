namespace Ironwood.Infra.Tests.Contract;

/// <summary>The contract's values come from the resources that they describe.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("cache.instance", Types.Redis, "inference-cache", "id")]
    [InlineData("cache.host", Types.Redis, "inference-cache", "host")]
    [InlineData("cache.port", Types.Redis, "inference-cache", "port")]
    [InlineData("cache.authSecret", Types.Secret, "inference-cache-auth", "secretId")]
    [InlineData("cache.caSecret", Types.Secret, "inference-cache-ca", "secretId")]
    [InlineData("telemetry.metricsDataset", Types.Dataset, "tpu-metrics", "datasetId")]
    [InlineData("telemetry.analyticsDataset", Types.Dataset, "tpu-analytics", "datasetId")]
    [InlineData("telemetry.analyticsTable", Types.Table, "tpu-metrics-stream-table", "tableId")]
    [InlineData("telemetry.logSink", Types.Sink, "tpu-performance-sink", "name")]
    [InlineData("telemetry.topic", Types.Topic, "tpu-metrics-stream", "id")]
    [InlineData("telemetry.subscription", Types.Subscription, "tpu-analytics-sub", "id")]
    [InlineData("telemetry.deadLetterSubscription", Types.Subscription, "tpu-metrics-stream-dead-letters-sub", "id")]
    [InlineData("budget.budget", Types.Budget, "inference-budget", "id")]
    [InlineData("models.bucket", Types.Bucket, "ironwood-models", "url")]
    [InlineData("models.imageRepository", Types.Repository, "model-registry", "registryUri")]
    [InlineData("network.network", Types.Network, "inference-network", "name")]
    [InlineData("network.subnetworks.us-central1", Types.Subnetwork, "inference-network-subnet", "name")]
    [InlineData("serviceAccountEmail", Types.Account, "tpu-inference-sa", "email")]
    [InlineData("frontDoor.address", Types.Address, "ai-inference-ip", "address")]
    [InlineData("frontDoor.urlMap", Types.UrlMap, "ai-inference-lb", "name")]
    [InlineData("frontDoor.gatewayUrl", Types.ApiGateway, "api-gateway-gateway", "defaultHostname")]
    [InlineData("observability.dashboard", Types.Dashboard, "inference-dashboard", "id")]
    [InlineData("observability.dashboardUrl", Types.Dashboard, "inference-dashboard", "id")]
    [InlineData("observability.uptimeCheck", Types.UptimeCheck, "front-door-uptime", "name")]
    [InlineData(
        "observability.alertPolicies.inference-alert-error-ratio", Types.AlertPolicy, "inference-alert-error-ratio",
        "name")]
    [InlineData(
        "observability.alertPolicies.front-door-uptime-alert", Types.AlertPolicy, "front-door-uptime-alert", "name")]
    [InlineData("tiers.large.backendService", Types.BackendService, "inference-backend-large", "name")]
    [InlineData("tiers.large.groups[8].name", Types.InstanceGroupManager, "slice-large-8", "name")]
    [InlineData("tiers.large.groups[8].instanceGroup", Types.InstanceGroupManager, "slice-large-8", "instanceGroup")]
    [InlineData("tiers.small.vertex.endpoint", Types.ModelGardenEndpoint, "inference-endpoint-small", "id")]
    [InlineData("tiers.large.vertex.endpoint", Types.AiEndpoint, "inference-endpoint-large", "id")]
    public async Task A_name_is_that_of_the_resource(string path, string type, string name, string property)
    {
        var graph = await StackVariants.Of("everything");
        var value = PropertyPath.At(graph.Root.Outputs, $"contract.{path}")?.ToString();
        var known = PropertyPath.At(graph.Find(type, name).Outputs, property)?.ToString();
        Assert.True(
            value == known || Reference.In(value ?? "").Contains(new Reference(new ResourceId(type, name), property)),
            $"{path} is '{value}', and {property} of {name} is '{known}'");
        Assert.False(string.IsNullOrEmpty(value));
    }

    [Theory]
    [InlineData("cache.memoryGb", "100")]
    [InlineData("budget.usd", "10000")]
    [InlineData("project", "ironwood-prod")]
    [InlineData("region", "us-central1")]
    [InlineData("environment", "prod")]
    [InlineData("network.project", "ironwood-prod")]
    [InlineData("frontDoor.healthPath", "/health")]
    [InlineData("frontDoor.domains[1]", "b.example.com")]
    [InlineData("frontDoor.requiresSignIn", "false")]
    [InlineData("tiers.small.isDefault", "false")]
    [InlineData("tiers.medium.isDefault", "true")]
    [InlineData("tiers.large.chips", "9216")]
    [InlineData("tiers.large.topology", "8x8x16")]
    [InlineData("tiers.large.generation", "tpu7x")]
    [InlineData("tiers.large.machineType", "tpu7x-standard-4t")]
    [InlineData("tiers.large.capacity", "reservation")]
    [InlineData("tiers.large.groups[8].zone", "us-central1-c")]
    [InlineData("tiers.large.groups[8].minVms", "256")]
    [InlineData("tiers.large.groups[8].maxVms", "256")]
    [InlineData("tiers.large.groups[8].isSlice", "true")]
    [InlineData("tiers.large.groups[8].isFailover", "false")]
    [InlineData("tiers.large.vertex.path", "/vertex/large/predict")]
    [InlineData("tiers.large.vertex.region", "us-central1")]
    [InlineData("tiers.small.vertex.hasModelGardenModel", "true")]
    [InlineData("tiers.large.vertex.hasModelGardenModel", "false")]
    public async Task A_property_is_what_the_settings_say(string path, string expected) =>
        Assert.Equal(
            expected,
            PropertyPath.At((await StackVariants.Of("everything")).Root.Outputs, $"contract.{path}")?.ToString());

    [Fact]
    public async Task Behind_IAP_callers_sign_in_and_there_is_no_uptime_check()
    {
        var frontDoor = (await StackVariants.Of(
            "two regions behind IAP")).Root.Outputs["contract"]!["frontDoor"]!.AsObject();
        Assert.True(frontDoor["requiresSignIn"]!.GetValue<bool>());
        Assert.Null(frontDoor["healthPath"]);
    }
}
