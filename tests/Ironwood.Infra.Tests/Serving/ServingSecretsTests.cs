namespace Ironwood.Infra.Tests.Serving;

public sealed class ServingSecretsTests
{
    private const string Grant = "gcp:secretmanager/secretIamMember:SecretIamMember";
    private const string Component = "ironwood:serving:ServingSecrets";

    [Fact]
    public async Task The_pods_may_read_each_secret_once_and_boot_after_that()
    {
        var graph = await Stacks.Capture(
            "prod",
            "ironwood:tiers.small.serving.secrets={HF_TOKEN: hub, VLLM_API_KEY: projects/shared/secrets/Api_Key}",
            "ironwood:tiers.large.serving.secrets={HF_TOKEN: projects/ironwood-prod/secrets/hub}");
        var grants = graph.OfType(Component).SelectMany(graph.ChildrenOf).ToArray();
        Assert.Equal(
            [("ironwood-prod", "hub"), ("shared", "Api_Key")],
            grants.Select(grant => (grant.Input("project"), grant.Input("secretId"))).Order());
        Assert.All(grants, grant =>
        {
            Assert.Equal((Grant, "roles/secretmanager.secretAccessor"), (grant.Type, grant.Input("role")));
            Assert.Contains("tpu-inference-sa", grant.Input("member"), StringComparison.Ordinal);
        });
        Assert.All(graph.OfType(Types.InstanceTemplate), template => Assert.Superset(
            grants.Select(grant => grant.Urn).ToHashSet(),
            graph.Edges.Where(edge => edge.IsExplicit && edge.From == template.Urn)
                .Select(edge => edge.To)
                .ToHashSet()));
    }

    [Fact]
    public async Task Hosts_are_told_the_names_of_secrets_and_a_tier_without_any_is_not()
    {
        var graph = await Stacks.Capture("prod", "ironwood:tiers.small.serving.secrets={HF_TOKEN: hub}");
        Assert.Contains(
            "SECRETS=('HF_TOKEN=projects/ironwood-prod/secrets/hub')",
            graph.Find(Types.InstanceTemplate, "slice-small-0-template").Input("metadata.user-data"),
            StringComparison.Ordinal);
        var other = graph.Find(Types.InstanceTemplate, "slice-medium-0-template").Input("metadata.user-data");
        Assert.Contains("SECRETS=()", other, StringComparison.Ordinal);
        Assert.DoesNotContain("ironwood/read_secret.py", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_without_serving_secrets_grants_none() =>
        Assert.Empty((await Stacks.Prod).OfType(Component));

    [Fact]
    public async Task Vertex_gets_the_token_as_a_secret()
    {
        var graph = await Stacks.Capture(
            "prod",
            "ironwood:tiers.small.vertex={model: google/gemma-3-1b-it, acceptEula: true, tokenSecret: hub,"
            + " machineType: ct6e-standard-4t}",
            "ironwood:spend={ceilingUsdPerHour: 200000, prices: {ct6e-standard-4t: 11}}");
        var endpoint = graph.Nodes.Single(node => node.Type.EndsWith(
            "AiEndpointWithModelGardenDeployment", StringComparison.Ordinal));
        Assert.Contains(endpoint.Secrets, path => path.Contains("huggingFaceAccessToken", StringComparison.Ordinal));
        using var written = new MemoryStream();
        GraphJson.Write(graph, written);
        Assert.DoesNotContain("value-of-hub", Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }
}
