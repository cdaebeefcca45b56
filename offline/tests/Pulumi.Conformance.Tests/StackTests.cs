namespace Pulumi.Conformance.Tests;

public sealed class StackTests
{
    [Fact]
    public async Task A_stack_has_its_outputs()
    {
        var resources = await Runs.TestAsync(() => new OutputStack(), new RecordingMocks());
        var stack = Assert.IsType<OutputStack>(resources[0]);
        Assert.Equal("a", await stack.Label.ValueAsync());
        Assert.True(await stack.Password.IsSecretAsync());
    }

    [Fact]
    public async Task Stack_outputs_reach_the_mocks()
    {
        var mocks = new RecordingMocks();
        var options = new TestOptions { StackName = "prod", ProjectName = "shop" };
        await Runs.TestAsync(() => new OutputStack(), mocks, options);
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
                {
                    _ = new Thing($"thing-{i}");
                }
            });
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"thing-{i}"), resources.Select(r => r.GetResourceName()));
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
