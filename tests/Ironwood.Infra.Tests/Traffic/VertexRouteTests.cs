namespace Ironwood.Infra.Tests.Traffic;

public sealed class VertexRouteTests
{
    private const string Map = "ai-inference-lb";

    [Theory]
    [InlineData("small", 2)]
    [InlineData("medium", 3)]
    [InlineData("large", 4)]
    public async Task Its_exact_path_leads_to_the_endpoints_predict_method_at_googles_host(string tier, int rule)
    {
        var graph = await Stacks.Prod;
        var map = graph.Find(Types.UrlMap, Map);
        var endpoint = graph.Find(Types.AiEndpoint, $"inference-endpoint-{tier}");
        var path = $"pathMatchers[0].pathRules[{rule}]";
        Assert.Equal([$"/vertex/{tier}/predict"], map.List($"{path}.paths"));
        graph.Reads(map, $"{path}.service", graph.Find(Types.BackendService, $"vertex-{tier}-backend"), "selfLink");
        graph.Reads(map, $"{path}.routeAction.urlRewrite.pathPrefixRewrite", endpoint, "id");
        var id = new Reference(new ResourceId(Types.AiEndpoint, endpoint.Name), "id");
        Assert.Equal($"/v1/{id}:predict", map.Input($"{path}.routeAction.urlRewrite.pathPrefixRewrite"));
        Assert.Equal("us-central1-aiplatform.googleapis.com", map.Input($"{path}.routeAction.urlRewrite.hostRewrite"));
        // Google evaluates the rewrite before it accepts the map.
        Assert.Equal(
            $"https://us-central1-aiplatform.googleapis.com/v1/{id}:predict",
            map.Input($"tests[{rule + 2}].expectedOutputUrl"));
    }

    [Fact]
    public async Task An_internet_group_holds_the_host_and_its_backend_service_nothing_that_such_a_group_refuses()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.requestTimeoutSeconds=900");
        var group = graph.Find(Types.InternetEndpointGroup, "vertex-small");
        var host = graph.Find(Types.InternetEndpoint, "vertex-small-host");
        var service = graph.Find(Types.BackendService, "vertex-small-backend");
        Assert.Equal("INTERNET_FQDN_PORT", group.Input("networkEndpointType"));
        Assert.Equal("443", group.Input("defaultPort"));
        graph.Reads(host, "globalNetworkEndpointGroup", group, "name");
        Assert.Equal("us-central1-aiplatform.googleapis.com", host.Input("fqdn"));
        Assert.Equal("443", host.Input("port"));
        // The group holds one endpoint: another host can only come after this one has gone.
        Assert.True(host.Options.DeleteBeforeReplace);
        graph.Reads(service, "backends[0].group", group, "selfLink");
        Assert.Contains(host, graph.DependenciesOf(service));
        Assert.Equal("EXTERNAL_MANAGED", service.Input("loadBalancingScheme"));
        Assert.Equal("HTTPS", service.Input("protocol"));
        Assert.Equal("900", service.Input("timeoutSec"));
        Assert.Equal(["Host: us-central1-aiplatform.googleapis.com"], service.List("customRequestHeaders"));
        Assert.All(
            new[] { "healthChecks", "backends[0].balancingMode", "backends[0].maxRatePerInstance", "backends[0].capacityScaler", "portName",
                "serviceLbPolicy", "outlierDetection", "enableCdn" },
            property => Assert.Null(service.Input(property)));
    }

    [Fact]
    public async Task A_dedicated_host_is_used_wherever_the_shared_one_would_be()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.vertex.dedicatedDns=true");
        var endpoint = graph.Find(Types.AiEndpoint, "inference-endpoint-small");
        var map = graph.Find(Types.UrlMap, Map);
        Assert.Equal("true", endpoint.Input("dedicatedEndpointEnabled"));
        graph.Reads(graph.Find(Types.InternetEndpoint, "vertex-small-host"), "fqdn", endpoint, "dedicatedEndpointDns");
        graph.Reads(
            graph.Find(Types.BackendService, "vertex-small-backend"), "customRequestHeaders[0]", endpoint,
            "dedicatedEndpointDns");
        graph.Reads(
            map, "pathMatchers[0].pathRules[2].routeAction.urlRewrite.hostRewrite", endpoint, "dedicatedEndpointDns");
    }

    [Fact]
    public async Task A_tier_without_an_endpoint_has_no_route_to_one()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.vertex.enabled=false");
        Assert.Null(graph.Find(new ResourceId(Types.AiEndpoint, "inference-endpoint-small")));
        Assert.Equal(
            ["vertex-large", "vertex-medium"],
            graph.OfType(Types.InternetEndpointGroup).Select(group => group.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            "/vertex/small", graph.Find(Types.UrlMap, Map).Inputs.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            ["large", "medium"],
            graph.Root.Outputs["vertexEndpoints"]!
                .AsObject()
                .Select(output => output.Key)
                .Order(StringComparer.Ordinal));
    }
}
