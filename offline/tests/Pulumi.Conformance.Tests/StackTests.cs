using System.Collections.Immutable;
using Pulumi.Conformance.Tests.Support;
using Pulumi.Testing;

namespace Pulumi.Conformance.Tests;

public sealed class StackTests
{
    [Fact]
    public async Task A_stack_has_its_outputs()
    {
        var resources = await Deployment.TestAsync<OutputStack>(new RecordingMocks());
        var stack = Assert.IsType<OutputStack>(resources[0]);
        Assert.Equal("a", await stack.Label.ValueAsync());
        Assert.True(await stack.Password.IsSecretAsync());
    }

    [Fact]
    public async Task Stack_outputs_reach_the_mocks()
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync<OutputStack>(mocks, new TestOptions { StackName = "prod", ProjectName = "shop" });
        var (urn, request) = Assert.Single(mocks.Registered);
        Assert.Equal("urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", urn);
        Assert.Equal(["Plain", "label", "link", "password"], request.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("a", await request.Outputs["label"].ValueAsync());
        Assert.Equal(1.0, await request.Outputs["Plain"].ValueAsync());
        Assert.True(await request.Outputs["password"].IsSecretAsync());
        Assert.Equal("s", await request.Outputs["password"].ValueAsync());
        Assert.False(await request.Outputs["link"].IsKnownAsync());
    }

    [Fact]
    public async Task Resources_come_in_the_order_of_their_creation()
    {
        var resources = await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions(),
            () =>
            {
                for (var i = 0; i < 50; i++)
                    _ = new Thing($"thing-{i}");
            });
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"thing-{i}"), resources.Select(r => r.GetResourceName()));
    }

    [Fact]
    public async Task A_function_returns_resources_and_outputs_without_the_stack()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions(),
            () =>
            {
                var thing = new Thing("thing", new ThingArgs { Label = "a" });
                return new Dictionary<string, object?> { ["label"] = thing.Label };
            });
        Assert.IsType<Thing>(Assert.Single(resources));
        Assert.Equal("a", await Assert.IsType<Output<string>>(outputs["label"]).ValueAsync());
    }

    [Fact]
    public async Task A_function_may_be_asynchronous()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions(),
            async Task<IDictionary<string, object?>> () =>
            {
                await Task.Yield();
                return new Dictionary<string, object?> { ["id"] = new Thing("thing").Id };
            });
        Assert.Single(resources);
        Assert.Equal(["id"], outputs.Keys);

        var more = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async Task () =>
        {
            await Task.Yield();
            _ = new Thing("thing");
        });
        Assert.Single(more);
    }

    [Fact]
    public async Task A_stack_can_come_from_a_service_provider()
    {
        var services = new Moq.Mock<IServiceProvider>();
        services.Setup(provider => provider.GetService(typeof(OutputStack))).Returns(() => new OutputStack());
        var resources = await Deployment.TestWithServiceProviderAsync<OutputStack>(
            new RecordingMocks(), services.Object);
        Assert.IsType<OutputStack>(resources[0]);
    }

    [Fact]
    public async Task The_instance_tells_the_options_or_their_defaults()
    {
        var names = await Runs.PreviewAsync(() => (
            Deployment.Instance.StackName,
            Deployment.Instance.ProjectName,
            Deployment.Instance.OrganizationName,
            Deployment.Instance.IsDryRun));
        Assert.Equal(("stack", "project", "organization", true), names);

        string? organization = null;
        var isDryRun = true;
        await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { OrganizationName = "acme", IsPreview = false },
            () => { (organization, isDryRun) = (Deployment.Instance.OrganizationName, Deployment.Instance.IsDryRun); });
        Assert.Equal("acme", organization);
        Assert.False(isDryRun);
    }

    [Fact]
    public void There_is_no_instance_outside_a_deployment()
    {
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Throws<InvalidOperationException>(() => new Thing("thing"));
    }

    public sealed class OutputStack : Stack
    {
        public OutputStack()
        {
            var thing = new Thing("thing", new ThingArgs { Label = "a" });
            Label = thing.Label;
            Link = thing.SelfLink;
            Password = Output.CreateSecret("s");
            Plain = Output.Create(1);
        }

        [Output("label")]
        public Output<string> Label { get; set; }

        [Output("link")]
        public Output<string> Link { get; set; }

        [Output("password")]
        public Output<string> Password { get; set; }

        [Output]
        public Output<int> Plain { get; set; }

        public ImmutableArray<string> Ignored { get; set; } = [];
    }
}
