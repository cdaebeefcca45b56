using Pulumi.Gcp.Compute;
using Pulumi.Random;

namespace Pulumi.Conformance.Tests.Packages;

public sealed class VersionTests
{
    // Options are seen as merged, by a transformation, before the resource is registered.
    [Fact]
    public async Task Resources_ask_for_the_version_that_the_project_references()
    {
        var versions = new List<string?>();
        CustomResourceOptions Watched() => new()
        {
            ResourceTransformations = { t => { versions.Add(t.Options.Version); return null; } },
        };
        await Deployment.TestAsync(new Mocks(), new TestOptions(), () =>
        {
            _ = new Network("network", options: Watched());
            _ = new RandomId("id", new RandomIdArgs { ByteLength = 2 }, Watched());
        });
        Assert.Equal(
            [
                (string?)PackageUnderTest.Of("gcp:").Schema["version"],
                (string?)PackageUnderTest.Of("random:").Schema["version"],
            ],
            versions);
    }

    private sealed class Mocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult(((string?)args.Name, (object)args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);
    }
}
