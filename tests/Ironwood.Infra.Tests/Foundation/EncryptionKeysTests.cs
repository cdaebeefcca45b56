namespace Ironwood.Infra.Tests.Foundation;

public sealed class EncryptionKeysTests
{
    private const string KeyGrant = "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember";
    private const string Role = "roles/cloudkms.cryptoKeyEncrypterDecrypter";
    private const string Central = "projects/keys/locations/us-central1/keyRings/data/cryptoKeys/stack";
    private const string East = "projects/keys/locations/us-east5/keyRings/data/cryptoKeys/stack";
    private const string Multi = "projects/keys/locations/us/keyRings/data/cryptoKeys/stack";

    private static readonly Lazy<Task<ResourceGraph>> TwoRegions = new(() => Stacks.Capture(
        "prod",
        $"ironwood:protection.kmsKeys=[{Central}, {East}, {Multi}]",
        "ironwood:telemetry.location=US",
        "ironwood:tiers.medium.failover={region: us-east5, zones: [us-east5-a], slices: 2}",
        "ironwood:network.failoverSubnetCidrs={us-east5: 10.64.64.0/18}",
        "ironwood:spend={ceilingUsdPerHour: 300000, prices: {tpu7x: 12, hyperdisk-balanced: 0.08}}"));

    [Theory]
    [InlineData("gcp:storage/bucket:Bucket", "encryption.defaultKmsKeyName", 1, "storage", Central)]
    [InlineData("gcp:artifactregistry/repository:Repository", "kmsKeyName", 1, "artifactregistry", Central)]
    [InlineData("gcp:bigquery/dataset:Dataset", "defaultEncryptionConfiguration.kmsKeyName", 2, "bigquery", Multi)]
    [InlineData("gcp:redis/instance:Instance", "customerManagedKey", 1, "redis", Central)]
    [InlineData("gcp:vertex/aiEndpoint:AiEndpoint", "encryptionSpec.kmsKeyName", 3, "aiplatform", Central)]
    public async Task What_holds_data_is_encrypted_with_the_key_of_its_location_and_waits_for_the_grant(
        string type, string property, int count, string service, string key)
    {
        var graph = await TwoRegions.Value;
        Assert.Equal(count, graph.OfType(type).Count());
        Assert.All(graph.OfType(type), node => AssertEncrypted(graph, node, property, service, key));
    }

    [Fact]
    public async Task Topics_of_measurements_are_encrypted_and_the_one_of_the_budget_needs_no_key()
    {
        var graph = await TwoRegions.Value;
        foreach (var name in new[] { "tpu-metrics-stream", "tpu-metrics-stream-dead-letters" })
        {
            AssertEncrypted(graph, graph.Find(Types.Topic, name), "kmsKeyName", "pubsub", Central);
        }
    }

    [Fact]
    public async Task Boot_disks_use_the_key_of_their_own_region()
    {
        var graph = await TwoRegions.Value;
        var templates = graph.OfType(Types.InstanceTemplate).ToArray();
        var east = templates.Where(template => template.Name.Contains("failover", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(east);
        Assert.NotEmpty(templates.Except(east));
        Assert.All(templates, template => AssertEncrypted(
            graph, template, "disks[0].diskEncryptionKey.kmsKeySelfLink", "compute",
            east.Contains(template) ? East : Central));
    }

    [Theory]
    [InlineData("storage", "serviceAccount:service-number-of-ironwood-prod@gs-project-accounts.iam.gserviceaccount.com")]
    [InlineData("compute", "serviceAccount:service-number-of-ironwood-prod@compute-system.iam.gserviceaccount.com")]
    [InlineData("bigquery", "serviceAccount:bq-number-of-ironwood-prod@bigquery-encryption.iam.gserviceaccount.com")]
    [InlineData("pubsub", null)]
    [InlineData("redis", null)]
    [InlineData("artifactregistry", null)]
    [InlineData("aiplatform", null)]
    public async Task The_account_of_each_service_may_use_the_key_and_no_other_account_may(
        string service, string? account)
    {
        var graph = await TwoRegions.Value;
        var grants = graph.OfType(KeyGrant)
            .Where(grant => grant.Name.StartsWith($"encryption-keys-{service}-", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(service == "compute" ? 2 : 1, grants.Length);
        foreach (var grant in grants)
        {
            Assert.Equal(Role, grant.Input("role"));
            if (account is not null)
            {
                Assert.Equal(account, grant.Input("member"));
            }
            else
            {
                var agent = graph.Find(Types.ServiceIdentity, $"encryption-keys-{service}-agent");
                Assert.Equal($"{service}.googleapis.com", agent.Input("service"));
                graph.Reads(grant, "member", agent, "member");
            }
        }
        Assert.Equal(8, graph.OfType(KeyGrant).Count());
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Without_keys_Google_keeps_them_and_the_API_is_not_enabled(string stack)
    {
        var graph = await (stack == "prod" ? Stacks.Prod : Stacks.Dev);
        Assert.Empty(graph.OfType(KeyGrant));
        Assert.DoesNotContain(
            graph.OfType(Types.Service), service => service.Input("service") == "cloudkms.googleapis.com");
        Assert.All(graph.Nodes, node => Assert.DoesNotContain(
            "cryptoKeys", node.Inputs.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_cache_and_with_models_of_Model_Garden_only_fewer_services_get_a_grant()
    {
        var graph = await Stacks.Capture(
            "dev", $"ironwood:protection.kmsKeys=[{Central}]", "ironwood:cache.enabled=false");
        Assert.DoesNotContain(graph.OfType(KeyGrant), grant => grant.Name.Contains("redis", StringComparison.Ordinal));
        Assert.Contains(graph.OfType(KeyGrant), grant => grant.Name.Contains("storage", StringComparison.Ordinal));
    }

    private static void AssertEncrypted(
        ResourceGraph graph, ResourceNode node, string property, string service, string key)
    {
        Assert.Equal(key, node.Input(property));
        var location = key.Split('/')[3];
        var grant = graph.Find(KeyGrant, $"encryption-keys-{service}-{location}");
        Assert.Equal(key, grant.Input("cryptoKeyId"));
        Assert.Contains(grant, graph.DependenciesOf(node));
    }
}
