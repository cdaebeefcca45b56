using Ironwood.Infra.Serving;

namespace Ironwood.Infra.Tests.Serving;

public sealed class ModelGardenTests
{
    private const string Name = "inference-endpoint-small";

    // Vertex AI's prices are in no list here, and what has no price is refused.
    private const string Price =
        "ironwood:spend={ceilingUsdPerHour: 200000, prices: {modelGarden: 30, g2-standard-12: 1.25, "
        + "ct6e-standard-4t: 12}}";

    [Fact]
    public async Task A_model_is_deployed_together_with_its_endpoint()
    {
        var graph = await Stacks.Capture(
            "prod", Price, "ironwood:tiers.small.vertex.model=publishers/google/models/gemma3@gemma-3-1b-it");
        var deployment = graph.Find(Types.ModelGardenEndpoint, Name);
        Assert.Null(graph.Find(new ResourceId(Types.AiEndpoint, Name)));
        Assert.Null(graph.Find(new ResourceId(Types.RandomId, $"{Name}-number")));
        Assert.Equal("publishers/google/models/gemma3@gemma-3-1b-it", deployment.Input("publisherModelName"));
        Assert.Null(deployment.Input("huggingFaceModelId"));
        Assert.Equal("us-central1", deployment.Input("location"));
        Assert.Equal("false", deployment.Input("modelConfig.acceptEula"));
        Assert.Equal("true", deployment.Input("endpointConfig.dedicatedEndpointEnabled"));
        graph.Reads(
            deployment, "endpointConfig.endpointDisplayName", graph.Find(Types.RandomId, "ironwood-suffix"), "hex");
        // Without a machine type Model Garden knows best.
        Assert.Null(deployment.Input("deployConfig"));
    }

    [Fact]
    public async Task Everything_that_can_be_said_of_a_deployment_arrives()
    {
        var graph = await Stacks.Capture(
            "prod",
            Price,
            "ironwood:tiers.small.vertex={model: google/gemma-3-1b-it, acceptEula: true, machineType: ct6e-standard-4t,"
                + " tpuTopology: 2x2, minReplicas: 2, maxReplicas: 5}");
        var deployment = graph.Find(Types.ModelGardenEndpoint, Name);
        Assert.Equal("google/gemma-3-1b-it", deployment.Input("huggingFaceModelId"));
        Assert.Null(deployment.Input("publisherModelName"));
        Assert.Equal("true", deployment.Input("modelConfig.acceptEula"));
        Assert.Equal(
            ["ct6e-standard-4t", "2x2", "2", "5"],
            new[] { "machineSpec.machineType", "machineSpec.tpuTopology", "minReplicaCount", "maxReplicaCount" }
                .Select(property => deployment.Input($"deployConfig.dedicatedResources.{property}")));
    }

    [Theory]
    [InlineData("{model: a/b, machineType: g2-standard-12}", "1", "1")]
    [InlineData("{model: a/b, machineType: g2-standard-12, minReplicas: 3}", "3", "3")]
    [InlineData("{model: a/b, machineType: g2-standard-12, maxReplicas: 4}", "1", "4")]
    public async Task Replicas_default_to_the_fewest(string vertex, string min, string max)
    {
        var graph = await Stacks.Capture("prod", Price, $"ironwood:tiers.small.vertex={vertex}");
        var deployment = graph.Find(Types.ModelGardenEndpoint, Name);
        Assert.Equal(min, deployment.Input("deployConfig.dedicatedResources.minReplicaCount"));
        Assert.Equal(max, deployment.Input("deployConfig.dedicatedResources.maxReplicaCount"));
        Assert.Null(deployment.Input("deployConfig.dedicatedResources.machineSpec.tpuTopology"));
    }

    [Fact]
    public async Task The_route_leads_to_the_deployments_own_host()
    {
        var graph = await Stacks.Capture("prod", Price, "ironwood:tiers.small.vertex.model=a/b");
        var deployment = graph.Find(Types.ModelGardenEndpoint, Name);
        var map = graph.Find(Types.UrlMap, "ai-inference-lb");
        graph.Reads(graph.Find(Types.InternetEndpoint, "vertex-small-host"), "fqdn", deployment, "id");
        graph.Reads(map, "pathMatchers[0].pathRules[2].routeAction.urlRewrite.hostRewrite", deployment, "id");
        graph.Reads(map, "pathMatchers[0].pathRules[2].routeAction.urlRewrite.pathPrefixRewrite", deployment, "id");
    }

    [Fact]
    public void A_dedicated_host_follows_from_the_endpoints_id() =>
        Assert.Equal(
            "mg-endpoint-7.europe-west4-123456.prediction.vertexai.goog",
            VertexEndpoint.DedicatedHost("projects/123456/locations/europe-west4/endpoints/mg-endpoint-7"));

    [Theory]
    [InlineData("{logging: {}}", "bq://ironwood-prod", "1")]
    [InlineData(
        "{logging: {destination: 'bq://other-project.logs.requests', samplingRate: 0.1}}",
        "bq://other-project.logs.requests", "0.1")]
    public async Task An_empty_endpoint_logs_requests_to_the_given_table(string vertex, string destination, string rate)
    {
        var endpoint = (await Stacks.Capture("prod", $"ironwood:tiers.small.vertex={vertex}")).Find(
            Types.AiEndpoint, Name);
        Assert.Equal("true", endpoint.Input("predictRequestResponseLoggingConfig.enabled"));
        Assert.Equal(rate, endpoint.Input("predictRequestResponseLoggingConfig.samplingRate"));
        Assert.Equal(destination, endpoint.Input("predictRequestResponseLoggingConfig.bigqueryDestination.outputUri"));
    }

    [Fact]
    public async Task An_endpoint_logs_nothing_and_shares_its_host_by_default()
    {
        var endpoint = (await Stacks.Prod).Find(Types.AiEndpoint, Name);
        Assert.Null(endpoint.Input("predictRequestResponseLoggingConfig"));
        Assert.Equal("false", endpoint.Input("dedicatedEndpointEnabled"));
    }
}
