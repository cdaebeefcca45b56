using Ironwood.Infra.Caching;
using Ironwood.Infra.Foundation;
using Ironwood.Infra.Governance;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Ironwood.Infra.Tests.Caching;

/// <summary>What the cache makes of values that only a cloud knows and a preview does not.</summary>
public sealed class ResponseCacheValuesTests
{
    [Fact]
    public async Task Pods_get_the_port_of_redis()
    {
        var (_, outputs) = await RunAsync("A");
        Assert.Equal("6378", outputs["port"]);
        Assert.Equal("10.1.2.3", outputs["host"]);
    }

    [Fact]
    public async Task Pods_get_the_ids_of_the_secrets()
    {
        var (_, outputs) = await RunAsync("A");
        Assert.Equal("inference-cache-auth-id", outputs["auth"]);
        Assert.Equal("inference-cache-ca-id", outputs["ca"]);
    }

    [Fact]
    public async Task While_certificates_rotate_the_secret_holds_all_of_them()
    {
        var (versions, _) = await RunAsync("OLD\n", "NEW");
        Assert.Equal("OLD\nNEW\n", versions["inference-cache-ca-version"]);
        Assert.Equal("password", versions["inference-cache-auth-version"]);
    }

    [Fact]
    public async Task Pods_wait_for_values_and_grants_of_both_secrets()
    {
        var (_, outputs) = await RunAsync("A");
        Assert.Equal(
            "inference-cache-auth-pods inference-cache-auth-version inference-cache-ca-pods inference-cache-ca-version",
            outputs["needed"]);
    }

    private static async Task<(
        IReadOnlyDictionary<string, object> Versions, IReadOnlyDictionary<string, string> Outputs)> RunAsync(
        params string[] certificates)
    {
        var versions = new Dictionary<string, object>();
        var outputs = new Dictionary<string, string>();
        var cloud = new Mock<IMocks>(MockBehavior.Strict);
        cloud.Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()))
            .Returns(Task.CompletedTask);
        cloud.Setup(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            var state = args.Inputs.ToDictionary();
            switch (args.Type)
            {
                case Types.Redis:
                    state["host"] = "10.1.2.3";
                    state["port"] = 6378;
                    state["authString"] = "password";
                    state["serverCaCerts"] = certificates
                        .Select(text => ImmutableDictionary<string, object>.Empty.Add("cert", text)).ToImmutableArray();
                    break;
                case Types.Secret:
                    state["secretId"] = $"{args.Name}-id";
                    break;
                case Types.SecretVersion:
                    versions[args.Name!] = args.Inputs["secretData"];
                    break;
            }
            return Task.FromResult<(string? id, object state)>(($"{args.Name}-id", state.ToImmutableDictionary()));
        });

        await Deployment.TestAsync(cloud.Object, new TestOptions
        {
            ProjectName = "ironwood",
            StackName = "test",
            IsPreview = false,
        }, async () =>
        {
            var network = new InferenceNetwork(
                "n",
                new() { Project = "p", Region = "r", Plan = new([new("r", "10.0.0.0/24")]), ServingPort = 8080 });
            var cache = new ResponseCache("inference-cache", new()
            {
                Project = "p",
                Region = "r",
                Plan = Stacks.Plan("prod").Cache!,
                Protection = new DataProtection(false),
                Network = network,
                ServiceAccess = new PrivateServiceAccess("s", new() { Project = "p", Network = network }),
                Identity = new InferenceIdentity("i", new() { Project = "p", AccountId = "account" }),
            });
            outputs["host"] = await OutputUtilities.GetValueAsync(cache.Host);
            outputs["port"] = await OutputUtilities.GetValueAsync(cache.Port);
            outputs["auth"] = await OutputUtilities.GetValueAsync(cache.AuthSecretId);
            outputs["ca"] = await OutputUtilities.GetValueAsync(cache.ServerCaSecretId);
            outputs["needed"] = string.Join(
                ' ', cache.NeededByPods.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal));
        });
        return (versions, outputs);
    }
}
