using Ironwood.Infra.Traffic;
using Microsoft.OpenApi;

namespace Ironwood.Infra.Tests.Traffic;

public sealed class ApiFrontTests
{
    private static readonly Lazy<Task<ResourceGraph>> Fronted = new(
        () => Stacks.Capture("prod", "ironwood:apiGateway.enabled=true"));

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task There_is_none_unless_it_is_asked_for(string stack)
    {
        var graph = await Stacks.Capture(stack);
        Assert.Empty(graph.OfType(Types.ApiGateway));
        Assert.Equal("", graph.Root.Outputs["apiGatewayUrl"]!.ToString());
    }

    [Fact]
    public async Task The_gateway_runs_the_configuration_of_the_api_as_an_account_of_its_own()
    {
        var graph = await Fronted.Value;
        var suffix = graph.Find(Types.RandomId, "ironwood-suffix");
        var api = graph.Find(Types.Api, "api-gateway");
        var config = graph.Find(Types.ApiConfig, "api-gateway-config");
        var gateway = graph.Find(Types.ApiGateway, "api-gateway-gateway");
        var account = graph.Find(Types.Account, "api-gateway-sa");
        graph.Reads(api, "apiId", suffix, "hex");
        graph.Reads(config, "api", api, "apiId");
        graph.Reads(config, "gatewayConfig.backendConfig.googleServiceAccount", account, "email");
        graph.Reads(gateway, "apiConfig", config, "id");
        graph.Reads(gateway, "gatewayId", suffix, "hex");
        graph.Reads(account, "accountId", suffix, "hex");
        Assert.Equal("us-central1", gateway.Input("region"));
        Assert.Equal("inference-", config.Input("apiConfigIdPrefix"));
        Assert.Null(config.Input("apiConfigId"));
        Assert.Null(config.Input("grpcServices"));
        Assert.Null(config.Input("openapiDocuments[1]"));
        Assert.Equal("openapi.json", config.Input("openapiDocuments[0].document.path"));
        Assert.Equal(
            $"https://{new Reference(new ResourceId(Types.ApiGateway, gateway.Name), "defaultHostname")}",
            graph.Root.Outputs["apiGatewayUrl"]!.ToString());
        // The account holds no role.
        Assert.DoesNotContain(graph.Edges, edge => edge.To == account.Urn && edge.From != config.Urn);
    }

    [Fact]
    public async Task What_the_document_hides_stands_in_the_open()
    {
        var graph = await Fronted.Value;
        Assert.Equal(
            ["ai-inference-forwarding-rule", "ai-inference-https-forwarding-rule"],
            graph.DependenciesOf(graph.Find(Types.ApiGateway, "api-gateway-gateway"))
                .Where(node => node.Type == Types.ForwardingRule)
                .Select(node => node.Name)
                .Order(StringComparer.Ordinal));
        Assert.All(
            new[] { graph.Find(Types.Api, "api-gateway"), graph.Find(Types.ApiConfig, "api-gateway-config") },
            node => Assert.Superset(
                new HashSet<string> { "api-servicemanagement", "api-servicecontrol", "api-apigateway" },
                graph.DependenciesOf(node).Select(needed => needed.Name).ToHashSet()));
    }

    [Fact]
    public async Task Its_region_can_be_another()
    {
        var graph = await Stacks.Capture("prod", "ironwood:apiGateway={enabled: true, region: europe-west1}");
        Assert.Equal("europe-west1", graph.Find(Types.ApiGateway, "api-gateway-gateway").Input("region"));
    }

    [Fact]
    public async Task The_document_forwards_every_path_that_the_balancer_routes()
    {
        var document = JsonNode.Parse(Decoded(await Fronted.Value))!;
        Assert.Equal("https://inference.example.com", document["x-google-backend"]!["address"]!.ToString());
        Assert.Equal("APPEND_PATH_TO_ADDRESS", document["x-google-backend"]!["path_translation"]!.ToString());
        Assert.Equal(600, document["x-google-backend"]!["deadline"]!.GetValue<double>());
        Assert.True(document["x-google-backend"]!["disable_auth"]!.GetValue<bool>());
        Assert.Equal(
            ["/", "/complex", "/complex/{path=**}", "/simple", "/simple/{path=**}", "/vertex/large/predict", "/vertex/medium/predict",
                "/vertex/small/predict", "/{path=**}"],
            document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_domain_it_forwards_to_the_balancers_address()
    {
        var graph = await Stacks.Capture("dev", "ironwood:apiGateway.enabled=true");
        var document = JsonNode.Parse(Decoded(graph))!;
        Assert.Equal(
            $"http://{new Reference(new ResourceId(Types.Address, "ai-inference-ip"), "address")}",
            document["x-google-backend"]!["address"]!.ToString());
        Assert.Contains(
            graph.Find(Types.ForwardingRule, "ai-inference-forwarding-rule"),
            graph.DependenciesOf(graph.Find(Types.ApiGateway, "api-gateway-gateway")));
    }

    [Fact]
    public async Task The_document_is_openapi_2_without_an_error()
    {
        var result = OpenApiDocument.Parse(Decoded(await Fronted.Value), "json");
        Assert.Equal([], result.Diagnostic!.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi2_0, result.Diagnostic.SpecificationVersion);
        var operations = result.Document!.Paths.Values.SelectMany(path => path.Operations!.Values).ToArray();
        Assert.Equal(18, operations.Length);
        Assert.Distinct(operations.Select(operation => operation.OperationId));
        Assert.All(operations, operation => Assert.Matches(@"\A[A-Za-z][A-Za-z0-9_]*\z", operation.OperationId));
        // These names appear in the gateway's metrics.
        Assert.Contains("post_vertex_small_predict", operations.Select(operation => operation.OperationId));
    }

    // OpenAPI asks for a required parameter for each part of a path in braces; Google's template is part of its name.
    [Fact]
    public async Task What_a_path_leaves_open_is_declared()
    {
        var paths = JsonNode.Parse(Decoded(await Fronted.Value))!["paths"]!.AsObject();
        Assert.All(paths, path =>
        {
            var open = path.Key.Contains('{', StringComparison.Ordinal)
                ? path.Key[(path.Key.IndexOf('{', StringComparison.Ordinal) + 1)..^1]
                : null;
            Assert.Equal(
                open is null ? [] : [$"{open} in path, True, string"],
                (path.Value!["parameters"]?.AsArray() ?? []).Select(
                    p => $"{p!["name"]} in {p["in"]}, {p["required"]!.GetValue<bool>()}, {p["type"]}"));
        });
    }

    [Fact]
    public void The_library_would_have_found_an_error()
    {
        var broken = JsonNode.Parse(GatewayDocument.Create("https://a.example", ["/a/*"], 1))!.AsObject();
        broken["info"]!.AsObject().Remove("title");
        Assert.NotEmpty(OpenApiDocument.Parse(broken.ToJsonString(), "json").Diagnostic!.Errors);
    }

    [Fact]
    public void Paths_that_look_alike_have_operations_of_their_own()
    {
        var paths = new[] { "/a-b", "/a_b", "/a/b", "/aZ2db" };
        var document = JsonNode.Parse(GatewayDocument.Create("https://a.example", paths, 1))!;
        Assert.Distinct(paths.Select(path => document["paths"]![path]!["post"]!["operationId"]!.ToString()));
    }

    private static string Decoded(ResourceGraph graph) => Encoding.UTF8.GetString(Convert.FromBase64String(
        graph.Find(Types.ApiConfig, "api-gateway-config").Input("openapiDocuments[0].document.contents")!));
}
