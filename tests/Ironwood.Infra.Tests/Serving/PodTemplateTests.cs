using Ironwood.Infra.Foundation;

namespace Ironwood.Infra.Tests.Serving;

public sealed class PodTemplateTests
{
    [Fact]
    public async Task A_tpu_host_has_the_generations_machine_type_image_disk_and_network_card()
    {
        var template = (await Stacks.Prod).Find(Types.InstanceTemplate, "slice-small-0-template");
        Assert.Equal("tpu7x-standard-4t", template.Input("machineType"));
        Assert.Equal(
            "projects/ubuntu-os-accelerator-images/global/images/family/ubuntu-accel-2404-amd64-tpu-tpu7x",
            template.Input("disks[0].sourceImage"));
        Assert.Equal("hyperdisk-balanced", template.Input("disks[0].diskType"));
        Assert.Equal("200", template.Input("disks[0].diskSizeGb"));
        Assert.Equal("true", template.Input("disks[0].boot"));
        Assert.Equal("true", template.Input("disks[0].autoDelete"));
        Assert.Equal("GVNIC", template.Input("networkInterfaces[0].nicType"));
        Assert.Equal("TERMINATE", template.Input("scheduling.onHostMaintenance"));
    }

    [Fact]
    public async Task A_stand_in_is_small_and_migrates()
    {
        var template = (await Stacks.Dev).Find(Types.InstanceTemplate, "replicas-small-template");
        Assert.Equal("e2-small", template.Input("machineType"));
        Assert.Equal("20", template.Input("disks[0].diskSizeGb"));
        Assert.DoesNotContain("hyperdisk", template.Input("disks[0].diskType"), StringComparison.Ordinal);
        Assert.Equal("MIGRATE", template.Input("scheduling.onHostMaintenance"));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Every_host_is_on_demand_without_external_address_in_the_subnet_and_runs_as_the_pods_account(
        string stack)
    {
        var graph = await Stacks.Capture(stack);
        var templates = graph.OfType(Types.InstanceTemplate).ToArray();
        Assert.NotEmpty(templates);
        Assert.All(templates, template =>
        {
            graph.Reads(
                template, "networkInterfaces[0].subnetwork", graph.Find(Types.Subnetwork, "inference-network-subnet"),
                "selfLink");
            Assert.Null(template.Input("networkInterfaces[0].accessConfigs"));
            Assert.Null(template.Input("networkInterfaces[1]"));
            Assert.Equal("IPV4_ONLY", template.Input("networkInterfaces[0].stackType"));
            graph.Reads(template, "serviceAccount.email", graph.Find(Types.Account, "tpu-inference-sa"), "email");
            Assert.Equal(["https://www.googleapis.com/auth/cloud-platform"], template.List("serviceAccount.scopes"));
            Assert.Equal("STANDARD", template.Input("scheduling.provisioningModel"));
            Assert.Equal("false", template.Input("scheduling.preemptible"));
            Assert.Equal("true", template.Input("scheduling.automaticRestart"));
            Assert.Equal([InferenceNetwork.PodTag], template.List("tags"));
            Assert.Equal("TRUE", template.Input("metadata.enable-oslogin"));
            Assert.Equal("TRUE", template.Input("metadata.block-project-ssh-keys"));
            Assert.Equal("true", template.Input("shieldedInstanceConfig.enableVtpm"));
            Assert.Equal("true", template.Input("shieldedInstanceConfig.enableIntegrityMonitoring"));
        });
    }

    [Theory]
    [InlineData("prod", "slice-small-0-template", "false")]
    [InlineData("dev", "replicas-small-template", "true")]
    public async Task Secure_boot_is_on_where_the_image_is_known_to_bear_it(
        string stack, string template, string expected) =>
        Assert.Equal(
            expected,
            (await Stacks.Capture(stack))
                .Find(Types.InstanceTemplate, template)
                .Input("shieldedInstanceConfig.enableSecureBoot"));

    [Fact]
    public async Task Every_host_gets_its_tiers_boot_configuration_with_the_balancers_patience()
    {
        var graph = await Stacks.Capture("prod", "ironwood:frontDoor.requestTimeoutSeconds=1234");
        var template = graph.Find(Types.InstanceTemplate, "slice-large-8-template").Input("metadata.user-data")!;
        Assert.StartsWith("#cloud-config\n", template, StringComparison.Ordinal);
        Assert.Contains(
            "job_name: \"prod-${random:index/randomId:RandomId::ironwood-suffix#hex}-large\"", template,
            StringComparison.Ordinal);
        Assert.Contains("proxy_read_timeout 1234s;", template, StringComparison.Ordinal);
        Assert.Contains("listen 8080 default_server;", template, StringComparison.Ordinal);
        Assert.Contains("location = /health {", template, StringComparison.Ordinal);
        Assert.Contains($"MODEL_BUCKET=${{{Types.Bucket}::ironwood-models#url}}", template, StringComparison.Ordinal);
        Assert.Contains($"METRICS_TOPIC=${{{Types.Topic}::tpu-metrics-stream#id}}", template, StringComparison.Ordinal);
        Assert.Equal(
            template, graph.Find(Types.InstanceTemplate, "slice-large-0-template").Input("metadata.user-data"));
    }

    [Fact]
    public async Task A_model_server_gets_the_caches_address_and_the_ids_of_its_secrets()
    {
        var template = (await Stacks.Prod)
            .Find(Types.InstanceTemplate, "slice-small-0-template")
            .Input("metadata.user-data")!;
        Assert.All(
            new[]
            {
                $"CACHE_HOST=${{{Types.Redis}::inference-cache#host}}",
                $"CACHE_PORT=${{{Types.Redis}::inference-cache#port}}",
                $"CACHE_AUTH_SECRET=${{{Types.Secret}::inference-cache-auth#secretId}}",
                $"CACHE_CA_SECRET=${{{Types.Secret}::inference-cache-ca#secretId}}",
            },
            line => Assert.Contains($" {line}\n", template, StringComparison.Ordinal));
        var without = (await StackVariants.Of("small machines that scale")).Find(
            Types.InstanceTemplate, "replicas-small-template");
        Assert.DoesNotContain("CACHE_", without.Input("metadata.user-data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_disk_is_as_large_as_the_settings_say() => Assert.Equal(
        "1000",
        (await Stacks.Capture("prod", "ironwood:tiers.small.serving.diskGb=1000"))
            .Find(Types.InstanceTemplate, "slice-small-0-template").Input("disks[0].diskSizeGb"));

    [Fact]
    public async Task A_host_boots_only_when_its_grants_the_way_out_and_the_mesh_exist()
    {
        var graph = await Stacks.Prod;
        var dependencies = graph.DependenciesOf(graph.Find(Types.InstanceTemplate, "slice-large-8-template")).ToArray();
        Assert.Contains(graph.Find(Types.RouterNat, "inference-network-nat"), dependencies);
        Assert.Contains(graph.Find(Types.Firewall, "inference-network-allow-pods"), dependencies);
        Assert.All(graph.OfType(Types.ProjectIamMember), grant => Assert.Contains(grant, dependencies));
        // What the host reads and writes with: the model, the image, the cache's secrets, the stream.
        Assert.Contains(graph.Find(Types.BucketGrant, "ironwood-models-pods"), dependencies);
        Assert.Contains(graph.Find(Types.RepositoryGrant, "model-registry-pods"), dependencies);
        Assert.All(graph.OfType(Types.SecretGrant), grant => Assert.Contains(grant, dependencies));
        Assert.Contains(graph.Find(Types.TopicGrant, "tpu-metrics-stream-pods"), dependencies);
    }
}
